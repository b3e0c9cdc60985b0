"""The draft on the screen: written by the backbone, spoken about by members, closed to others."""

import pytest
from django.test import Client

from dure.agenda.models import AgendaComment, AgendaNode, Amendment, ReviewOccasion
from dure.agenda.queries import agenda_tree, draft_agenda
from dure.agenda.services import (
    agree_review,
    begin_draft,
    propose_amendment,
    raise_review,
    remove_clause,
    rewrite_clause,
)
from dure.agenda.tests.clauses import Written, adopted_agenda_of, written_draft
from dure.agenda.types import AmendmentDraft, OccasionDraft, Wording
from dure.ground.access.queries import house
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
IN = "/in/halmae/agenda/"
WORK = f"{IN}draft/work000000/"


@pytest.fixture
def home() -> Village:
    return village()


@pytest.fixture
def draft(home: Village) -> Written:
    return written_draft(home)


def second_version(home: Village) -> int:
    """The first version is in force, the second is being written and reads a little differently."""
    adopted_agenda_of(home)
    second: int = begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)
    node = agenda_tree(second).node("work000000")
    assert node is not None
    words = Wording(Words("배우고 함께 일한다", "Learn and work together"), node.text)
    rewrite_clause(home.director, node_id=node.id, revision=1, wording=words, at=NOW)
    return second


def opened(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_for_director_and_member(home: Village, language: str) -> None:
    second_version(home)
    pages = ("", "draft/", "draft/work000000/", "compare/", "reviews/", "1/shaped/", "2/picture/")
    for who in (home.director, home.reporter):
        browser = browser_of(who, language=language)
        for page in pages:
            assert "halmae" in opened(browser, IN + page)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_initiative_without_an_agenda_says_how_to_begin(home: Village, language: str) -> None:
    said = opened(browser_of(home.director, language=language), IN)
    assert ("첫 초안 쓰기" if language == "ko" else "Begin the first draft") in said
    assert ("첫 초안 쓰기" if language == "ko" else "Begin the first draft") not in opened(
        browser_of(home.reporter, language=language), IN
    )


def test_from_nothing_to_a_final_wording(home: Village) -> None:
    browser = browser_of(home.director, language="ko")
    browser.post(f"{IN}begin/")
    browser.post(f"{IN}draft/new/", {"kind": "vision", "title_ko": "평범한 하루를 산다"})
    made = draft_agenda(home.initiative.pk)
    assert made is not None
    vision = agenda_tree(made.id).nodes[0]
    said = {"kind": "outcome", "above": vision.key, "title_ko": "배우고 일한다"}
    browser.post(f"{IN}draft/new/", said)
    browser.post(f"{IN}freeze/", {"agenda": made.id})

    page = opened(browser, f"{IN}draft/")
    frozen = draft_agenda(home.initiative.pk)
    assert frozen is not None
    assert frozen.fingerprint in page
    assert "문안을 확정했어요" in page
    assert [node.title.ko for node in agenda_tree(made.id).nodes] == [
        "평범한 하루를 산다",
        "배우고 일한다",
    ]


def test_a_clause_without_a_heading_keeps_what_was_typed(home: Village, draft: Written) -> None:
    said = {"kind": "outcome", "above": "vision0000", "title_ko": " ", "text_ko": "긴 글이에요"}
    answer = browser_of(home.director, language="ko").post(f"{IN}draft/new/", said)
    assert answer.status_code == 422
    assert "조항의 제목을 적어 주세요" in answer.content.decode()
    assert "긴 글이에요" in answer.content.decode()


def test_the_second_of_two_writers_sees_both_texts(home: Village, draft: Written) -> None:
    first, second = (
        browser_of(home.director, language="ko"),
        browser_of(home.director, language="ko"),
    )
    typed = {"title_en": "Learn", "text_ko": "", "text_en": "", "revision": "1"}
    assert first.post(WORK, typed | {"title_ko": "먼저 쓴 제목"}).status_code == 302

    answer = second.post(WORK, typed | {"title_ko": "나중 쓴 제목"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "먼저 쓴 제목" in page
    assert 'value="나중 쓴 제목"' in page
    assert 'name="revision" value="2"' in page  # saved once more, it is taken
    assert (
        second.post(WORK, typed | {"title_ko": "나중 쓴 제목", "revision": "2"}).status_code == 302
    )


def test_a_member_comments_and_the_talk_is_closed_with_a_word(
    home: Village, draft: Written
) -> None:
    member = browser_of(home.reporter, language="ko")
    member.post(f"{WORK}talk/", {"deed": "say", "paragraph": "2", "words": "<b>누가</b> 하나요?"})
    talk = AgendaComment.objects.within(node_id=draft.node["work000000"]).get()
    browser_of(home.director, language="ko").post(
        f"{WORK}talk/", {"deed": "say", "answers": talk.pk, "words": "모두요."}
    )
    member.post(f"{WORK}talk/", {"deed": "resolve", "comment": talk.pk, "words": "알겠어요"})

    page = opened(member, WORK)
    assert "&lt;b&gt;누가&lt;/b&gt; 하나요?" in page
    assert "<b>누가</b>" not in page
    assert "알겠어요" in page
    assert "모두요." in page


def test_a_talk_about_earlier_words_stays_with_its_quotation(home: Village, draft: Written) -> None:
    browser_of(home.reporter, language="ko").post(
        f"{WORK}talk/", {"deed": "say", "paragraph": "2", "words": "여기요"}
    )
    words = Wording(Words("배우고 일한다", "Learn"), Words("새로 쓴 단락.", "New."))
    rewrite_clause(
        home.director, node_id=draft.node["work000000"], revision=1, wording=words, at=NOW
    )
    page = opened(browser_of(home.reporter, language="ko"), WORK)
    assert "글이 바뀌기 전에 나눈 말" in page
    assert "<blockquote>우리는 이렇게 한다.</blockquote>" in page


def test_an_amendment_is_shown_in_words_and_accepted(home: Village, draft: Written) -> None:
    member, director = (
        browser_of(home.reporter, language="ko"),
        browser_of(home.director, language="ko"),
    )
    said = {
        "deed": "amend",
        "revision": "1",
        "title_ko": "배우고 함께 일한다",
        "reason": "혼자 못 해요",
    }
    assert member.post(WORK, said).status_code == 302
    row = Amendment.objects.within(node_id=draft.node["work000000"]).get()

    page = opened(director, WORK)
    assert "<ins>" in page
    assert "혼자 못 해요" in page
    assert "[넣은 말]" in page  # what colour shows is said as well
    director.post(f"{WORK}steer/", {"deed": "accept", "amendment": row.pk, "revision": "1"})
    node = agenda_tree(draft.agenda_id).node("work000000")
    assert node is not None
    assert node.title.ko == "배우고 함께 일한다"


def test_an_amendment_to_a_clause_deleted_meanwhile_is_told_in_one_sentence(
    home: Village, draft: Written
) -> None:
    band = draft.node["band000000"]
    remove_clause(home.director, node_id=band, why="합쳤어요", at=NOW)
    said = {"deed": "amend", "revision": "1", "title_ko": "난타반", "reason": "이름이 바뀌었어요"}
    member = browser_of(home.reporter, language="ko")
    answer = member.post(f"{IN}draft/band000000/", said, follow=True)
    page = answer.content.decode()
    assert f"그사이 {home.director.name}님이 초안에서 뺐어요" in page
    assert "난타반" in page
    assert Amendment.objects.within(node_id=band).count() == 1


def test_an_amendment_without_a_reason_keeps_what_was_typed(home: Village, draft: Written) -> None:
    said = {"deed": "amend", "revision": "1", "title_ko": "새 제목", "reason": " "}
    answer = browser_of(home.reporter, language="ko").post(WORK, said)
    assert answer.status_code == 422
    assert 'value="새 제목"' in answer.content.decode()
    assert not Amendment.objects.within(node_id=draft.node["work000000"]).exists()


def test_who_has_no_part_here_neither_reads_nor_writes(home: Village, draft: Written) -> None:
    stranger = village("daon").reporter
    for page in ("", "draft/", "draft/work000000/", "compare/", "1/shaped/", "1/picture/"):
        assert browser_of(stranger, language="ko").get(IN + page).status_code == 403, page
    member = browser_of(home.reporter, language="ko")
    assert member.post(f"{WORK}steer/", {"deed": "remove", "why": "미워요"}).status_code == 403
    assert member.post(f"{IN}freeze/", {"agenda": draft.agenda_id}).status_code == 403
    assert member.post(WORK, {"revision": "1", "title_ko": "내 글"}).status_code in (403, 422)
    assert Client().get(f"{IN}draft/").status_code == 302
    funder = browser_of(home.funder, language="ko")
    assert funder.post(f"{WORK}talk/", {"deed": "say", "words": "돈"}).status_code == 403
    node = agenda_tree(draft.agenda_id).node("work000000")
    assert node is not None
    assert (node.title.ko, node.removed_at) == ("배우고 일한다", None)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"deed": "dance"}, "무엇을 하려는지 알 수 없어요"),
        ({"deed": "move", "above": "paid000000"}, "그 자리에는 이 조항을 둘 수 없어요"),
        ({"deed": "remove", "why": ""}, "까닭을 적어 주세요"),
        ({"deed": "agree", "due_on": "어제"}, "다시 볼 날짜 하나"),
        ({"deed": "agree", "indicator": "F10", "crosses": "below", "threshold": "NaN"}, "기준값"),
        ({"deed": "accept", "amendment": "99999999999"}, "그런 수정안을 찾을 수 없어요"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    home: Village, draft: Written, said: dict[str, str], told: str
) -> None:
    answer = browser_of(home.director, language="ko").post(f"{WORK}steer/", said, follow=True)
    assert told in answer.content.decode()


def test_the_director_moves_takes_out_and_puts_back(home: Village, draft: Written) -> None:
    browser = browser_of(home.director, language="ko")
    browser.post(f"{IN}draft/art0000000/shift/", {"before": "work000000"})
    browser.post(f"{IN}draft/band000000/steer/", {"deed": "remove", "why": "다음에"})
    labels = {one.key: one.label for one in agenda_tree(draft.agenda_id).nodes}
    assert labels["art0000000"] == "1"
    assert "band000000" not in labels
    assert "다음에" in opened(browser, f"{IN}draft/")
    browser.post(f"{IN}draft/band000000/restore/")
    assert "band000000" in {one.key for one in agenda_tree(draft.agenda_id).nodes}


def test_assumptions_and_occasions_are_kept(home: Village, draft: Written) -> None:
    browser = browser_of(home.director, language="en")
    browser.post(
        f"{IN}draft/work000000/steer/",
        {"deed": "assume", "upper": "vision0000", "assumption_en": "Work makes a day ordinary"},
    )
    browser.post(
        f"{IN}draft/jobs000000/steer/",
        {"deed": "agree", "indicator": "F10", "crosses": "below", "threshold": "1,500"},
    )
    assert "Work makes a day ordinary" in opened(browser, WORK)
    occasion = ReviewOccasion.objects.within(initiative_id=home.initiative.pk).get()
    assert occasion.threshold == 1500
    shown = opened(browser, f"{IN}draft/jobs000000/")
    assert "when F10 falls below 1,500<" in shown  # not 1,500.00
    korean = opened(browser_of(home.director), f"{IN}draft/jobs000000/")
    assert "F10이 1,500 아래로 내려가면" in korean  # ten is read 십


@pytest.mark.parametrize(("language", "told"), [("ko", "고친 조항 1"), ("en", "Reworded 1")])
def test_two_versions_are_compared_in_words(home: Village, language: str, told: str) -> None:
    second_version(home)
    page = opened(browser_of(home.reporter, language=language), f"{IN}compare/?from=1&to=2")
    assert told in page
    assert "<ins>" in page
    assert browser_of(home.reporter, language=language).get(
        f"{IN}compare/?from=1&to=77"
    ).status_code in (
        404,
        422,
        400,
        403,
    )


def test_the_picture_is_a_file_in_both_languages_and_three_shapes(home: Village) -> None:
    adopted_agenda_of(home)
    browser = browser_of(home.reporter, language="ko")
    for shape in ("wide", "tall", "phone"):
        for language, word in (("ko", "배우고 일한다"), ("en", "Learn and work")):
            answer = browser.get(f"{IN}1/picture/{shape}-{language}.svg")
            assert answer["Content-Type"] == "image/svg+xml"
            assert word in answer.content.decode()
    assert browser.get(f"{IN}1/picture/round-ko.svg").status_code == 404
    assert Client().get("/i/halmae/agenda/picture/tall-ko.svg").status_code == 200


def test_a_review_is_ended_with_a_reason(home: Village) -> None:
    adopted_agenda_of(home)
    occasion = agree_review(
        home.director,
        initiative_id=home.initiative.pk,
        key="work000000",
        occasion=OccasionDraft(due_on=TODAY),
        at=NOW,
    )
    told = Words("날이 됐어요.", "The day has come.")
    review = raise_review(house(), occasion_id=occasion, seen="2026-11-22", told=told, at=NOW)
    director = browser_of(home.director, language="ko")
    assert "날이 됐어요." in opened(director, IN)
    assert "날이 됐어요." in opened(browser_of(home.reporter, language="ko"), f"{IN}reviews/")
    director.post(f"{IN}reviews/{review}/end/", {"outcome": "kept", "reason": "아직 맞아요"})
    assert "아직 맞아요" in opened(director, f"{IN}reviews/")
    assert "아직 맞아요" in opened(director, f"{IN}1/shaped/")


def test_a_review_of_another_initiative_is_not_ended_from_here(home: Village) -> None:
    elsewhere = village("daon")
    adopted_agenda_of(elsewhere)
    occasion = agree_review(
        elsewhere.director,
        initiative_id=elsewhere.initiative.pk,
        key="work000000",
        occasion=OccasionDraft(due_on=TODAY),
        at=NOW,
    )
    told = Words("날", "day")
    review = raise_review(house(), occasion_id=occasion, seen="x", told=told, at=NOW)
    answer = browser_of(home.director, language="ko").post(
        f"{IN}reviews/{review}/end/", {"outcome": "kept", "reason": "몰래"}, follow=True
    )
    assert answer.status_code == 404


def test_the_page_of_shapers_says_who_was_silent(home: Village, draft: Written) -> None:
    said = AmendmentDraft(1, Wording(Words("다른 글", "Other")), "까닭이 있어요", home.kitchen.pk)
    propose_amendment(home.reporter, node_id=draft.node["work000000"], amendment=said, at=NOW)
    page = opened(browser_of(home.welfare_reporter, language="ko"), f"{IN}1/shaped/")
    silent = page.split("말이 없었던 곳")[1]
    assert str(home.welfare.name.ko) in silent
    assert str(home.kitchen.name.ko) not in silent.split("무엇이 왜 바뀌었나")[0]


def test_a_clause_of_another_initiative_is_nowhere_here(home: Village, draft: Written) -> None:
    written_draft(village("daon"))
    AgendaNode.objects.within(agenda_id=draft.agenda_id, key="band000000").update(key="elsewhere0")
    answer = browser_of(home.director, language="ko").get(f"{IN}draft/band000000/")
    assert answer.status_code in (404, 422, 400)

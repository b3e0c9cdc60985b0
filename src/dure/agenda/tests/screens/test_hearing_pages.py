"""The pages of hearing, as the director, a member, a resident on a phone and a stranger meet them."""

from datetime import timedelta

import lucide
import pytest
from django.test import Client

from dure.agenda.models import AgendaQuestion, Opinion, Statement, Voice
from dure.agenda.screens.moderate.pictures import PICTURES
from dure.agenda.services import close_question, judge_rush
from dure.agenda.services.reckon_question import reckon_question
from dure.agenda.tests.hearing_story import Hall, asked, by_link, says
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import village
from dure.kernel.clock import day_of, now

pytestmark = pytest.mark.django_db
HOME = "/in/halmae/agenda/questions/"


def hall(**other: object) -> Hall:
    """A question of today."""
    made = village()
    return Hall(made, *asked(made, **other))


def at(made: Hall, rest: str = "") -> str:
    return f"{HOME}{made.question.public_id}/{rest}"


def phone(language: str = "ko") -> Client:
    """A phone that nobody signed in on."""
    client = Client()
    client.cookies["dure_language"] = language
    return client


def crowd(made: Hall, *, alike: int = 6, others: int = 6) -> None:
    """Two camps of residents and of people with lived experience."""
    for one in range(alike):
        says(made, by_link(made, f"a{one}"), [1, -1, 1], now())
    for one in range(others):
        says(made, by_link(made, f"b{one}", "lived"), [-1, 1, 1], now())


NEW = {
    "title_ko": "무엇을 먼저 할까요?",
    "types": ["social_cooperative"],
    "others": ["lived", "residents"],
    "more": "이장단",
    "by_link": "on",
    "anonymous": "on",
    "smallest": "5",
    "statements": "버스가 더 다녀야 해요.\n\n의자가 낮으면 좋겠어요.\n",
}


def test_the_director_opens_a_question_with_its_groups_and_first_statements():
    made = village()
    client = browser_of(made.director)
    fields = NEW | {"closes_on": str(day_of(now()) + timedelta(days=7))}
    where = send(client, f"{HOME}new/", **fields)

    row = AgendaQuestion.objects.everywhere("test").get()
    assert where == f"{HOME}{row.public_id}/"
    assert [one.name_ko for one in row.groups.order_by("pk")] == [
        "사회적협동조합",
        "당사자",
        "주민",
        "이장단",
    ]
    assert Statement.objects.everywhere("test").filter(state="accepted").count() == 2
    assert "무엇을 먼저 할까요?" in page(client, where)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"closes_on": "2020-01-01"}, "오늘이거나 그 뒤여야"),
        ({"types": [], "others": [], "more": ""}, "초대할 모임을 하나 이상"),
        ({"smallest": "2"}, "3명부터"),
        ({"statements": "길" * 141}, "140자까지 적을 수 있는데 지금 141자"),
        ({"statements": "같은 말\n같은 말!"}, "같은 의견이 이미"),
        ({"title_ko": ""}, "고칠 곳이 있어요"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_the_form_and_nothing_is_half_opened(wrong, told):
    made = village()
    fields = NEW | {"closes_on": str(day_of(now()) + timedelta(days=7))} | wrong
    assert told in send(browser_of(made.director), f"{HOME}new/", status=422, **fields)
    assert not AgendaQuestion.objects.everywhere("test").exists()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_before_enough_people_answered_the_page_says_so_and_shows_no_number(language):
    made = hall()
    says(made, by_link(made, "one"), [1, 1, 1], now())
    reckon_question(made.question.id, at=now())
    seen = page(browser_of(made.village.reporter, language=language), at(made))
    assert ("3명이 답하면" if language == "ko" else "once 3 people have answered") in seen
    assert "stat-figure" not in seen


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_result_shows_what_all_share_with_its_why_and_every_group(language):
    made = hall()
    crowd(made)
    reckon_question(made.question.id, at=now())
    seen = page(browser_of(made.village.funder, language=language), at(made))
    if language == "ko":
        assert "답한 12명 가운데 12명(100%)이 동의했어요. 그룹마다 절반이 넘어요" in seen
        assert "점 하나는 한 명" in seen
    else:
        assert "12 of the 12 who answered (100%) agreed." in seen
    assert seen.count('class="dot"') == 12
    assert 'hx-trigger="every 15s"' in seen


def test_a_part_of_the_page_is_answered_alone_for_the_live_view():
    made = hall()
    crowd(made)
    reckon_question(made.question.id, at=now())
    client = browser_of(made.village.reporter)
    part = client.get(at(made), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "모두가 함께하는 것" in part


def test_a_group_of_two_is_hidden_in_every_table():
    made = hall(smallest=5)
    crowd(made, alike=12, others=2)
    reckon_question(made.question.id, at=now())
    seen = page(browser_of(made.village.director), at(made))
    declared = seen.split('id="declared"')[1].split("</section>")[0]
    assert declared.count("가림") >= 6  # two groups of three, in the head and for each statement
    assert "12명" not in declared
    assert "5명보다 적게 들었어요" in seen


def test_strangers_and_people_of_other_houses_are_kept_out():
    made = hall()
    for rest in ("", "answer/", "statements/", "close/", "links/", "votes.csv"):
        assert phone().get(at(made, rest)).status_code == 302
    elsewhere = browser_of(village("other").reporter)
    for rest in ("", "answer/", "statements/", "votes.csv", "statements.csv"):
        assert elsewhere.get(at(made, rest)).status_code == 403
    reporter = browser_of(made.village.reporter)
    for rest in ("close/", "links/", "statements/put/"):
        assert reporter.get(at(made, rest)).status_code in (403, 405)
    assert reporter.get(f"{HOME}nothere/").status_code == 404


def test_a_resident_answers_on_a_phone_without_an_account_one_statement_at_a_time():
    made = hall()
    client, where = phone(), f"/hear/{made.tokens['residents']}/"
    for turn in range(3):
        seen = page(client, where)
        assert seen.count('<article class="hearing-card"') == 3 - turn
        assert seen.count(" hidden>") >= 2 - turn
        statement = seen.split('name="statement" value="')[1].split('"')[0]
        send(client, where, statement=statement, vote="1")
        assert "‘동의’로 답했어요." in page(client, where)
    assert "모두 답했어요" in page(client, where)
    assert Voice.objects.everywhere("test").count() == 1
    assert client.cookies["dure_voice"]["httponly"]
    assert client.cookies["dure_voice"]["path"] == "/hear/"


def test_a_second_tab_replaces_the_answer_and_says_so():
    made = hall()
    client, where = phone(), f"/hear/{made.tokens['residents']}/"
    page(client, where)
    key = made.statement(1).pk
    send(client, where, statement=key, vote="1")
    send(client, where, statement=key, vote="-1")
    assert "앞서 고른 ‘동의’를 ‘반대’로 바꿨어요." in page(client, where)
    assert Opinion.objects.everywhere("test").get().vote == -1


def test_whoever_writes_the_cookie_themselves_is_a_new_device():
    made = hall()
    client, where = phone(), f"/hear/{made.tokens['residents']}/"
    client.cookies["dure_voice"] = "another:device"
    page(client, where)
    assert ":" in client.cookies["dure_voice"].value
    assert client.cookies["dure_voice"].value != "another:device"


def test_the_script_of_the_page_gets_the_next_cards_and_what_was_said():
    made = hall()
    client, where = phone("en"), f"/hear/{made.tokens['residents']}/"
    page(client, where)
    fields = {"statement": made.statement(2).pk, "vote": "0"}
    told = client.post(where, fields, headers={"X-Hearing": "1"}).json()
    assert (told["ok"], told["answered"], told["total"]) == (True, 1, 3)
    assert told["said"] == "You answered “pass”."
    assert told["cards"].count("hearing-text") == 2


@pytest.mark.parametrize("vote", ["", "9", "agree", "1; drop", "²", "-1-1", "9" * 40])
def test_a_vote_that_is_none_is_said_in_a_sentence(vote):
    made = hall()
    client, where = phone(), f"/hear/{made.tokens['residents']}/"
    page(client, where)
    fields = {"statement": made.statement(1).pk, "vote": vote}
    told = client.post(where, fields, headers={"X-Hearing": "1"}).json()
    assert (told["ok"], told["said"]) == (False, "동의, 반대, 넘기기 가운데 하나를 골라 주세요.")


def test_a_wrong_link_leads_nowhere_and_says_so():
    hall()
    assert "보내 준 사람에게" in page(phone(), "/hear/abcdefgh/", status=404)


def test_easy_reading_has_easy_words_a_picture_and_reads_aloud():
    made = hall()
    row = made.statement(1)
    row.easy_ko, row.picture = "버스를 늘려요", "bus"
    row.save()
    seen = page(phone(), f"/hear/{made.tokens['lived']}/?easy=1")
    assert "버스를 늘려요" in seen
    assert "hearing-picture" in seen
    assert "data-read" in seen
    assert "점심 이야기예요." in seen
    assert "버스를 늘려요" not in page(phone(), f"/hear/{made.tokens['lived']}/")


def test_a_script_in_a_statement_is_shown_as_it_was_written():
    made = hall()
    client, where = phone(), f"/hear/{made.tokens['residents']}/"
    page(client, where)
    send(client, where, text="<script>alert(1)</script>밥")
    seen = page(browser_of(made.village.director), at(made, "statements/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;밥" in seen
    assert "<script>alert" not in seen
    assert "&lt;script&gt;" in page(client, where)  # among what one wrote oneself


def test_a_script_that_was_taken_in_is_read_by_the_next_one_and_run_by_nobody():
    made = hall()
    writer, where = phone(), f"/hear/{made.tokens['residents']}/"
    page(writer, where)
    send(writer, where, text="<script>alert(1)</script>밥")
    director = browser_of(made.village.director)
    send(director, at(made, "statements/4/judge/"), act="accepted")
    crowd(made)

    cards = phone().post(
        where, {"statement": made.statement(1).pk, "vote": "1"}, headers={"X-Hearing": "1"}
    )
    pages = [
        page(phone(), where),
        page(phone(), f"{where}?easy=1"),
        cards.json()["cards"],
        page(browser_of(made.village.reporter), at(made, "statements/")),
        page(browser_of(made.village.reporter), at(made)),
    ]
    for shown in pages:
        assert "<script>alert" not in shown
    for shown in pages[:4]:
        assert "&lt;script&gt;alert(1)&lt;/script&gt;밥" in shown


def test_a_member_of_several_groups_says_once_as_whom_and_then_answers():
    made = hall()
    client = browser_of(made.village.reporter)
    assert "누구로서 답하나요?" in page(client, at(made, "answer/"))
    lived = next(one.id for one in made.question.groups if one.kind == "lived")
    assert "data-answer" in page(client, at(made, f"answer/?group={lived}"))
    send(client, at(made, "answer/"), statement=made.statement(1).pk, vote="1", group=lived)
    assert Voice.objects.everywhere("test").get().group_id == lived
    assert "누구로서" not in page(client, at(made, "answer/"))


def test_whoever_is_not_invited_is_told_so_in_a_sentence():
    made = hall()
    strange = browser_of(made.village.reporter)
    assert "초대받은 모임에" in page(strange, at(made, "answer/?group=999999"), status=422)


@pytest.mark.parametrize(
    ("act", "reason", "told"),
    [
        ("accepted", "", "의견을 받았어요."),
        ("rejected", "", "까닭을 적어 주세요"),
        ("rejected", "사람을 가리켜요", "의견을 받지 않았어요."),
        ("held", "다시 볼게요", "의견을 보류했어요."),
    ],
)
def test_a_moderator_decides_and_every_member_reads_the_log(act, reason, told):
    made = hall()
    resident, where = phone(), f"/hear/{made.tokens['residents']}/"
    page(resident, where)
    send(resident, where, text="국이 싱거워요")
    director = browser_of(made.village.director)
    judge = at(made, "statements/4/judge/")
    send(director, judge, act=act, reason=reason)
    assert told in page(director, at(made, "statements/"))
    log = page(browser_of(made.village.reporter), at(made, "statements/"))
    assert (reason in log) if reason else True
    assert ("국이 싱거워요" in log) is (act == "accepted")


def test_the_director_puts_one_more_and_dresses_it():
    made = hall()
    director = browser_of(made.village.director)
    send(director, at(made, "statements/put/"), text="의자가 낮아요", picture="nonsense")
    assert made.statement(4).picture == ""
    send(director, at(made, "statements/4/dress/"), text_en="Low chairs", picture="house")
    assert (made.statement(4).text_en, made.statement(4).picture) == ("Low chairs", "house")
    assert send(director, at(made, "statements/77/dress/"), status=404)
    shown = page(director, at(made, "statements/"))
    assert 'aria-label="발자국"' in shown  # a picture is read aloud by its name, not by its file's
    assert 'aria-label="footprints"' in page(
        browser_of(made.village.director, language="en"), at(made, "statements/")
    )
    assert (
        'name="text_en" maxlength="200" value="국이 싱거워요"' not in shown
    )  # Korean is no English


def test_closing_names_who_was_not_heard_and_prints_the_reason_with_the_result():
    made = hall()
    crowd(made)
    director = browser_of(made.village.director)
    asks = page(director, at(made, "close/"))
    assert "아직 못 들었어요" in asks
    assert "사회적협동조합" in asks
    send(director, at(made, "close/"), status=422, reason="음")
    reason = "<b>조합</b> 회의가 다음 주라 그때 따로 들을게요"
    assert send(director, at(made, "close/"), reason=reason) == at(made)
    seen = page(browser_of(made.village.funder), at(made))
    assert "&lt;b&gt;조합&lt;/b&gt; 회의가" in seen
    assert "듣지 못하고 닫은 모임" in seen
    assert 'hx-trigger="every' not in seen
    assert "조합" in page(phone(), f"/hear/{made.tokens['residents']}/result/")


def test_an_answer_after_the_close_is_told_and_does_not_count():
    made = hall()
    client, where = phone(), f"/hear/{made.tokens['residents']}/"
    page(client, where)
    reason = "모임이 다음 달이라 그때 들을게요"
    close_question(made.village.director, question_id=made.question.id, reason=reason, at=now())
    fields = {"statement": made.statement(1).pk, "vote": "1"}
    told = client.post(where, fields, headers={"X-Hearing": "1"}).json()
    assert (told["ok"], told["over"]) == (False, True)
    assert "질문이 닫혔어요" in told["said"]
    assert "이 질문은 닫혔어요" in page(client, where)
    assert not Opinion.objects.everywhere("test").exists()


def test_a_rush_is_said_in_one_sentence_to_who_came_and_who_looks(monkeypatch):
    monkeypatch.setattr("dure.agenda.services.voices.MOST_A_MINUTE", 2)
    made = hall()
    where = f"/hear/{made.tokens['residents']}/"
    for _ in range(3):
        last = phone()
        page(last, where)
        fields = {"statement": made.statement(1).pk, "vote": "1"}
        told = last.post(where, fields, headers={"X-Hearing": "1"}).json()
    assert "사람이 살펴본 다음에 세어요. 사라지지 않아요." in told["said"]
    director = browser_of(made.village.director)
    assert "목소리 3개와 답 3개를 따로" in page(director, at(made, "statements/"))
    link = by_link(made, "x").link_id
    send(director, at(made, f"rush/{link}/"), act="counted")
    assert Voice.objects.everywhere("test").filter(state="counted").count() == 3
    assert judge_rush(made.village.director, link_id=link, act="counted", at=now()) == 0


def test_the_files_for_recomputing_name_nobody_and_wait_for_enough():
    made = hall()
    reporter = browser_of(made.village.reporter)
    assert reporter.get(at(made, "votes.csv")).status_code == 422
    crowd(made, alike=3, others=0)
    assert reporter.get(at(made, "votes.csv")).status_code == 422  # while answers come in
    assert "votes.csv" not in page(reporter, at(made))
    why = "주민을 만나지 못했지만 마감이 다가왔어요"
    close_question(made.village.director, question_id=made.question.id, reason=why, at=now())
    votes = reporter.get(at(made, "votes.csv")).content.decode().splitlines()
    assert (votes[0], len(votes)) == ("participant,statement,vote", 10)
    statements = reporter.get(at(made, "statements.csv")).content.decode()
    assert statements.splitlines()[0] == "statement,text,moderated"
    assert "버스가 더 자주 다녀야 해요." in statements


@pytest.mark.parametrize("language", ["ko", "en"])
def test_links_have_a_code_to_scan_and_only_for_groups_without_accounts(language):
    made = hall()
    seen = page(browser_of(made.village.director, language=language), at(made, "links/"))
    assert seen.count("<svg") > 2
    assert seen.count('class="secret"') == 2
    assert made.tokens["lived"] in seen


@pytest.mark.parametrize("language", ["ko", "en"])
def test_today_leads_to_the_question_and_the_list_of_questions_knows_it(language):
    made = hall()
    client = browser_of(made.village.reporter, language=language)
    seen = page(client, "/today/")
    assert at(made, "answer/") in seen
    assert ("의견 3개에 답해 주세요" if language == "ko" else "3 statements to answer") in seen
    assert at(made) in page(client, HOME)


def test_an_initiative_that_never_asked_says_so():
    made = village()
    assert "아직 물은 것이 없어요." in page(browser_of(made.funder), HOME)


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_that_can_be_chosen_can_be_drawn(picture):
    assert "<svg" in lucide._render_icon(picture, 96)

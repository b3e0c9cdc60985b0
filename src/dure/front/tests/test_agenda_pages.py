"""The agenda is read with its numbers: members see what they may, everybody what was published."""

import pytest
from django.test import Client

from dure.agenda.models import AgendaNode
from dure.agenda.services import (
    agree_review,
    begin_draft,
    propose_amendment,
    raise_review,
    say_comment,
)
from dure.agenda.tests.clauses import Written, adopted_agenda_of, written_draft
from dure.agenda.types import AmendmentDraft, CommentDraft, OccasionDraft, Wording
from dure.front.queue.mine import my_queue
from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.words import Words
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> County:
    """Two kitchens have reported March; the agenda's indicator is the one they count."""
    told = county()
    reports(told, "손맛", "2026-03", {"": 43})
    reports(told, "두손", "2026-03", {"": 71})
    return told


def counting(draft: Written, code: str = "M01") -> None:
    AgendaNode.objects.within(agenda_id=draft.agenda_id, key="paid000000").update(refers_to=code)


def test_a_member_sees_the_live_number_of_an_adopted_clause(made: County) -> None:
    counting(adopted_agenda_of(made.village))
    browser = signed_in(Client(), made.village.director)

    page = text_of(browser, "/in/halmae/agenda/1/")

    assert "114" in page
    assert '/in/halmae/indicators/M01/"' in page
    assert "사장님들이 함께 일해 본 적이 있다." in page
    assert "114" in text_of(browser, "/in/halmae/agenda/1/work000000/")  # through its strategy
    clause = text_of(browser, "/in/halmae/agenda/1/paid000000/")
    assert "114" in clause
    assert "지표 열기" in clause


def test_everybody_sees_published_numbers_and_no_others(made: County) -> None:
    counting(adopted_agenda_of(made.village))
    assert "114" not in text_of(Client(), "/i/halmae/agenda/")
    assert "아직 보여 줄 값이 없어요" in text_of(Client(), "/i/halmae/agenda/")

    publish(made)

    assert "114" in text_of(Client(), "/i/halmae/agenda/")
    assert '/i/halmae/indicators/M01/"' in text_of(Client(), "/i/halmae/agenda/paid000000/")


def test_a_stranger_reads_the_adopted_text_and_never_the_draft(made: County) -> None:
    adopted_agenda_of(made.village)
    second = begin_draft(made.village.director, initiative_id=made.village.initiative.pk, at=NOW)
    AgendaNode.objects.within(agenda_id=second, key="art0000000").update(
        title_ko="몰래 쓴 글", title_en="Secret"
    )
    for browser in (Client(), in_english(Client())):
        page = text_of(browser, "/i/halmae/agenda/")
        assert "몰래 쓴 글" not in page
        assert "Secret" not in page
    assert "Speak through art" in text_of(in_english(Client()), "/i/halmae/agenda/")
    assert Client().get("/in/halmae/agenda/2/").status_code == 302
    stranger = signed_in(Client(), village("daon").director)
    assert stranger.get("/in/halmae/agenda/2/").status_code == 403


def test_before_anything_is_adopted_the_public_page_says_so() -> None:
    home = village()
    written_draft(home)
    assert "공동의제를 함께 쓰고 있어요" in text_of(Client(), "/i/halmae/agenda/")
    assert "배우고 일한다" not in text_of(Client(), "/i/halmae/agenda/")
    assert Client().get("/i/halmae/agenda/work000000/").status_code in (404, 409, 422, 403)


def test_a_clause_that_is_not_there_is_no_page(made: County) -> None:
    adopted_agenda_of(made.village)
    assert Client().get("/i/halmae/agenda/nowhere000/").status_code in (404, 409, 422, 403)
    browser = signed_in(Client(), made.village.director)
    assert browser.get("/in/halmae/agenda/9/").status_code in (404, 409, 422, 403)


@pytest.mark.parametrize(("kind", "offered"), [("indicator", "M01"), ("activity", "care_meals")])
def test_the_director_ties_a_clause_to_what_is_counted(
    made: County, kind: str, offered: str
) -> None:
    written_draft(made.village)
    browser = signed_in(Client(), made.village.director)
    page = text_of(browser, f"/in/halmae/agenda/draft/jobs000000/connect/?kind={kind}")
    if kind == "indicator":
        assert f'name="code" value="{offered}"' in page
    said = {"kind": kind, "above": "jobs000000", "code": offered, "title_ko": "이은 것"}
    assert browser.post("/in/halmae/agenda/draft/new/", said).status_code == 302
    assert AgendaNode.objects.within(title_ko="이은 것", refers_to=offered).exists()
    reporter = signed_in(Client(), made.village.reporter)
    assert reporter.get("/in/halmae/agenda/draft/jobs000000/connect/").status_code == 403


def kinds(actor: Actor) -> list[str]:
    return [line.kind for line in my_queue(actor, NOW) if line.kind in AGENDA]


AGENDA = {"amendment", "review", "draft"}


def test_today_asks_a_member_to_speak_until_it_has_spoken() -> None:
    home = village()
    draft = written_draft(home)
    assert kinds(home.reporter) == ["draft"]
    assert kinds(home.funder) == []

    said = CommentDraft("좋아요", organisation_id=home.kitchen.pk)
    say_comment(home.reporter, node_id=draft.node["work000000"], comment=said, at=NOW)

    assert kinds(home.reporter) == []
    assert kinds(home.welfare_reporter) == ["draft"]


def test_today_tells_the_director_of_amendments_and_reviews() -> None:
    home: Village = village()
    first = adopted_agenda_of(home)
    assert kinds(home.director) == []
    said = AmendmentDraft(1, Wording(Words("다른 글", "Other")), "까닭", home.kitchen.pk)
    begin_draft(home.director, initiative_id=home.initiative.pk, at=NOW)
    propose_amendment(home.reporter, node_id=first.node["work000000"], amendment=said, at=NOW)
    occasion = agree_review(
        home.director,
        initiative_id=home.initiative.pk,
        key="work000000",
        occasion=OccasionDraft(due_on=TODAY),
        at=NOW,
    )
    raise_review(house(), occasion_id=occasion, seen="x", told=Words("날", "day"), at=NOW)

    assert kinds(home.director) == ["amendment", "review"]

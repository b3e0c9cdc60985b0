"""The paper on the screen: what was marked stays marked after a no, and who comes too late is told."""

import pytest
from django.test import Client

from dure.agenda.models import BallotPaper
from dure.agenda.services import close_ballot
from dure.agenda.tests.assembly import (
    Federation,
    federation,
    meets,
    opened,
    votes,
)
from dure.ground.access.models import Affiliation
from dure.ground.tests.browser import browser_of, page, send
from dure.kernel.clock import now

pytestmark = pytest.mark.django_db
LOGOS = ("햇살", "두 손", "나무")


@pytest.fixture
def here() -> Federation:
    return federation(3)


def put(here: Federation, method: str, *, secret: bool = False) -> str:
    """A ballot of a meeting that goes on."""
    names = LOGOS if method != "majority" else ()
    return opened(
        here, method, options=names, meeting=meets(here), closes_at=None, is_secret=secret
    )


def address(ballot: str) -> str:
    return f"/in/daon/agenda/ballots/{ballot}/"


@pytest.mark.parametrize(
    ("method", "marks", "kept"),
    [
        ("majority", {"answer": "2"}, 'value="2" required checked'),
        ("ranked", {"mark-1": "2", "mark-3": "1"}, '<option value="2" selected>'),
        ("approval", {"choice": ["1", "3"]}, 'name="choice" value="3" checked'),
        ("score", {"mark-2": "7"}, '<option value="7" selected>'),
    ],
)
def test_a_secret_vote_without_its_receipt_is_told_why_and_keeps_its_marks(
    here: Federation, method: str, marks: dict[str, object], kept: str
) -> None:
    ballot = put(here, method, secret=True)
    votes(here, ballot, 0, 1)
    phone = browser_of(here.delegates[0])
    before = page(phone, address(ballot))
    assert kept not in before

    html = send(phone, address(ballot), status=422, organisation=here.org(0), **marks)

    assert "확인 번호를 적어 주세요" in html
    assert kept in html
    assert html.count(" checked") + html.count(" selected>") == sum(
        len(each) if isinstance(each, list) else 1 for each in marks.values()
    )
    assert BallotPaper.objects.everywhere("test").count() == 1


@pytest.mark.parametrize("strange", ["", "x", "-1", "9999", "１", "1.5", "<i>x"])
def test_a_strange_mark_is_refused_or_passed_over_and_breaks_no_page(
    here: Federation, strange: str
) -> None:
    ballot = put(here, "ranked")
    sent = {"organisation": here.org(0), "mark-1": strange, "mark-2": strange}
    answer = browser_of(here.delegates[0]).post(address(ballot), sent)
    assert answer.status_code in {200, 422}
    assert "<i>x" not in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "이미 마감한 투표예요. 이 표는 담기지 않았어요."),
        ("en", "This ballot is closed; the vote was not taken in."),
    ],
)
def test_who_sends_after_the_closing_is_told_on_the_page_of_the_result(
    here: Federation, language: str, told: str
) -> None:
    ballot = put(here, "majority")
    for member in range(2):
        votes(here, ballot, member, 1)
    close_ballot(here.director, ballot=ballot, at=now())
    late = browser_of(here.delegates[2], language=language)

    where = send(late, address(ballot), organisation=here.org(2), answer="2")

    assert where == f"{address(ballot)}result/"
    assert told in page(late, where)
    assert told not in page(late, where)  # said once
    assert BallotPaper.objects.everywhere("test").count() == 2
    stranger = Client()
    assert stranger.post(address(ballot), {"answer": "1"}).status_code in {302, 403}


def test_who_only_reads_a_closed_ballot_is_led_to_its_result_without_a_word(
    here: Federation,
) -> None:
    ballot = put(here, "majority")
    close_ballot(here.director, ballot=ballot, at=now())
    reader = browser_of(here.delegates[0])
    assert reader.get(address(ballot)).headers["Location"] == f"{address(ballot)}result/"
    assert "담기지 않았어요" not in page(reader, f"{address(ballot)}result/")


def test_the_ranking_speaks_both_languages_and_works_without_a_script(here: Federation) -> None:
    ballot = put(here, "ranked")
    assert "원하는 순서대로 눌러 주세요" in page(browser_of(here.delegates[0]), address(ballot))
    html = page(browser_of(here.delegates[1], language="en"), address(ballot))
    assert "Touch them in your order" in html
    assert html.count("<select") == len(LOGOS)
    assert "data-ranking" not in page(browser_of(here.delegates[1]), address(put(here, "score")))


def test_who_is_replaced_while_the_paper_lies_open_is_told_that_it_was_not_taken(
    here: Federation,
) -> None:
    """The page was opened as delegate; when it is sent somebody else speaks for 꿈자람."""
    ballot = put(here, "majority")
    phone = browser_of(here.delegates[0])
    page(phone, address(ballot))
    Affiliation.objects.filter(account_id=here.delegates[0].account_id).update(delegate="")

    html = send(phone, address(ballot), status=422, organisation=here.org(0), answer="1")

    assert "대의원이나 교체 대의원만 할 수 있어요" in html
    assert not BallotPaper.objects.everywhere("test").exists()

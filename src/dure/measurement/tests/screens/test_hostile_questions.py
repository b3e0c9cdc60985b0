"""What somebody writes behind the question mark of the desk and of an indicator makes no page fall over."""

import pytest

from dure.ground.tests.browser import browser_of
from dure.measurement.tests.releases import county, reports

pytestmark = pytest.mark.django_db
NASTY = (
    "²",
    "-1",
    "x",
    "99999999999999999999",
    "\x00",
    "2026-13",
    "0000",
    "2026-Q9",
    "２０２６-09",
    "%",
)


@pytest.fixture
def client():
    made = county()
    reports(made, "손맛", "2026-09", {"": 43, "sex=f": 40, "sex=m": 3})
    return browser_of(made.village.director)


def test_an_indicator_answers_whatever_period_is_asked_for(client):
    for period in (*NASTY, "2026-Q3", "2026", "1899-01", "9999-12", ""):
        answer = client.get("/in/halmae/indicators/M01/", {"period": period})
        assert answer.status_code < 500, period
    assert client.get("/in/halmae/indicators/M01/", {"period": "2026-09"}).status_code == 200


def test_the_desk_opens_at_its_first_page_whatever_page_is_asked_for(client):
    for written in NASTY:
        answer = client.get("/in/halmae/desk/", {"page": written, "round": written})
        assert answer.status_code == 200, written


def test_what_is_no_report_is_neither_approved_nor_written_to(client):
    for written in NASTY:
        for verb in ("approve", "remind"):
            told = {"report": written, "round": written}
            answer = client.post(f"/in/halmae/desk/{verb}/", told)
            assert answer.status_code < 500, (verb, written)

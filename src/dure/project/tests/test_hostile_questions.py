"""Whatever somebody writes behind the question mark of an address, a page answers and never falls over."""

import pytest
from django.http import HttpResponseBase
from django.test import Client

from dure.ground.tests.browser import browser_of
from dure.kernel.testing.instance import ON_SERVER
from dure.project.tests.every_page import addresses, house

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # some thousand answers
NAMES = (
    *(
        "next",
        "before",
        "purpose",
        "state",
        "org",
        "from",
        "to",
        "kind",
        "starts_on",
        "ends_before",
    ),
    *("before_id", "indicator", "release", "level", "period", "theme", "show", "valid_from"),
    *("place", "place_code", "page", "round", "report", "member", "cell", "q", "sought", "day"),
    *("until", "since", "month", "week", "limit", "offset", "status", "initiative"),
)
# A server is asked what a database may choke on; a file what it cannot hold, and what a page may choke on.
OF_DATABASES = ("-1", "99999999999999999999", "9999-12-31", "\x00")
OF_A_FILE = ("99999999999999999999",)  # more than it can hold
OF_PAGES = (
    "²",  # a digit to some, and no number
    "2026-02-30",
    "0001-01-01",
    "<script>alert(1)</script>",
    "x" * 3000,
)
NASTY = OF_DATABASES if ON_SERVER else (*OF_A_FILE, *OF_PAGES)


@pytest.mark.parametrize("who", ["director", "nobody"])
def test_no_question_makes_a_page_fall_over(who: str) -> None:
    made = house()
    actor = made.people[who]
    client = browser_of(actor) if actor else Client()
    fell = {
        (address, value): answer.status_code
        for address in addresses(made.gaps)
        if asked(client, address, "").status_code < 300  # what is open to this person
        for value in NASTY
        if (answer := asked(client, address, value)).status_code >= 500
    }
    assert fell == {}


def asked(client: Client, address: str, value: str) -> HttpResponseBase:
    client.raise_request_exception = False
    return client.get(address, dict.fromkeys(NAMES, value))

"""A line of the ledger that a form brought twice: a double press, or a phone that sent it again."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dure.activities.models import CreditPosting
from dure.activities.services import post_credit
from dure.activities.types.exchange import PostingDraft
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import NOW, TODAY, person_who, village

pytestmark = pytest.mark.django_db
LEDGER = "/in/halmae/exchange/credit/"


@pytest.fixture
def here():
    return village()


def kimjang(here) -> PostingDraft:
    return PostingDraft(
        initiative_id=here.initiative.pk,
        unit="hour",
        giver_id=here.kitchen.pk,
        receiver_id=here.welfare.pk,
        amount=Decimal(2),
        words="김장 일손",
        on=TODAY,
    )


def count() -> int:
    return int(CreditPosting.objects.everywhere("a test").count())


def test_the_same_form_again_answers_the_line_that_stands(here):
    head = person_who("worker", here.initiative, here.welfare, "이바다")
    once = replace(kimjang(here), token="abc2345678")
    line = post_credit(head, draft=once, at=NOW)
    assert post_credit(head, draft=once, at=NOW) == line
    assert post_credit(head, draft=replace(once, token="zyx9876543"), at=NOW) != line
    post_credit(head, draft=kimjang(here), at=NOW)
    post_credit(head, draft=kimjang(here), at=NOW)
    assert count() == 4, "two helps without a form are two"


def test_the_button_pressed_twice_owes_once(here):
    head = browser_of(person_who("worker", here.initiative, here.welfare, "이바다"))
    html = page(head, LEDGER)
    token = html.split('name="token" value="')[1].split('"')[0]
    told = {"token": token, "giver": here.kitchen.pk, "receiver": here.welfare.pk, "unit": "hour"}
    told |= {"amount": "2", "on": "", "words": "김장 일손"}
    for _ in range(2):
        send(head, f"{LEDGER}post/", **told)
    assert count() == 1
    assert token not in page(head, LEDGER), "the next form is another one"


def test_what_the_ledger_refuses_stays_to_be_mended(here):
    head = browser_of(person_who("worker", here.initiative, here.welfare, "이바다"))
    told = {"token": "abc2345678", "giver": here.kitchen.pk, "receiver": here.welfare.pk}
    told |= {"unit": "hour", "amount": "0.3", "on": "2026-01-05", "words": "김장 일손"}
    html = send(head, f"{LEDGER}post/", status=422, **told)
    assert "15분 단위로" in html
    for kept in ("0.3", "2026-01-05", "김장 일손", "abc2345678"):
        assert f'value="{kept}"' in html
    assert f'value="{here.kitchen.pk}" selected' in html
    assert count() == 0

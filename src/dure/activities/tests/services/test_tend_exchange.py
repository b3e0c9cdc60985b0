"""Yes was said, and nobody spoke of it again: the lender is asked, and the promise does not stay."""

import json
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from dure.activities.models import Booking
from dure.activities.queries import booking_page, exchange_waiting
from dure.activities.services import (
    book_resource,
    exchange_due,
    hand_out,
    set_credit_limit,
    take_back,
    tend_booking,
)
from dure.activities.tests.bus_story import bus
from dure.activities.types.exchange import LimitDraft, Wanted
from dure.communication.models import Notice
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, Village
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.letters import notices_of, text_of

pytestmark = pytest.mark.django_db
BEGINS = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - as it is typed
ENDS = BEGINS + timedelta(hours=3)
OVER = ENDS.replace(tzinfo=SEOUL) + timedelta(hours=1)
A_WEEK_ON = OVER + timedelta(days=7)


def promised(village: Village, borrower: Actor, offer: str, *, days: int = 0) -> str:
    """The bus for three hours, agreed at once."""
    later = timedelta(days=days)
    wanted = Wanted(
        organisation_id=village.welfare.pk,
        starts=BEGINS + later,
        ends=ENDS + later,
        purpose="나들이",
    )
    return str(book_resource(borrower, offer=offer, wanted=wanted, at=NOW))


def state(name: str) -> str:
    return str(Booking.objects.everywhere("test").get(public_id=name).state)


def told(kind: str) -> set[int | None]:
    """The accounts that were written to of that."""
    rows = Notice.objects.everywhere("test").filter(code="activities.booking_news")
    return {row.account_id for row in rows if row.event.endswith(f":{kind}")}


def clock(at: datetime) -> list[str]:
    """What the worker does at that moment."""
    _, names = exchange_due(at=at)
    return [tend_booking(house(), booking=name, at=at) for name in names]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_subject_of_a_letter_is_one_short_phrase(language):
    village, lender, borrower, offer = bus()
    name = promised(village, borrower, offer)
    clock(OVER)
    hand_out(lender, booking=name, at=OVER)
    clock(OVER)
    clock(OVER + timedelta(days=4))

    rows = Notice.objects.everywhere("test").filter(code="activities.booking_news")
    values = [json.loads(row.values) for row in rows]
    subjects = {
        text_of(notices_of("activities"), "booking_news", language, one)[0] for one in values
    }

    assert len(subjects) >= 4
    assert not {one for one in subjects if ". " in one or one.endswith(".") or len(one) > 60}


def test_a_promise_nobody_kept_ends_after_a_week_and_counts_no_more():
    village, lender, borrower, offer = bus(price=1)
    limit = LimitDraft(
        initiative_id=village.initiative.pk, unit="hour", most=Decimal(4), since=TODAY
    )
    set_credit_limit(village.director, draft=limit, at=NOW)
    name = promised(village, borrower, offer)
    with pytest.raises(Refused, match="over_the_limit"):
        promised(village, borrower, offer, days=30)

    assert clock(OVER) == ["unsure"]
    assert clock(OVER + timedelta(days=1)) == []  # asked once
    assert clock(A_WEEK_ON) == ["expired"]
    assert state(name) == "expired"
    assert lender.account_id in told("unsure")
    assert borrower.account_id not in told("unsure")
    assert {lender.account_id, borrower.account_id} <= told("expired")
    promised(village, borrower, offer, days=30)


def test_whoever_was_asked_can_still_say_that_it_went_out_and_is_then_reminded_of_its_return():
    village, lender, borrower, offer = bus(price=1)
    name = promised(village, borrower, offer)
    clock(OVER)
    hand_out(lender, booking=name, at=OVER)
    assert clock(OVER + timedelta(minutes=10)) == ["reminded"]
    assert clock(OVER + timedelta(days=1)) == []
    assert {lender.account_id, borrower.account_id} <= told("reminded")
    assert state(name) == "out"


def test_of_a_bus_that_stays_away_for_days_the_backbone_hears_once_beside_both_sides():
    village, lender, borrower, offer = bus(price=1)
    name = promised(village, borrower, offer)
    hand_out(lender, booking=name, at=BEGINS.replace(tzinfo=SEOUL))
    clock(OVER)
    assert village.director.account_id not in told("reminded")
    here = {"initiative_id": village.initiative.pk}
    assert exchange_waiting(village.director, **here, at=OVER) == ()
    assert clock(OVER + timedelta(days=3)) == ["climbed"]
    waiting = exchange_waiting(village.director, **here, at=OVER + timedelta(days=3))
    assert [one.public_id for one in waiting] == [name]
    assert told("climbed") >= {lender.account_id, borrower.account_id, village.director.account_id}
    assert clock(A_WEEK_ON) == []
    page = booking_page(village.director, name, initiative_id=village.initiative.pk, at=A_WEEK_ON)
    assert page.steps[-1].what.ko == "오래 늦어 백본 조직에도 알렸어요"
    take_back(lender, booking=name, condition="good", at=A_WEEK_ON)
    assert clock(A_WEEK_ON + timedelta(days=9)) == []


def test_of_a_loan_a_worker_finds_after_a_month_both_sides_hear_before_the_backbone():
    village, lender, borrower, offer = bus()
    name = promised(village, borrower, offer)
    hand_out(lender, booking=name, at=BEGINS.replace(tzinfo=SEOUL))
    later = A_WEEK_ON + timedelta(days=30)
    assert [clock(later), clock(later), clock(later)] == [["reminded"], ["climbed"], []]


def test_a_worker_that_slept_for_a_month_asks_before_anything_ends():
    village, _, borrower, offer = bus()
    name = promised(village, borrower, offer)
    assert clock(A_WEEK_ON + timedelta(days=30)) == ["unsure"]
    assert state(name) == "agreed"

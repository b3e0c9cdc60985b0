"""Calendars show what is lent and by when a referral is to be answered, move with it, and name nobody."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dure.activities.queries import booking_days, referral_days
from dure.activities.services import (
    accept_referral,
    book_resource,
    cancel_booking,
    hand_out,
    take_back,
)
from dure.activities.tests.bus_story import bus
from dure.activities.tests.referral_story import agrees, asking, sent
from dure.activities.types.exchange import Wanted
from dure.communication.queries import feed_shown
from dure.communication.services import hand_in_days, keep_days, make_feed
from dure.ground.tests.story import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def days(monkeypatch):
    """Only the days of this room, as of a moment that the story moves."""
    clock = {"at": NOW}
    monkeypatch.setattr("dure.communication.services.keep_entries.DAYS", {})
    hand_in_days("activities.booking", lambda: booking_days(clock["at"]))
    hand_in_days("activities.referral", lambda: referral_days(clock["at"]))

    def kept(at: datetime = NOW) -> None:
        clock["at"] = at
        keep_days(at=at)

    return kept


def seen(token: str) -> list[tuple[str, bool]]:
    return [(one.title.ko, one.cancelled) for one in feed_shown(token, at=NOW).entries]


def test_a_van_stands_in_the_calendars_of_both_until_it_is_called_off(days):
    village, lender, borrower, offer = bus()
    start = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - as it is typed
    wanted = Wanted(
        organisation_id=village.welfare.pk,
        starts=start,
        ends=start + timedelta(hours=2),
        purpose="박순례 님 병원 동행",
    )
    name = book_resource(borrower, offer=offer, wanted=wanted, at=NOW)
    days()
    calendars = [make_feed(one, at=NOW) for one in (lender, borrower)]
    stranger = make_feed(village.director, at=NOW)
    assert [seen(one) for one in calendars] == [[("마을 버스 · 가람군노인복지관", False)]] * 2
    assert seen(stranger) == [], "the backbone's own calendar is not filled with everybody's vans"
    (entry,) = feed_shown(calendars[0], at=NOW).entries
    assert (entry.ends_at - entry.starts_at, entry.sequence) == (timedelta(hours=2), 0)

    cancel_booking(borrower, booking=name, by=village.welfare.pk, at=NOW)
    days()
    assert [seen(one) for one in calendars] == [[("마을 버스 · 가람군노인복지관", True)]] * 2

    start += timedelta(days=1)
    later = replace(wanted, starts=start, ends=start + timedelta(hours=1))
    again = book_resource(borrower, offer=offer, wanted=later, at=NOW)
    hand_out(lender, booking=again, at=NOW + timedelta(days=2))
    take_back(lender, booking=again, condition="good", at=NOW + timedelta(days=2, hours=1))
    days(NOW + timedelta(days=3))
    assert ("마을 버스 · 가람군노인복지관", False) in seen(calendars[0]), (
        "what came back took place"
    )


def test_a_referral_is_due_in_the_calendar_of_whoever_is_to_answer_and_moves_on(days):
    here = asking()
    agrees(here)
    name = sent(here)
    days()
    theirs, mine = make_feed(here.helper, at=NOW), make_feed(here.sender, at=NOW)
    (first,) = feed_shown(theirs, at=NOW).entries
    assert first.title.ko.startswith("연계 의뢰에 답하기")
    assert "박순례" not in f"{first}"
    assert seen(mine) == []
    accept_referral(here.helper, public_id=name, at=NOW)
    days()
    (second,) = feed_shown(theirs, at=NOW).entries
    assert second.title.ko.startswith("의뢰받은 분 처음 만나기")
    assert second.sequence == first.sequence + 1

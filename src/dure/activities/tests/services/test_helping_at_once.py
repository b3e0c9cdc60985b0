"""Two at one moment: the last seat, one answer, one code. With real transactions on PostgreSQL."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from dure.activities.models import Booking, CreditPosting, ReferralStep
from dure.activities.services import (
    accept_referral,
    book_resource,
    decline_referral,
    hand_out,
    set_credit_limit,
    take_back,
    tend_referral,
)
from dure.activities.tests.bus_story import bus
from dure.activities.tests.referral_story import agrees, asking, sent
from dure.activities.types.exchange import LimitDraft, Wanted
from dure.activities.types.referrals import Answered
from dure.ground.access.queries import house
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.clock import SEOUL
from dure.kernel.testing.together import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def ride(village, borrower, offer, day=23):
    start = datetime(2026, 11, day, 9)  # noqa: DTZ001 - as it is typed
    wanted = Wanted(
        organisation_id=village.welfare.pk,
        starts=start,
        ends=start + timedelta(hours=2),
        purpose="나들이",
    )
    return lambda: book_resource(borrower, offer=offer, wanted=wanted, at=NOW)


def test_the_last_seat_is_booked_once():
    village, _, borrower, offer = bus(2)
    act = ride(village, borrower, offer)
    done = together(act, act, act, act)
    assert sorted(done) == ["activities.taken_already"] * 2 + ["done"] * 2
    assert Booking.objects.everywhere("test").count() == 2


def test_a_limit_holds_for_two_bookings_of_different_things_at_one_moment():
    village, _, borrower, offer = bus(1, price=1)
    draft = LimitDraft(
        initiative_id=village.initiative.pk, unit="hour", most=Decimal(3), since=TODAY
    )
    set_credit_limit(village.director, draft=draft, at=NOW)
    done = together(ride(village, borrower, offer, 23), ride(village, borrower, offer, 24))
    assert sorted(done) == ["activities.over_the_limit", "done"]


def test_a_van_comes_back_once_and_posts_once():
    village, lender, borrower, offer = bus(1, price=1)
    name = ride(village, borrower, offer)()
    morning = datetime(2026, 11, 23, 9, tzinfo=SEOUL)
    hand_out(lender, booking=name, at=morning)
    later = morning + timedelta(hours=2)

    def back() -> object:
        return take_back(lender, booking=name, condition="good", at=later)

    assert sorted(together(back, back)) == ["activities.booking_over", "done"]
    assert CreditPosting.objects.everywhere("test").count() == 1


def test_yes_and_no_at_one_moment_leave_one_answer():
    here = asking()
    agrees(here)
    name = sent(here)
    no = Answered(code="no_room")
    done = together(
        lambda: accept_referral(here.helper, public_id=name, at=NOW),
        lambda: accept_referral(here.helper, public_id=name, at=NOW),
    )
    assert sorted(done) == ["activities.already_answered", "done"]
    done = together(
        lambda: decline_referral(here.helper, public_id=name, told=no, at=NOW),
        lambda: decline_referral(here.helper, public_id=name, told=no, at=NOW),
    )
    assert sorted(done) == ["activities.referral_over", "done"]


def test_two_workers_remind_once():
    here = asking()
    agrees(here)
    name = sent(here)
    late = NOW + timedelta(days=4)

    def tend() -> object:
        return tend_referral(house(), public_id=name, at=late)

    assert together(tend, tend, tend) == ["done"] * 3
    assert ReferralStep.objects.within(kind="reminded").count() == 1

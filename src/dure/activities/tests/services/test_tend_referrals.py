"""Nothing sleeps unseen: a reminder, then the backbone, then the end; each once, by dated settings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dure.activities.queries import days_on, referral_in, referrals_waiting
from dure.activities.rules.referral_codes import usual_days
from dure.activities.services import (
    accept_referral,
    referrals_due,
    set_referral_days,
    tend_referral,
)
from dure.activities.tests.referral_story import Asking, agrees, asking, sent, sent_to_office
from dure.communication.models import Notice
from dure.ground.access.queries import house
from dure.ground.tests.story import NOW
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def here() -> Asking:
    return asking()


def days_pass(days: int) -> list[str]:
    """The worker looks once a day; what it did."""
    return [did for turn in range(1, days + 1) for did in tend(NOW + DAY * turn)]


def tend(at) -> list[str]:
    return [tend_referral(house(), public_id=one, at=at) for one in referrals_due(at=at)]


def told() -> list[str]:
    rows = Notice.objects.everywhere("test").order_by("pk")
    return [one.code.removeprefix("activities.referral_") for one in rows]


def test_an_unanswered_one_is_reminded_climbs_and_ends(here):
    agrees(here)
    name = sent(here)
    assert days_pass(3) == []
    assert days_pass(20) == ["reminded", "climbed", "expired"]

    row = referral_in(name, here.initiative)
    assert row.state == "expired"
    assert [step.by for step in row.steps.all()][1:] == ["두레"] * 3
    assert told() == ["sent", "waits", "climbed", "climbed", "answered"]


def test_the_worker_may_look_twice_and_nobody_is_told_twice(here):
    agrees(here)
    sent(here)
    at = NOW + 4 * DAY
    assert tend(at) == ["reminded"]
    assert tend(at) == []


def test_an_accepted_one_waits_for_its_contact_and_never_ends_by_itself(here):
    agrees(here)
    name = sent(here)
    accept_referral(here.helper, public_id=name, at=NOW)
    assert days_pass(200) == ["reminded", "climbed"]
    assert referral_in(name, here.initiative).state == "accepted"


def test_what_climbed_stands_before_the_backbone_until_it_moves(here):
    agrees(here)
    name = sent(here)
    director = here.table.village.director
    here_and_now = {"initiative_id": here.initiative, "at": NOW + 6 * DAY}
    assert referrals_waiting(director, **here_and_now) == ()
    days_pass(6)
    assert [one.public_id for one in referrals_waiting(director, **here_and_now)] == [name]
    accept_referral(here.helper, public_id=name, at=NOW + 6 * DAY)
    assert referrals_waiting(director, **here_and_now) == ()
    assert [one.state for one in referrals_waiting(here.helper, **here_and_now)] == ["accepted"]


def test_a_partner_without_an_account_is_reminded_by_the_link(here):
    sent_to_office(here)
    days_pass(4)
    assert told() == ["sent_by_link", "waits_by_link"]


def test_other_days_hold_from_their_day_on_and_only_for_what_comes_after(here):
    agrees(here)
    before = sent(here)
    quick = replace(usual_days(), answer_days=1, climb_days=1, expire_days=5)
    since = day_of(NOW + 2 * DAY)
    director = here.table.village.director
    set_referral_days(director, initiative_id=here.initiative, since=since, days=quick, at=NOW)
    after = sent(here, NOW + 2 * DAY)

    assert days_on(here.initiative, day_of(NOW)) == usual_days()
    at = NOW + 4 * DAY
    assert referrals_due(at=NOW + 3 * DAY) == []
    assert set(referrals_due(at=at)) == {before, after}


def test_days_that_make_no_sense_are_refused(here):
    director = here.table.village.director
    given = {"initiative_id": here.initiative, "since": day_of(NOW), "at": NOW}
    for days, code in (
        (replace(usual_days(), answer_days=0), "days_out_of_bounds"),
        (replace(usual_days(), expire_days=5), "expires_before_reminder"),
    ):
        with pytest.raises(Refused, match=code):
            set_referral_days(director, days=days, **given)
    with pytest.raises(Refused, match="not_before_today"):
        set_referral_days(director, days=usual_days(), **given | {"since": day_of(NOW - DAY)})
    with pytest.raises(Refused, match="not_allowed"):
        set_referral_days(here.helper, days=usual_days(), **given)

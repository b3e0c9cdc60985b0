"""Each week is proved: every alert of it was closed, or the proof names those that were not."""

from datetime import timedelta

import pytest

from dure.communication.models import AlertProof
from dure.communication.queries import proof_of_week, weeks_proved
from dure.communication.rules.weeks import WEEK, monday_of
from dure.communication.services import close_alert, prove_week
from dure.communication.services.prove_week import weeks_to_prove
from dure.communication.tests.story import closed_door, coordinator
from dure.ground.access.queries import house
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
MONDAY = monday_of(TODAY)
OVER = NOW + timedelta(days=2)


@pytest.fixture
def here() -> Village:
    return village()


def test_a_week_in_which_all_were_closed_holds(here):
    one = coordinator(here)
    for door in ("3", "7"):
        card = closed_door(here, door=door, minutes_ago=20)
        close_alert(one, alert=card.public_id, outcome="well", at=NOW + timedelta(minutes=10))
    week = proof_of_week(one, initiative_id=here.initiative.pk, monday=MONDAY)
    assert (week.raised, week.closed, week.minutes, week.holds) == (2, 2, 30.0, True)
    assert prove_week(house(), initiative_id=here.initiative.pk, monday=MONDAY, at=OVER)
    assert [proof.holds for proof in weeks_proved(one, initiative_id=here.initiative.pk)] == [True]


def test_one_that_was_left_open_is_named_and_the_proof_is_written_once(here):
    one = coordinator(here)
    left = closed_door(here)
    for _ in range(2):
        assert not prove_week(house(), initiative_id=here.initiative.pk, monday=MONDAY, at=OVER)
    close_alert(one, alert=left.public_id, outcome="well", at=OVER)

    proof = AlertProof.objects.within(initiative_id=here.initiative.pk).get()
    assert (proof.raised, proof.closed, proof.still_open) == (1, 0, [left.public_id])
    assert proof_of_week(one, initiative_id=here.initiative.pk, monday=MONDAY).holds


def test_one_that_lies_open_from_an_earlier_week_lets_no_later_proof_hold(here):
    one, home = coordinator(here), {"initiative_id": here.initiative.pk}
    left = closed_door(here)
    next_monday, after = MONDAY + WEEK, OVER + WEEK
    assert not prove_week(house(), monday=next_monday, at=after, **home)
    close_alert(one, alert=left.public_id, outcome="well", at=after + timedelta(hours=1))

    assert prove_week(house(), monday=next_monday + WEEK, at=after + WEEK, **home)
    assert prove_week(house(), monday=next_monday + 2 * WEEK, at=after + 2 * WEEK, **home)

    proofs = weeks_proved(one, **home)
    assert [(each.raised, each.closed) for each in proofs] == [(0, 0), (1, 1), (1, 0)]


def test_weeks_that_nobody_proved_are_made_up_for_and_a_quiet_week_counts_nothing(here):
    closed_door(here)
    village("quiet")  # never had an alert: nothing to prove
    mondays = [MONDAY - WEEK, MONDAY]
    assert weeks_to_prove(mondays) == [(here.initiative.pk, monday) for monday in mondays]
    prove_week(house(), initiative_id=here.initiative.pk, monday=mondays[0], at=OVER)
    assert weeks_to_prove(mondays) == [(here.initiative.pk, MONDAY)]
    before = weeks_proved(coordinator(here), initiative_id=here.initiative.pk)[0]
    assert (before.raised, before.closed, before.holds) == (0, 0, True)


def test_whoever_handles_no_alerts_sees_no_proof(here):
    with pytest.raises(Refused, match="not_allowed"):
        weeks_proved(here.funder, initiative_id=here.initiative.pk)
    with pytest.raises(Refused, match="not_allowed"):
        proof_of_week(here.reporter, initiative_id=here.initiative.pk, monday=MONDAY)

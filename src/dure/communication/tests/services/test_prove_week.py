"""Each week is proved: every alert of it was closed, or the proof names those that were not."""

from datetime import timedelta

import pytest

from dure.communication import tasks
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


def test_every_week_since_the_first_alert_is_made_up_for_however_long_nobody_was_there(here):
    one, home = coordinator(here), here.initiative.pk
    card = closed_door(here)
    close_alert(one, alert=card.public_id, outcome="well", at=NOW)
    village("quiet")  # never had an alert: nothing to prove
    year = [MONDAY + WEEK * n for n in range(60)]
    assert weeks_to_prove(MONDAY) == []
    assert weeks_to_prove(year[-1] + WEEK) == [(home, monday) for monday in year]
    prove_week(house(), initiative_id=home, monday=year[7], at=OVER)
    missing = weeks_to_prove(year[-1] + WEEK)
    assert [monday for _, monday in missing] == [*year[:7], *year[8:]]

    for initiative_id, monday in missing:
        prove_week(house(), initiative_id=initiative_id, monday=monday, at=OVER + 60 * WEEK)

    assert weeks_to_prove(year[-1] + WEEK) == []
    shown = weeks_proved(one, initiative_id=home, most=100)
    assert [proof.starts_on for proof in shown] == year[::-1]
    assert (shown[0].raised, shown[-1].raised, shown[-1].holds) == (0, 1, True)
    earlier = weeks_proved(one, initiative_id=home, before=year[2])
    assert [proof.starts_on for proof in earlier] == [year[1], year[0]]


def test_the_morning_asks_no_more_the_longer_the_house_has_been_proving(
    here, django_assert_num_queries
):
    closed_door(here)
    rows = [
        AlertProof(
            initiative=here.initiative,
            starts_on=MONDAY + WEEK * n,
            raised=0,
            closed=0,
            made_at=NOW,
        )
        for n in range(520)
    ]
    AlertProof.objects.bulk_create(rows)
    with django_assert_num_queries(2):
        assert weeks_to_prove(MONDAY + WEEK * 520) == []


def test_the_morning_after_half_a_year_proves_all_of_it(here, monkeypatch):
    left = closed_door(here)
    monkeypatch.setattr(tasks, "now", lambda: OVER + 30 * WEEK)
    tasks.prove_weeks.func()
    rows = AlertProof.objects.within(initiative_id=here.initiative.pk).order_by("starts_on")
    assert [row.starts_on for row in rows] == [MONDAY + WEEK * n for n in range(len(rows))]
    assert len(rows) in (30, 31)
    assert {tuple(row.still_open) for row in rows} == {(left.public_id,)}


def test_whoever_handles_no_alerts_sees_no_proof(here):
    with pytest.raises(Refused, match="not_allowed"):
        weeks_proved(here.funder, initiative_id=here.initiative.pk)
    with pytest.raises(Refused, match="not_allowed"):
        proof_of_week(here.reporter, initiative_id=here.initiative.pk, monday=MONDAY)

"""On its last rung an alert reminds those who handle it, again and again, until somebody closes it."""

import json

import pytest

from dure.communication.models import Alert, AlertStep, Notice
from dure.communication.queries import alert_page, notices_of_event
from dure.communication.rules.ladders import ladder_from
from dure.communication.services import climb_alert, close_alert, send_notices
from dure.communication.tests.story import (
    WRITTEN,
    Watch,
    closed_door,
    coordinator,
    ladder_with,
    row,
)
from dure.communication.types import AlertCard
from dure.ground.tests.story import Village, village

pytestmark = pytest.mark.django_db
RUNGS = [*WRITTEN["rungs"][:-1], {**WRITTEN["rungs"][-1], "again": "20m"}]


@pytest.fixture
def here() -> Village:
    return village()


def reminded(card: AlertCard) -> list[int]:
    """How many letters left with each reminder that was stamped."""
    n = AlertStep.objects.within(alert_id=card.id, kind="reminded").count()
    return [len(notices_of_event(f"alert:{card.public_id}:2:{k}")) for k in range(1, n + 1)]


def danger(here: Village, *, minutes_ago: float = 0) -> AlertCard:
    """Raised on the last rung, which reminds every twenty minutes."""
    ladder = ladder_from("trial.danger", ladder_with(rungs=RUNGS))
    return closed_door(here, ladder=ladder, rung="authority", minutes_ago=minutes_ago)


def test_the_last_rung_reminds_once_after_each_of_its_times_until_it_is_closed(here):
    one, card, watch = coordinator(here), danger(here, minutes_ago=50), Watch()
    assert watch.look() == 0
    watch.pass_minutes(19.9).look()
    assert reminded(card) == [], "its own letter has just gone"

    for times in (1, 2, 3):
        assert watch.pass_minutes(20).look() == 0, "it climbs nowhere"
        watch.look()
        assert reminded(card) == [1] * times

    letter = notices_of_event(f"alert:{card.public_id}:2:3")[0]
    assert letter.recipient == f"account:{one.account_id}"
    steps = alert_page(one, card.public_id).steps
    assert [step.kind for step in steps] == ["reached", "reminded"], "a row of them is one line"
    assert steps[-1].what.ko == "다시 알렸어요"

    close_alert(one, alert=card.public_id, outcome="well", at=watch.wall)
    watch.pass_minutes(600).look()
    assert reminded(card) == [1, 1, 1]


@pytest.mark.parametrize("by_hand", [True, False])
def test_whatever_brought_it_there_it_reminds_every_half_hour_where_its_ladder_says_nothing(
    here, by_hand
):
    one, card, watch = coordinator(here), closed_door(here), Watch()
    watch.look()
    if by_hand:
        climb_alert(one, alert=card.public_id, to="authority", at=watch.wall)
        watch.look()
    else:
        assert watch.pass_minutes(11).look() + watch.pass_minutes(16).look() == 2
    watch.pass_minutes(29).look()
    assert reminded(card) == []
    watch.pass_minutes(1.1).look()
    assert reminded(card) == [1]
    assert row(card).due_at is None, "nothing is said to climb"


def test_what_stood_at_its_top_before_tops_reminded_does_so_from_now_on(here):
    one, card, watch = coordinator(here), danger(here), Watch()
    watch.look()
    Alert.objects.within(pk=card.id).update(due_reading=None, left_s=None, left_since=None)

    watch.look()
    watch.pass_minutes(31).look()

    assert reminded(card) == [1]
    assert one.account_id


def test_a_worker_that_was_dead_all_night_reminds_once_and_then_waits_the_whole_time(here):
    coordinator(here)
    card, watch = danger(here), Watch()
    watch.look()
    watch.pass_minutes(600).start_anew().look()
    watch.pass_minutes(19).look()
    assert reminded(card) == [1]
    watch.pass_minutes(1.1).look()
    assert reminded(card) == [1, 1]


@pytest.mark.parametrize("minutes", [60 * 24, -60 * 24])
def test_a_clock_that_somebody_sets_reminds_neither_early_nor_late(here, minutes):
    coordinator(here)
    card, watch = danger(here), Watch()
    watch.look()
    watch.set_wall(minutes).pass_minutes(19).look()
    assert reminded(card) == []
    watch.pass_minutes(1.1).look()
    assert reminded(card) == [1]


def test_a_reminder_says_that_it_is_one(here):
    coordinator(here)
    danger(here)
    watch = Watch()
    watch.look()
    send_notices(at=watch.wall)
    watch.pass_minutes(21).look()
    said = Notice.objects.within(initiative_id=here.initiative.pk).order_by("pk").last().values
    assert json.loads(said)["rung"] in (
        "행정복지센터 (다시 알려요, 1번째)",
        "Welfare office (reminder 1)",
    )

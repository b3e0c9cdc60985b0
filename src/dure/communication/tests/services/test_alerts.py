"""A closed door climbs until somebody closes its alert; nothing is lost and nothing comes twice."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from dure.communication.models import Alert, AlertStep, Notice
from dure.communication.queries import (
    alert_page,
    alerts_closed_of,
    notices_of_event,
    open_alerts,
)
from dure.communication.services import (
    climb_alert,
    close_alert,
    hand_over_alerts,
    stamp_deed,
    take_alert,
)
from dure.communication.tests.story import Watch, closed_door, coordinator, row
from dure.communication.types import Deed
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Village:
    return village()


def rungs_reached(card) -> list[int]:
    steps = AlertStep.objects.within(alert_id=card.id, kind="reached")
    return list(steps.order_by("number").values_list("rung", flat=True))


def test_a_closed_door_climbs_by_the_servers_timer_and_each_rung_is_told_once(here):
    one = coordinator(here)
    card, watch = closed_door(here), Watch()
    assert watch.look() == 0
    assert Notice.objects.within(initiative_id=here.initiative.pk).count() == 0  # phone first

    assert watch.pass_minutes(9.9).look() == 0
    assert watch.pass_minutes(0.2).look() == 1
    assert watch.look() == 0

    assert row(card).rung == 1
    told = notices_of_event(f"alert:{card.public_id}:1")
    assert [line.recipient for line in told] == [f"account:{one.account_id}"]
    assert watch.pass_minutes(16).look() == 1
    assert watch.pass_minutes(600).look() == 0  # the top: it stays
    assert rungs_reached(card) == [0, 1, 2]
    assert [each.public_id for each in open_alerts(one, initiative_id=here.initiative.pk)] == [
        card.public_id
    ]


def test_the_same_door_told_three_times_is_one_alert(here):
    first = closed_door(here)
    assert {closed_door(here).public_id for _ in range(2)} == {first.public_id}
    assert Alert.objects.within(initiative_id=here.initiative.pk).count() == 1
    assert rungs_reached(first) == [0]


@pytest.mark.parametrize("minutes", [60 * 24 * 365, 90, -90, -60 * 24 * 30])
def test_a_clock_that_somebody_sets_fires_nothing_and_delays_nothing(here, minutes):
    card, watch = closed_door(here), Watch()
    watch.look()
    assert watch.pass_minutes(5).set_wall(minutes).look() == 0
    assert watch.pass_minutes(4).look() == 0
    assert watch.pass_minutes(1.1).look() == 1
    assert row(card).rung == 1


def test_a_clock_set_before_the_first_look_at_a_new_alert_counts_no_more_than_went_by(here):
    watch = Watch()
    watch.look()
    card = closed_door(here)
    assert watch.pass_minutes(1).set_wall(600).look() == 0
    assert watch.pass_minutes(8).look() == 0
    assert watch.pass_minutes(1.1).look() == 1
    assert row(card).rung == 1


def test_nobody_watched_for_an_hour_then_it_climbs_at_once_and_one_rung_at_a_time(here):
    watch = Watch()
    watch.look()
    card = closed_door(here)
    assert watch.pass_minutes(60).look() == 1  # the worker was dead since before it was raised
    assert watch.look() == 0
    assert watch.pass_minutes(14).look() == 0
    assert watch.pass_minutes(1.1).look() == 1
    assert rungs_reached(card) == [0, 1, 2]


def test_a_machine_that_was_off_finds_the_time_gone_by(here):
    card, watch = closed_door(here), Watch()
    watch.look()
    assert watch.pass_minutes(40).start_anew().look() == 1
    assert row(card).rung == 1


def test_a_phone_that_had_no_signal_for_half_an_hour_leaves_the_phone_rung_behind(here):
    card, watch = closed_door(here, minutes_ago=28), Watch()
    assert watch.look() == 1
    assert row(card).rung == 1
    assert row(card).began_at == NOW - timedelta(minutes=28)


def test_closed_is_closed_with_an_outcome_and_by_somebody(here):
    one, watch = coordinator(here), Watch()
    card = closed_door(here)
    watch.look()
    stamp_deed(one, alert=card.public_id, deed=Deed("called", "받지 않으심"), at=NOW)
    with pytest.raises(Refused, match="no_such_outcome"):
        close_alert(one, alert=card.public_id, outcome="", at=NOW)

    done = close_alert(one, alert=card.public_id, outcome="well", note="주무셨어요", at=NOW)

    assert (done.is_open, done.closed_by, done.ended.ko) == (False, "하늘", "잘 계세요")
    assert watch.pass_minutes(600).look() == 0
    page = alert_page(one, card.public_id)
    assert [step.kind for step in page.steps] == ["reached", "done", "closed"]
    assert [step.by for step in page.steps[1:]] == ["하늘", "하늘"]
    for again in (
        lambda: close_alert(one, alert=card.public_id, outcome="well", at=NOW),
        lambda: stamp_deed(one, alert=card.public_id, deed=Deed("called"), at=NOW),
        lambda: take_alert(one, alert=card.public_id, at=NOW),
        lambda: climb_alert(one, alert=card.public_id, at=NOW),
    ):
        with pytest.raises(Refused, match="alert_closed"):
            again()


def test_danger_climbs_straight_to_the_top_and_the_timer_below_is_off(here):
    one, watch = coordinator(here), Watch()
    card = closed_door(here)
    watch.look()
    climb_alert(one, alert=card.public_id, to="authority", note="가스 냄새", at=NOW)
    assert watch.pass_minutes(600).look() == 0
    assert rungs_reached(card) == [0, 2]
    with pytest.raises(Refused, match="no_higher_rung"):
        climb_alert(one, alert=card.public_id, at=NOW)


def test_climbing_by_hand_starts_the_next_timer(here):
    one, watch = coordinator(here), Watch()
    card = closed_door(here)
    watch.look()
    climb_alert(one, alert=card.public_id, at=watch.wall)
    assert watch.pass_minutes(14).look() == 0
    assert watch.pass_minutes(1.1).look() == 1
    assert rungs_reached(card) == [0, 1, 2]


def test_at_the_end_of_a_shift_all_go_over_or_none(here):
    one, other = coordinator(here), coordinator(here, "바다")
    cards = [closed_door(here, door=door) for door in ("3", "7")]
    for card in cards:
        take_alert(one, alert=card.public_id, at=NOW)
        take_alert(one, alert=card.public_id, at=NOW)  # a thumb that trembles
    names = [card.public_id for card in cards]
    with pytest.raises(Refused, match="nothing_to_hand_over"):
        hand_over_alerts(one, alerts=[], to=other.account_id, note="", at=NOW)
    with pytest.raises(Refused, match="not_a_handler"):
        hand_over_alerts(one, alerts=names, to=here.reporter.account_id, note="", at=NOW)

    n = hand_over_alerts(one, alerts=names, to=other.account_id, note="이장님이 가는 중", at=NOW)

    assert n == 2
    assert {row(card).holder_id for card in cards} == {other.account_id}
    kinds = [step.kind for step in alert_page(other, names[0]).steps]
    assert kinds == ["reached", "taken", "handed"]


def test_nothing_half_is_handed_over_when_one_was_closed_meanwhile(here):
    one, other = coordinator(here), coordinator(here, "바다")
    open_one, closed_one = (closed_door(here, door=door) for door in ("3", "7"))
    close_alert(one, alert=closed_one.public_id, outcome="well", at=NOW)
    names = [open_one.public_id, closed_one.public_id]
    with pytest.raises(Refused, match="alert_closed"):
        hand_over_alerts(one, alerts=names, to=other.account_id, note="", at=NOW)
    assert row(open_one).holder_id is None


def test_others_neither_see_nor_touch_it(here):
    card = closed_door(here)
    for stranger in (here.reporter, here.funder, coordinator(village("elsewhere"), "먼산")):
        assert open_alerts(stranger, initiative_id=here.initiative.pk) == ()
        with pytest.raises(Refused, match="no_such_alert"):
            alert_page(stranger, card.public_id)
        with pytest.raises(Refused, match="not_allowed"):
            close_alert(stranger, alert=card.public_id, outcome="well", at=NOW)


def test_one_that_cannot_climb_holds_up_none_of_the_others(here, caplog):
    coordinator(here)
    broken, sound = closed_door(here, door="1"), closed_door(here, door="2")
    watch = Watch()
    watch.look()
    Alert.objects.within(pk=broken.id).update(ladder={"name": {"ko": "", "en": ""}, "rungs": []})

    assert watch.pass_minutes(11).look() == 1

    assert (row(broken).rung, row(sound).rung) == (0, 1)
    assert f"alert {broken.public_id} could not climb" in caplog.text


def test_what_others_closed_takes_no_place_in_ones_own_list(here):
    mine, theirs = coordinator(here), person_who("worker", here.initiative, here.welfare, "바다")
    card = closed_door(here, door="1")
    close_alert(mine, alert=card.public_id, outcome="well", at=NOW)
    for n in range(31):
        other = closed_door(here, door=f"9{n}")
        Alert.objects.within(pk=other.id).update(organisation_id=here.welfare.pk)
        later = NOW + timedelta(minutes=1 + n)
        close_alert(theirs, alert=other.public_id, outcome="well", at=later)

    found = alerts_closed_of(mine, initiative_id=here.initiative.pk)

    assert [one.public_id for one in found] == [card.public_id]
    assert len(alerts_closed_of(theirs, initiative_id=here.initiative.pk)) == 30
    assert alerts_closed_of(here.funder, initiative_id=here.initiative.pk) == ()


@pytest.mark.slow  # what keeps the table comes with its migration, which the fast run leaves out
def test_what_happened_cannot_be_rewritten(here):
    card = closed_door(here)
    step = AlertStep.objects.within(alert_id=card.id).first()
    step.at = NOW + timedelta(days=1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        step.save()


def test_notes_are_sealed_and_the_journal_has_none_of_them(here):
    one = coordinator(here)
    card = closed_door(here)
    stamp_deed(one, alert=card.public_id, deed=Deed("called", "딸 김순이 통화"), at=NOW)
    close_alert(one, alert=card.public_id, outcome="hospital", note="가람병원 302호", at=NOW)
    written = str(
        list(JournalEntry.objects.everywhere("a test looks").values_list("values", flat=True))
    )
    assert "김순이" not in written
    assert "302" not in written
    with pytest.raises(Refused, match="resident"):
        stamp_deed(
            one,
            alert=closed_door(here, door="9").public_id,
            deed=Deed("called", "411203-2234567"),
            at=NOW,
        )


@pytest.mark.parametrize("minutes", [180, -180])
def test_two_machines_whose_clocks_are_both_set_fire_nothing_and_delay_nothing(here, minutes):
    card = closed_door(here)
    one = Watch()
    two = one.on_another_machine("the-other")
    both = (one, two)
    assert sum(watch.look() for watch in both) == 0
    for watch in both:
        watch.set_wall(minutes)
    climbed = [sum(watch.pass_minutes(1).look() for watch in both) for _ in range(11)]
    assert climbed == [0] * 9 + [1, 0]
    assert row(card).rung == 1


def test_a_machine_three_hours_ahead_is_seen_once_and_then_goes_by_its_own_seconds(here):
    one = Watch()
    two = one.on_another_machine("the-other", wall=180)
    for watch in (one, two):
        watch.look()
    card = closed_door(here)
    climbed = [sum(watch.pass_minutes(1).look() for watch in (one, two)) for _ in range(11)]
    assert sum(climbed[:9]) == 0
    assert row(card).rung == 1

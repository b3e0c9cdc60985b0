"""Alerts at doors: one for each trouble, none lost, whatever is touched, taken back or told late."""

import pytest

from dure.communication.services import close_alert
from dure.programmes.care_meals.models import DoorVisit, Pause
from dure.programmes.care_meals.queries import board_of
from dure.programmes.care_meals.services import door_alerts, note_death, take_back_visit
from dure.programmes.care_meals.tests.door_story import NOON, Monday, minutes, monday, tells, touch
from dure.programmes.care_meals.tests.story import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def visits(here: Monday, place: int, *touched: tuple[float, str]) -> list[str]:
    """Outcomes touched at a door, each told at once; their numbers."""
    told = [touch("visit", here.stop(place), minutes(n), outcome=what) for n, what in touched]
    for one, (n, _) in zip(told, touched, strict=True):
        tells(here, one, at=minutes(n + 1))
    return [one.number for one in told]


def outcomes(here: Monday) -> list[str]:
    return [one.outcome for one in here.alerts()]


def test_a_door_closed_twice_on_one_morning_is_one_alert():
    here = monday()
    visits(here, 1, (20, "nobody"), (25, "left"), (30, "nobody"))
    assert outcomes(here) == [""]

    visits(here, 1, (40, "delivered"))

    assert outcomes(here) == ["opened_later"]


def test_danger_before_the_door_was_touched_is_one_alert_too_and_a_person_closes_it():
    here = monday()
    tells(here, touch("danger", here.stop(1), minutes(20), sign="gas"), at=minutes(20))
    visits(here, 1, (21, "nobody"))
    tells(here, touch("danger", here.stop(1), minutes(23), sign="moaning"), at=minutes(23))
    (alert,) = here.alerts()
    assert alert.rung == len(alert.ladder["rungs"]) - 1

    visits(here, 1, (40, "delivered"))

    assert outcomes(here) == [""]


def test_a_hand_over_touched_by_mistake_at_a_closed_door_leaves_its_alert():
    here = monday()
    _, slip = visits(here, 1, (20, "nobody"), (25, "delivered"))
    tells(here, touch("undo", here.stop(1), minutes(26), of=slip), at=minutes(26))
    assert outcomes(here) == ["opened_later", ""]
    assert here.alerts()[1].began_at == minutes(20)

    visits(here, 1, (28, "nobody"), (40, "delivered"))

    assert outcomes(here) == ["opened_later", "opened_later"]


def test_the_same_slip_told_in_one_go_hours_later_raises_it_as_well():
    here = monday()
    stop = here.stop(1)
    slip = touch("visit", stop, minutes(25), outcome="delivered")
    tells(
        here,
        touch("visit", stop, minutes(20), outcome="nobody"),
        slip,
        touch("undo", stop, minutes(26), of=slip.number),
    )
    (alert,) = here.alerts()
    assert (alert.began_at, alert.left_s) == (minutes(20), 0.0)


def test_left_at_a_closed_door_is_an_alert_whether_told_at_once_hours_later_or_in_another_order():
    here = monday()
    told = [
        [touch("visit", here.stop(n), minutes(20), outcome="nobody") for n in (1, 2, 3)],
        [touch("visit", here.stop(n), minutes(30), outcome="left") for n in (1, 2, 3)],
    ]
    tells(here, told[0][0], at=minutes(21))
    tells(here, told[1][0], at=minutes(31))  # one after the other
    tells(here, told[0][1], told[1][1])  # both in one go
    tells(here, told[1][2], at=minutes(31))
    tells(here, told[0][2])  # the other way round: two phones, one without signal

    assert [(one.outcome, one.began_at) for one in here.alerts()] == [("", minutes(20))] * 3
    assert [here.standing(n).outcome for n in (1, 2, 3)] == ["left"] * 3

    for alert in here.alerts():
        told = {"alert": alert.public_id, "outcome": "well", "at": NOON}
        close_alert(here.story.coordinator, **told)
    visits(here, 1, (95, "problem"))
    assert len(here.alerts()) == 3, "a person has said that she is well"


def test_an_undo_half_an_hour_later_is_no_slip_and_takes_no_alert_away():
    here = monday()
    (closed,) = visits(here, 1, (20, "nobody"))
    tells(here, touch("undo", here.stop(1), minutes(50), of=closed), at=minutes(50))
    assert (outcomes(here), here.standing(1)) == ([""], None)

    visits(here, 1, (51, "delivered"))  # she has come home

    assert outcomes(here) == ["opened_later"]


def test_the_same_without_signal_and_nothing_after_it_is_an_alert_still():
    here = monday()
    closed = touch("visit", here.stop(1), minutes(20), outcome="nobody")
    tells(here, closed, touch("undo", here.stop(1), minutes(50), of=closed.number))
    assert outcomes(here) == [""]
    take_back_visit(here.story.coordinator, stop=here.stop(1).public_id, at=NOON)
    assert outcomes(here) == [""]


def test_a_bad_sign_seen_before_an_undo_that_was_no_slip_is_told_at_once_or_in_one_go():
    here = monday()
    for place, at in ((1, None), (2, NOON)):
        stop = here.stop(place)
        first = touch("visit", stop, minutes(20), outcome="delivered")
        told = [
            first,
            touch("wellness", stop, minutes(21), of=first.number, mood=3, appetite=1, walking=1),
            touch("undo", stop, minutes(50), of=first.number),
            touch("visit", stop, minutes(51), outcome="left"),
        ]
        for n, one in enumerate(told):
            tells(here, *(told if at else [one]), at=at or minutes(60 + n))
    assert [one.ladder_code for one in here.alerts()] == ["care_meals.changed"] * 2
    assert outcomes(here) == ["", ""]


def test_what_the_coordinator_takes_back_was_a_mistake_also_later():
    here = monday()
    visits(here, 1, (20, "nobody"))
    take_back_visit(here.story.coordinator, stop=here.stop(1).public_id, at=minutes(80))
    assert outcomes(here) == ["mistaken"]


def unwell_at_the_first_door() -> Monday:
    here = monday()
    told = touch("visit", here.stop(1), minutes(20), outcome="problem", problem="unwell")
    tells(here, told, at=minutes(21))
    return here


def test_who_was_unwell_is_not_well_because_the_meal_was_taken():
    here = unwell_at_the_first_door()
    visits(here, 1, (25, "delivered"))
    assert outcomes(here) == [""]


def test_what_is_seen_after_its_alert_was_closed_is_an_alert_again_and_once():
    here = unwell_at_the_first_door()
    stop = here.stop(1)
    (first,) = here.alerts()
    close_alert(here.story.coordinator, alert=first.public_id, outcome="well", at=minutes(24))
    well = {"mood": 1, "appetite": 1, "walking": 1}
    tells(here, touch("wellness", stop, minutes(26), **well), at=minutes(26))
    assert outcomes(here) == ["well"]

    bad = touch("wellness", stop, minutes(28), **well | {"walking": 3})
    tells(here, bad, at=minutes(28))
    tells(here, bad, touch("wellness", stop, minutes(29), **well | {"walking": 3}), at=minutes(30))

    assert outcomes(here) == ["well", ""]


def test_a_bad_sign_whose_visit_was_taken_back_meanwhile_is_told():
    here = monday()
    visits(here, 1, (20, "delivered"))
    take_back_visit(here.story.coordinator, stop=here.stop(1).public_id, at=minutes(22))
    look = touch("wellness", here.stop(1), minutes(21), mood=3, appetite=1, walking=1)

    assert tells(here, look, at=minutes(30)) == {look.number: "late"}

    (alert,) = here.alerts()
    assert (alert.ladder_code, alert.began_at) == ("care_meals.changed", minutes(21))
    board = board_of(here.story.coordinator, here.day.public_id, at=minutes(31))
    assert board.routes[0].stops[0].alert == alert.public_id


@pytest.mark.parametrize("kind", ["wellness", "undo"])
def test_what_overtook_its_visit_on_the_way_is_taken_behind_it(kind):
    here = monday()
    brought = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    look = {"mood": 3, "appetite": 1, "walking": 1} if kind == "wellness" else {}
    after = touch(kind, here.stop(1), minutes(21), of=brought.number, **look)
    assert tells(here, after, at=minutes(30)) == {after.number: "late" if look else "again"}

    assert tells(here, brought, at=minutes(31)) == {brought.number: "taken"}
    assert tells(here, after, brought, at=minutes(32)) == {
        after.number: "again",
        brought.number: "again",
    }

    row = DoorVisit.objects.within(stop_id=here.stop(1).pk).get()
    assert (row.undone_by, row.mood) == (("", 3) if look else ("undo", None))
    assert outcomes(here) == ([""] if look else [])


def test_a_phone_is_heard_though_somebody_closes_the_alert_in_the_same_moment(monkeypatch):
    here = monday()
    visits(here, 1, (20, "nobody"))
    visits(here, 2, (22, "nobody"))
    look = door_alerts.open_at_doors

    def closed_behind(*asked):
        found = look(*asked)
        for alert in [one for each in found.values() for one in each]:
            told = {"outcome": "well", "at": minutes(24)}
            close_alert(here.story.coordinator, alert=alert.public_id, **told)
        return found

    monkeypatch.setattr(door_alerts, "open_at_doors", closed_behind)
    visits(here, 1, (25, "delivered"))
    tells(here, touch("danger", here.stop(2), minutes(26), sign="gas"), at=minutes(26))

    assert here.standing(1).outcome == "delivered"
    assert outcomes(here) == ["well", "well", ""]


def test_the_board_shows_an_alert_at_a_door_that_is_paused_meanwhile():
    here = monday()
    visits(here, 1, (20, "nobody"))
    Pause.objects.create(diner=here.diners[0], since=MONDAY, reason="hospital")
    board = board_of(here.story.coordinator, here.day.public_id, at=minutes(30))
    assert (board.routes[0].stops[0].state, board.alerts) == ("alert", 1)


def test_where_somebody_died_nobody_is_called_because_no_one_opens_but_danger_is_told():
    here = monday()
    stop, other = here.stop(1), here.stop(2)
    for who in here.diners[:2]:
        note_death(
            here.story.coordinator, day=here.day.public_id, diner=who.public_id, at=minutes(15)
        )
    tells(here, touch("visit", stop, minutes(10), outcome="nobody"))
    assert outcomes(here) == []

    tells(here, touch("danger", other, minutes(20), sign="gas"))

    assert [one.title_ko for one in here.alerts()] == ["경로에서 뺀 집"]

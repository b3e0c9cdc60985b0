"""What a new plan changes on the road: each in its own direction, and nothing is said of nought."""

from dataclasses import replace

import pytest

from dure.programmes.care_meals.rules.changes_of_plan import DayPlan, changes
from dure.programmes.care_meals.types.planning import DoorAt


def plan(minutes: float, metres: float) -> DayPlan:
    return DayPlan({}, {}, {"travel_minutes": minutes, "distance_m": metres})


@pytest.mark.parametrize(
    ("minutes", "metres", "said"),
    [
        (63, 9_600, [("worse", "길에서 3분을 더 써요."), ("better", "거리가 0.4 km 줄어요.")]),
        (60, 9_900, [("better", "거리가 0.1 km 줄어요.")]),
        (58, 10_000, [("better", "길에서 2분을 덜 써요.")]),
        (60.2, 10_020, [("same", "배달은 그대로예요.")]),
    ],
)
def test_minutes_and_kilometres_are_told_apart(minutes, metres, said) -> None:
    found = changes(plan(60, 10_000), plan(minutes, metres), late_minutes=10)

    assert [(one.way, str(one.words)) for one in found] == said


def test_the_door_that_waits_longest_is_told_with_how_late_it_is() -> None:
    door = DoorAt(diner_id=7, trip=1, place=1, due=39_600, leaves=39_900)
    cost = plan(60, 10_000).cost
    before = DayPlan({7: 1}, {7: door}, cost)
    after = DayPlan({7: 1}, {7: replace(door, due=door.due + 83 * 60)}, cost)

    found = changes(before, after, late_minutes=10)

    assert [one.words.ko for one in found] == ["1집은 더 늦게 받아요. 가장 늦는 집은 83분 늦어요."]

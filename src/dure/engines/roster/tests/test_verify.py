"""Verification of a roster finds each broken rule: every one is planted once."""

from collections.abc import Callable

import pytest

from dure.engines.roster.tests.kitchen import person, plan, planned, shift
from dure.engines.roster.types import Plan, Solution
from dure.engines.roster.verify import broken_rules

PEOPLE = [
    person("영희", skills=["조리"], off=["2026-12-03"], day_hours=3, most_days_in_row=2),
    person("순자", month_hours=6, week_hours=6, rest_hours=12),
    person("말자", least_month_hours=3, skills=["조리"]),
    person("복순"),
]
SHIFTS = [
    shift("1아침", 1, need=2, skills={"조리": 1}),
    shift("1낮", 1, "09:00", "12:00", need=1),
    shift("2아침", 2, need=1),
    shift("2저녁", 2, "19:30", "22:00", need=1),
    shift("3아침", 3, need=1),
]
REST = {
    "pairs": [{"a": "순자", "b": "복순", "kind": "apart"}],
    "fixed": [{"shift": "3아침", "person": "복순"}],
}


def parts() -> tuple[Plan, Solution]:
    return plan(PEOPLE, SHIFTS, **REST), planned(PEOPLE, SHIFTS, **REST)


def put(**people: tuple[str, ...]) -> Callable[[Solution], Solution]:
    """The same roster with these shifts staffed otherwise; a leading n is left out of the name."""

    def change(found: Solution) -> Solution:
        rows = [
            one.model_copy(update={"people": people.get(f"n{one.shift}", one.people)})
            for one in found.assignments
        ]
        return found.model_copy(update={"assignments": tuple(rows)})

    return change


PLANTED: list[tuple[str, Callable[[Solution], Solution]]] = [
    ("need:1아침", put(n1아침=("영희",))),
    ("need:1아침", put(n1아침=("영희", "영희"))),
    ("need:2아침", put(n2아침=("영희", "말자"))),
    ("skill:1아침", put(n1아침=("순자", "복순"))),
    ("off:영희", put(n3아침=("영희",))),
    ("day:영희", put(n1아침=("영희", "말자"), n1낮=("영희",))),
    ("two_places:말자", put(n1아침=("말자", "영희"), n1낮=("말자",))),
    ("month:순자", put(n1낮=("순자",), n2아침=("순자",), n2저녁=("순자",))),
    ("week:순자", put(n1낮=("순자",), n2아침=("순자",), n2저녁=("순자",))),
    (
        "month:말자",
        put(n1아침=("영희", "순자"), n1낮=("복순",), n2아침=("영희",), n2저녁=("복순",)),
    ),
    ("rest:순자", put(n2저녁=("순자",), n3아침=("순자",))),
    ("row:영희", put(n1아침=("영희", "말자"), n2아침=("영희",), n3아침=("영희",))),
    ("apart:순자", put(n1아침=("순자", "복순"))),
    ("fixed:복순", put(n3아침=("말자",))),
]


@pytest.mark.parametrize(
    ("broken", "plant"), PLANTED, ids=[f"{n} {p[0]}" for n, p in enumerate(PLANTED)]
)
def test_a_planted_fault_is_named(broken: str, plant: Callable[[Solution], Solution]) -> None:
    the_plan, found = parts()

    assert broken_rules(the_plan, found) == []
    assert broken in broken_rules(the_plan, plant(found))

"""Small months by brute force: the same is possible, at the same cost, as when all are tried."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.engines.roster.plan_month import Budget, plan_month
from dure.engines.roster.tests.kitchen import as_plan
from dure.engines.roster.types import Cost, Load, Plan, Solution, Staffed
from dure.engines.roster.verify import broken_rules

pytestmark = pytest.mark.slow
NAMES = ("가", "나", "다")
DAYS = ("2026-12-01", "2026-12-02", "2026-12-03")
HOURS = (("07:00", "10:00"), ("09:00", "12:00"), ("18:00", "22:00"))


@st.composite
def months(draw: st.DrawFn) -> dict[str, Any]:
    shifts = []
    for number in range(draw(st.integers(1, 4))):
        starts, ends = draw(st.sampled_from(HOURS))
        one: dict[str, Any] = {"id": f"s{number}", "day": draw(st.sampled_from(DAYS))}
        one |= {"starts": starts, "ends": ends, "need": draw(st.integers(0, 2))}
        one |= draw(st.sampled_from([{}, {}, {"skills": {"조리": 1}}, {"most": 3}]))
        shifts.append(one)
    people = []
    for name in NAMES[: draw(st.integers(1, 3))]:
        one = {"id": name, "month_hours": draw(st.sampled_from([3, 7, 30]))}
        one |= draw(
            st.sampled_from([{}, {"day_hours": 4}, {"week_hours": 6}, {"most_days_in_row": 1}])
        )
        one |= draw(st.sampled_from([{}, {"skills": ["조리"]}, {"off": [DAYS[0]]}]))
        one["wishes"] = draw(
            st.lists(
                st.builds(
                    lambda want, day, weight: {"want": want, "day": day, "weight": weight},
                    st.sampled_from(["yes", "no"]),
                    st.sampled_from(DAYS),
                    st.integers(1, 9),
                ),
                max_size=2,
            )
        )
        people.append(one)
    pairs = []
    if len(people) > 1 and draw(st.booleans()):
        pairs.append({"a": "가", "b": "나", "kind": draw(st.sampled_from(["apart", "together"]))})
    return {"people": people, "shifts": shifts, "pairs": pairs, "settings": {"evenness": 0}}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=months())
def test_the_best_of_all_rosters_is_found(said: dict[str, Any]) -> None:
    plan = as_plan(said)

    found = plan_month(plan, budget=Budget(seconds=10))

    best = cheapest(plan)
    assert found.possible == (best is not None)
    assert found.proven
    if found.possible:
        assert broken_rules(plan, found) == []
        assert found.cost.wishes == best
        assert found.cost.wishes == wishes_of(plan, found)
    else:
        assert found.conflict
        assert all(
            not one.startswith(("off", "month", "week", "day", "two", "rest", "row", "apart"))
            for one in broken_rules(plan, found)
        )


def cheapest(plan: Plan) -> int | None:
    """The least weight of unmet wishes over every roster that breaks no rule; None: there is none."""
    places = [(one.id, shift.id) for shift in plan.shifts for one in plan.people]
    costs = []
    for choice in product((False, True), repeat=len(places)):
        taken = {place for place, is_taken in zip(places, choice, strict=True) if is_taken}
        rows = tuple(
            Staffed(
                shift=shift.id,
                day=shift.day,
                people=tuple(one.id for one in plan.people if (one.id, shift.id) in taken),
            )
            for shift in plan.shifts
        )
        tried = Solution(
            inputs="", possible=True, proven=True, cost=NOTHING, assignments=rows, loads=()
        )
        if not broken_rules(plan, tried):
            costs.append(wishes_of(plan, tried))
    return min(costs, default=None)


def wishes_of(plan: Plan, found: Solution) -> int:
    cost = 0
    for person in plan.people:
        worked = {one.day for one in found.assignments if person.id in one.people}
        there = {one.day for one in plan.shifts}
        for wish in person.wishes:
            works = wish.day in worked
            if wish.day in there and works != (wish.want == "yes"):
                cost += wish.weight
    return cost


NOTHING = Cost(total=0, wishes=0, evenness=0, changes=0)


def test_the_oracle_itself_sees_a_broken_rule() -> None:
    plan = as_plan(
        {
            "people": [{"id": "가", "month_hours": 2}],
            "shifts": [{"id": "s", "day": DAYS[0], "starts": "07:00", "ends": "10:00", "need": 1}],
        }
    )
    row = Staffed(shift="s", day=date(2026, 12, 1), people=("가",))
    tried = Solution(
        inputs="",
        possible=True,
        proven=True,
        cost=NOTHING,
        assignments=(row,),
        loads=(Load(person="가", minutes=180, shifts=1, share=1.5),),
    )

    assert broken_rules(plan, tried) == ["month:가"]
    assert cheapest(plan) is None

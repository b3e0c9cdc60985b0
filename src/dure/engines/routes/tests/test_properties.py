"""Any county: whatever comes out can be driven, and every door is accounted for.

The routes are driven here by hand, minute for minute, with nothing of the engine but its answer.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.engines.routes.plan_day import Budget, plan_day
from dure.engines.routes.tests.village import as_plan, courier, kitchen, stop, written
from dure.engines.routes.types import Plan, Solution

pytestmark = pytest.mark.slow
BRIEF = Budget(seconds=0.08, seeds=(3,))


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@st.composite
def counties(draw: st.DrawFn) -> dict[str, Any]:
    """A road with one or two kitchens, up to four couriers and up to eight doors, often too many."""
    kitchens = [kitchen(ready=clock(draw(st.integers(600, 680))), loading_minutes=3)]
    if draw(st.booleans()):
        kitchens.append(kitchen("서주방", 25, closes=clock(draw(st.integers(690, 800)))))
    names = [f"집{n}" for n in range(draw(st.integers(0, 8)))]
    workers = [f"손{n}" for n in range(draw(st.integers(0, 4)))]
    some = st.lists(st.sampled_from(names), max_size=2, unique=True) if names else st.just([])
    couriers = []
    for name in workers:
        one = courier(name, mode=draw(st.sampled_from(["walk", "car"])))
        begins = draw(st.integers(600, 700))
        one |= {"shift": (clock(begins), clock(begins + draw(st.integers(10, 200))))}
        one |= {"capacity": draw(st.integers(1, 6)), "never": draw(some)}
        one |= draw(st.sampled_from([{}, {"_start": 8}, {"_end": 12}, {"most_trips": 1}]))
        one |= draw(
            st.sampled_from([{}, {"break": {"minutes": 15, "between": ("11:20", "12:00")}}])
        )
        couriers.append(one)
    stops = []
    for name in names:
        opens = draw(st.integers(650, 760))
        one = stop(name, draw(st.integers(-20, 40)), demand=draw(st.integers(1, 3)))
        one |= {"window": (clock(opens), clock(opens + draw(st.integers(0, 90))))}
        one |= {"service_minutes": draw(st.integers(0, 9))}
        if workers and draw(st.booleans()):
            one["usual"] = draw(st.sampled_from(workers))
        one |= draw(st.sampled_from([{}, {}, {"pauses": [{}]}, {"kitchen": "순창주방"}]))
        stops.append(one)
    hot = draw(st.sampled_from([{}, {"hot_minutes": 25}]))
    return written(kitchens, couriers, stops, **hot)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=counties())
def test_what_comes_out_can_be_driven(said: dict[str, Any]) -> None:
    plan = as_plan(said)

    found = plan_day(plan, budget=BRIEF)

    accounted = [one.stop for one in found.left_out] + list(found.paused)
    for route in found.routes:
        accounted += drive(plan, said, found, route.courier)
    assert sorted(accounted) == sorted(one.id for one in plan.stops)
    assert found.possible == (not found.left_out)


def drive(plan: Plan, said: dict[str, Any], found: Solution, name: str) -> list[str]:
    """One courier's day, checked against the plan by its own words; the doors that were reached."""
    ways = {one["mode"]: one for one in said["travel"]}
    who = next(one for one in plan.couriers if one.id == name)
    table = ways[who.mode]
    at = {place: number for number, place in enumerate(table["places"])}

    def way(a: str, b: str) -> int:
        return int(table["seconds"][at[a]][at[b]])

    route = next(one for one in found.routes if one.courier == name)
    reached: list[str] = []
    now = who.shift[0]
    if who.start:
        now += way(f"{name}:start", route.trips[0].kitchen)
    resting = []
    for number, trip in enumerate(route.trips):
        cook = next(one for one in plan.kitchens if one.id == trip.kitchen)
        loaded = max(now, cook.ready) + cook.loading_minutes * 60
        assert trip.departs >= loaded
        assert trip.departs <= cook.closes
        resting.append((now, trip.departs))
        where, now = trip.kitchen, trip.departs
        for visit in trip.visits:
            door = next(one for one in plan.stops if one.id == visit.stop)
            now += way(where, door.id)
            assert visit.arrives == now
            now = max(now, door.window[0])
            assert visit.hands_over == now
            assert now <= door.window[1]
            assert plan.settings.hot_minutes is None or now - trip.departs <= 25 * 60
            assert door.id not in who.never
            assert door.kitchen in {None, trip.kitchen}
            now += int(door.service_minutes * 60)
            where = door.id
            reached.append(door.id)
        assert sum(visit.portions for visit in trip.visits) <= who.capacity
        is_last = number == len(route.trips) - 1
        now += way(where, f"{name}:end" if is_last and who.end else trip.kitchen)
        assert trip.returns == now
    assert now <= who.shift[1]
    assert who.most_trips is None or len(route.trips) <= who.most_trips
    if who.rest:
        resting.append((now, 10**9))
        opens, closes = who.rest.between
        gaps = [min(b, closes) - max(a, opens) for a, b in [(0, resting[0][1]), *resting]]
        assert max(gaps) >= who.rest.minutes * 60
    return reached

"""Seek routes (배달 경로 찾기): from a day to routes, outside of any transaction; nothing is written here.

The engine and its libraries are loaded by the first call: pages do not wait for them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dure.engines.door import late
from dure.kernel.words import Words
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.queries.borders import counties
from dure.programmes.care_meals.queries.day_asks import day_ask
from dure.programmes.care_meals.rules.day_plan import (
    Door,
    doors_of,
    order_rows,
    plan_rows,
    refused_before,
    routes_from,
)
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.services.travel_times import with_travel
from dure.programmes.care_meals.types.planning import DayAsk, Order, Refusal, RoutesFound

Tell = Callable[[int, int], None]
planned = late("dure.engines.routes.plainly", "planned")
arranged = late("dure.engines.routes.plainly", "arranged")
SEEDS = (1,)
HUNDRED, TRAVELLED, LOOKED = 100, 20, 50
NO_COURIERS = Words(
    "그날 나올 배달원이 없어요. 배달원을 먼저 정해 주세요.",
    "No courier comes on that day. Please name couriers first.",
)
NOTHING: dict[str, float] = {
    "total": 0,
    "travel_minutes": 0,
    "distance_m": 0,
    "trips": 0,
    "unusual_couriers": 0,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A day made ready for the engine: what is asked, its doors, and who is refused before."""

    ask: DayAsk
    doors: tuple[Door, ...]
    rows: Mapping[str, Any]
    refused: tuple[Refusal, ...]


def prepared(days: Sequence[MealDay], **how: Any) -> Prepared:
    """What is known of the days, as the engine takes it; `how` as `day_ask` takes it."""
    ask, values = day_ask(days, **how), route_values()
    codes = {one.place_code for one in ask.doors}
    theirs, ours = counties(codes, [day.kitchen for day in days], ask.on)
    refused = tuple(refused_before(ask, theirs, ours, values))
    out = {one.diner_id for one in refused}
    doors = tuple(doors_of([one for one in ask.doors if one.diner_id not in out]))
    return Prepared(ask, doors, plan_rows(ask, doors, values), refused)


def restricted(day: MealDay, couriers: frozenset[int], doors: set[int]) -> Prepared:
    """The day with some couriers and doors only: what a change by hand touches."""
    whole = day_ask([day])
    ask = replace(
        whole,
        couriers=tuple(one for one in whole.couriers if one.id in couriers),
        doors=tuple(one for one in whole.doors if one.diner_id in doors),
    )
    rows = tuple(doors_of(one for one in ask.doors if one.spot is not None))
    return Prepared(ask, rows, plan_rows(ask, rows, route_values()), ())


def seek_routes(ready: Prepared, *, tell: Tell) -> RoutesFound:
    """The best routes found in the time that so many doors get; who is on none, and why."""
    if not ready.doors:
        return RoutesFound(routes=(), refusals=ready.refused, cost=NOTHING)
    if not ready.ask.couriers:
        return _nobody(ready)
    tell(1, HUNDRED)
    moved = with_travel(ready.rows, tell=lambda done, of: tell(TRAVELLED * done // of, HUNDRED))
    seconds = route_values().seconds_for(len(ready.doors))
    told = planned(moved.rows, seconds=seconds, seeds=SEEDS, tell=_steps(tell))
    if told["faults"]:
        return _unplannable(ready, told["faults"])
    found = routes_from(told, ready.doors)
    said = (*((one.ko, one.en) for one in moved.told), *found.told)
    refusals = (*ready.refused, *found.refusals)
    return replace(found, refusals=refusals, told=said, travel=moved.source)


def price_order(ready: Prepared, order: Order) -> RoutesFound:
    """Times, cost and broken promises of an order that people chose; nothing is searched."""
    if not ready.doors or not order:
        return RoutesFound(routes=(), refusals=ready.refused, cost=NOTHING)
    moved = with_travel(ready.rows, tell=lambda _done, _of: None)
    told = arranged(moved.rows, order_rows(order, ready.doors))
    if told["faults"]:
        return _unplannable(ready, told["faults"])
    found = routes_from(told, ready.doors)
    said = tuple((one.ko, one.en) for one in moved.told)
    return replace(found, refusals=ready.refused, told=said, travel=moved.source)


def _nobody(ready: Prepared) -> RoutesFound:
    left = [
        Refusal(diner_id=one.diner_id, reason="nobody", ko=NO_COURIERS.ko, en=NO_COURIERS.en)
        for door in ready.doors
        for one in door.diners
    ]
    told = ((NO_COURIERS.ko, NO_COURIERS.en),)
    return RoutesFound(routes=(), refusals=(*ready.refused, *left), cost=NOTHING, told=told)


def _unplannable(ready: Prepared, faults: Sequence[tuple[str, str]]) -> RoutesFound:
    """The plan itself cannot be: every fault is told, and nobody is dropped in silence."""
    told = tuple(faults)
    left = [
        Refusal(diner_id=one.diner_id, reason="bad_plan", ko=told[0][0], en=told[0][1])
        for door in ready.doors
        for one in door.diners
    ]
    return RoutesFound(routes=(), refusals=(*ready.refused, *left), cost=NOTHING, told=told)


def _steps(tell: Tell) -> Callable[[str, str], None]:
    """The engine speaks of steps; how far that is of the whole."""

    def told(_ko: str, en: str) -> None:
        tell(LOOKED if en.startswith("improving") else TRAVELLED + 5, HUNDRED)

    return told

"""Plainly (맨 값으로): the engine for rooms whose pages must not wait for its libraries.

Rows in, rows out: a room builds the plan's own file format as plain values, calls `planned`,
`arranged` or `ways` by `late`, and keeps what comes back. What is wrong with a plan comes back too,
as `faults` in both languages: a room cannot catch what it must not load.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from dure.engines.plans import BadPlan, Part, validated
from dure.engines.routes.arrange import Ground, ground_of
from dure.engines.routes.check import check_plan
from dure.engines.routes.explain import say, sentence
from dure.engines.routes.homes import Home, home_choices
from dure.engines.routes.plan_day import SEEDS, Budget, cost_of, is_paused, plan_day
from dure.engines.routes.plan_files import fingerprint
from dure.engines.routes.roads import NoRoads, RoadEngine, Spot, measured
from dure.engines.routes.schedule import route_of
from dure.engines.routes.types import LeftOut, Plan, Route, Solution, Stop
from dure.engines.routes.verify import broken_promises
from dure.engines.voices import Tell, silent

Rows = Mapping[str, Any]
Order = Mapping[str, Sequence[Sequence[str]]]  # courier → trips → stops


def planned(
    rows: Rows, *, seconds: float, seeds: tuple[int, ...] = SEEDS, tell: Tell = silent
) -> Rows:
    """The routes of a day as plain values, or the `faults` of its plan."""
    try:
        plan = _plan(rows)
    except BadPlan as bad:
        return _faults(bad)
    budget = Budget(seconds=seconds, seeds=seeds, tell=tell)
    found = plan_day(plan, inputs=fingerprint(plan, seconds, seeds), budget=budget)
    return _told(plan, found)


def arranged(rows: Rows, order: Order) -> Rows:
    """Times, cost and broken promises of routes in an order that people chose; nothing is searched.

    Stops that stand in no trip are told as left out, without a reason.
    """
    try:
        plan = _plan(rows)
    except BadPlan as bad:
        return _faults(bad)
    active = [stop for stop in plan.stops if not is_paused(stop, plan.day)]
    ground = ground_of(plan, active, _homes(plan, active, order))
    routes = _routes(ground, order)
    served = {visit.stop for route in routes for trip in route.trips for visit in trip.visits}
    left = [
        LeftOut(stop=one.id, code="routes.no_room_left") for one in active if one.id not in served
    ]
    found = Solution(
        inputs="",
        day=plan.day,
        possible=not left,
        cost=cost_of(ground, routes),
        routes=routes,
        paused=tuple(one.id for one in plan.stops if is_paused(one, plan.day)),
        left_out=tuple(left),
    )
    return _told(plan, found)


def ways(
    kind: Literal["osrm", "valhalla"],
    address: str,
    mode: str,
    places: Sequence[tuple[float, float]],
    *,
    timeout: float,
) -> Rows:
    """Seconds and metres between places (latitude, longitude); or `why` not, and what was `said`."""
    try:
        spots = [Spot(lat, lon) for lat, lon in places]
        table = measured(RoadEngine(kind, address, timeout), mode, spots)
    except NoRoads as none:
        return {"why": none.why, "said": none.said}
    return {"why": "", "said": "", "seconds": table.seconds, "metres": table.metres}


def _homes(plan: Plan, stops: Sequence[Stop], order: Order) -> Home:
    """Who brings meals of a kitchen works from it; the others as a search would have them."""
    bound = {one.id: one.kitchen for one in stops if one.kitchen}
    usual = home_choices(plan, stops)[0]
    chosen = []
    for courier, home in zip(plan.couriers, usual, strict=True):
        names = [name for trip in order.get(courier.id, ()) for name in trip if name in bound]
        chosen.append(courier.kitchen or (bound[names[0]] if names else home))
    return tuple(chosen)


def _routes(ground: Ground, order: Order) -> tuple[Route, ...]:
    numbers = {one.id: number for number, one in enumerate(ground.plan.couriers)}
    doors = {one.id: number for number, one in enumerate(ground.stops)}
    made = []
    for courier, trips in order.items():
        kept = [[doors[name] for name in trip if name in doors] for trip in trips]
        kept = [trip for trip in kept if trip]
        if kept:
            made.append(route_of(ground, numbers[courier], kept))
    return tuple(made)


def _plan(rows: Rows) -> Plan:
    plan = validated(Plan, rows, "")
    faults = check_plan(plan)
    if faults:
        raise BadPlan(faults)
    return plan


def _told(plan: Plan, found: Solution) -> Rows:
    """Plain values: times are seconds since midnight, reasons also say themselves."""
    told: dict[str, Any] = _bare(found)
    for name in ("left_out", "reasons"):
        for row in told[name]:
            row |= {"ko": say(row["code"], row["values"], korean=True)}
            row |= {"en": say(row["code"], row["values"], korean=False)}
    return {**told, "broken": broken_promises(plan, found), "faults": []}


def _bare(part: Any) -> Any:
    """The values of a part as they are held; a dump would write times as text."""
    if isinstance(part, Part):
        return {name: _bare(getattr(part, name)) for name in type(part).model_fields}
    if isinstance(part, tuple):
        return [_bare(one) for one in part]
    return dict(part) if isinstance(part, Mapping) else part


def _faults(bad: BadPlan) -> Rows:
    said = [(sentence(one, korean=True), sentence(one, korean=False)) for one in bad.faults]
    return {"faults": said}

"""Plainly (맨 값으로): the engine for rooms whose pages must not wait for its libraries.

Rows in, rows out: a room builds the plan's own file format as plain values, calls `planned` or
`arranged` by `late`, and keeps what comes back. Nothing here is loaded before the first call.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dure.engines.plans import BadPlan, Fault
from dure.engines.plans.read import validated
from dure.engines.routes.arrange import Ground, ground_of
from dure.engines.routes.check import check_plan
from dure.engines.routes.explain import say, sentence
from dure.engines.routes.plan_day import SEEDS, Budget, Tell, cost_of, is_paused, plan_day, silent
from dure.engines.routes.plan_files import fingerprint
from dure.engines.routes.schedule import route_of
from dure.engines.routes.types import LeftOut, Plan, Route, Solution
from dure.engines.routes.verify import broken_promises

Rows = Mapping[str, Any]
Order = Mapping[str, Sequence[Sequence[str]]]  # courier → trips → stops


def planned(rows: Rows, *, seconds: float, seeds: tuple[int, ...] = SEEDS, tell: Tell = silent) -> Rows:
    """The routes of a day as plain values. Raises BadPlan with every fault."""
    plan = _plan(rows)
    budget = Budget(seconds=seconds, seeds=seeds, tell=tell)
    found = plan_day(plan, inputs=fingerprint(plan, seconds, seeds), budget=budget)
    return _told(plan, found)


def arranged(rows: Rows, order: Order) -> Rows:
    """Times, cost and broken promises of routes in an order that people chose; nothing is searched.

    Stops that stand in no trip are told as left out, without a reason. Raises BadPlan.
    """
    plan = _plan(rows)
    active = [stop for stop in plan.stops if not is_paused(stop, plan.day)]
    ground = ground_of(plan, active)
    routes = _routes(ground, order)
    served = {visit.stop for route in routes for trip in route.trips for visit in trip.visits}
    left = [LeftOut(stop=one.id, code="routes.nobody") for one in active if one.id not in served]
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
    told = found.model_dump(mode="python")
    for name in ("left_out", "reasons"):
        for row in told[name]:
            row |= {"ko": say(row["code"], row["values"], korean=True)}
            row |= {"en": say(row["code"], row["values"], korean=False)}
    return told | {"broken": broken_promises(plan, found)}


def fault_words(fault: Fault) -> tuple[str, str]:
    """A fault of a plan in Korean and English."""
    return sentence(fault, korean=True), sentence(fault, korean=False)

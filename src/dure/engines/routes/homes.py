"""Homes (소속 주방): which kitchen each courier works from, where the plan leaves it open.

A courier works from one kitchen a day. A kitchen that doors are bound to needs somebody, so it is
asked before loads are weighed; otherwise its doors would be called forbidden while couriers wait
elsewhere. What is best is not known beforehand: a few choices are offered and looked at.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from dure.engines.routes.types import Courier, Kitchen, Plan, Stop

Home = tuple[str, ...]


def home_choices(plan: Plan, stops: Sequence[Stop]) -> list[Home]:
    """Choices worth looking at, one kitchen for each courier; the first keeps to what is bound."""
    bound = {stop.kitchen for stop in stops if stop.kitchen}
    near = {nearest(stop, plan.kitchens) for stop in stops}
    found = [_homes(plan, stops, wanted) for wanted in (bound, bound | near, set[str]())]
    if len(plan.kitchens) > 1:
        found.append(home_at(plan, _busiest(plan, stops)))
    return list(dict.fromkeys(found))


def _busiest(plan: Plan, stops: Sequence[Stop]) -> str:
    """The kitchen with most portions: sometimes it is best that everybody leaves from there."""
    portions = {kitchen.id: 0 for kitchen in plan.kitchens}
    for stop in stops:
        portions[stop.kitchen or nearest(stop, plan.kitchens)] += stop.demand
    return max(portions, key=lambda name: portions[name])


def home_at(plan: Plan, kitchen: str) -> Home:
    """Everybody who is free to works from this kitchen: who could come from it at all?"""
    return tuple(courier.kitchen or kitchen for courier in plan.couriers)


def _homes(plan: Plan, stops: Sequence[Stop], wanted: Iterable[str | None]) -> Home:
    """One courier for each wanted kitchen that has none, then each where most is still to do."""
    left = {kitchen.id: 0.0 for kitchen in plan.kitchens}
    for stop in stops:
        left[stop.kitchen or nearest(stop, plan.kitchens)] += stop.demand
    chosen = {one.id: one.kitchen for one in plan.couriers if one.kitchen}
    for courier in plan.couriers:
        if courier.kitchen:
            left[courier.kitchen] -= courier.capacity
    open_ones = [one for one in plan.couriers if not one.kitchen]
    alone = set(wanted) - set(chosen.values())
    for kitchen in sorted((one for one in left if one in alone), key=lambda name: -left[name]):
        if open_ones:
            best = max(open_ones, key=lambda one: _may_serve(one, stops, kitchen))
            open_ones.remove(best)
            chosen[best.id] = kitchen
            left[kitchen] -= best.capacity
    for courier in open_ones:
        chosen[courier.id] = max(left, key=lambda name: left[name])
        left[chosen[courier.id]] -= courier.capacity
    return tuple(chosen[one.id] for one in plan.couriers)


def _may_serve(courier: Courier, stops: Sequence[Stop], kitchen: str) -> tuple[int, int]:
    """How many doors only this courier may serve there, and how many in all."""
    mine = [one for one in stops if one.kitchen == kitchen and one.id not in courier.never]
    named = sum(courier.id in one.only for one in mine)
    return named, sum(not one.only and one.demand <= courier.capacity for one in mine)


def nearest(stop: Stop, kitchens: Sequence[Kitchen]) -> str:
    """The kitchen that lies nearest, on a map that is flat enough for one county."""
    narrow = np.cos(np.radians(stop.lat))
    ways = [(one.lat - stop.lat) ** 2 + ((one.lon - stop.lon) * narrow) ** 2 for one in kitchens]
    return kitchens[int(np.argmin(ways))].id

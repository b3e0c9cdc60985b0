"""Verification (검산): every promise of a plan, looked at again in the finished routes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dure.engines.routes.travel import ways_in
from dure.engines.routes.types import Courier, Kitchen, Plan, Route, Solution, Stop, Trip


def broken_promises(plan: Plan, solution: Solution) -> list[str]:
    """What the routes break, as `code:who`; empty when they can be driven as they stand."""
    return [
        *_doors(plan, solution),
        *(one for route in solution.routes for one in _of(plan, route)),
    ]


def _doors(plan: Plan, solution: Solution) -> Iterator[str]:
    """Every door is on one route, or left out with a reason, or paused: exactly one of these."""
    seen = Counter(
        visit.stop for route in solution.routes for trip in route.trips for visit in trip.visits
    )
    seen.update(solution.paused)
    seen.update(one.stop for one in solution.left_out)
    known = {stop.id for stop in plan.stops}
    yield from (f"door_unexplained:{name}" for name in sorted(known - seen.keys()))
    yield from (f"door_unknown:{name}" for name in sorted(seen.keys() - known))
    yield from (f"door_twice:{name}" for name, times in sorted(seen.items()) if times > 1)


def _of(plan: Plan, route: Route) -> Iterator[str]:
    courier = next(one for one in plan.couriers if one.id == route.courier)
    if courier.most_trips is not None and len(route.trips) > courier.most_trips:
        yield f"trips:{courier.id}"
    if route.trips and route.trips[-1].returns > courier.shift[1]:
        yield f"shift:{courier.id}"
    if courier.kitchen and any(trip.kitchen != courier.kitchen for trip in route.trips):
        yield f"kitchen:{courier.id}"
    if not rest_fits(plan, courier, route):
        yield f"rest:{courier.id}"
    yield from _one_after_another(plan, courier, route)


def _one_after_another(plan: Plan, courier: Courier, route: Route) -> Iterator[str]:
    kitchens = {one.id: one for one in plan.kitchens}
    free = courier.shift[0] + (_way_in(plan, courier, route) if route.trips else 0)
    for trip in route.trips:
        if trip.departs - _loading(kitchens[trip.kitchen]) < free:
            yield f"overlap:{courier.id}"
        free = trip.returns
        yield from _kitchen(kitchens[trip.kitchen], trip)
        yield from _trip(plan, courier, trip)


def _kitchen(kitchen: Kitchen, trip: Trip) -> Iterator[str]:
    if trip.departs - _loading(kitchen) < kitchen.ready:
        yield f"not_ready:{kitchen.id}"
    if trip.departs > kitchen.closes:
        yield f"closed:{kitchen.id}"


def _trip(plan: Plan, courier: Courier, trip: Trip) -> Iterator[str]:
    stops = {stop.id: stop for stop in plan.stops}
    hot = plan.settings.hot_minutes
    if sum(visit.portions for visit in trip.visits) > courier.capacity:
        yield f"load:{courier.id}"
    for visit in trip.visits:
        stop = stops[visit.stop]
        if not stop.window[0] <= visit.hands_over <= stop.window[1]:
            yield f"window:{stop.id}"
        if hot is not None and visit.hands_over - trip.departs > hot * 60:
            yield f"hot:{stop.id}"
        if not _may_come(courier, stop, trip.kitchen):
            yield f"forbidden:{stop.id}"


def _may_come(courier: Courier, stop: Stop, kitchen: str) -> bool:
    allowed = not stop.only or courier.id in stop.only
    return allowed and stop.id not in courier.never and stop.kitchen in {None, kitchen}


def _loading(kitchen: Kitchen) -> int:
    return int(kitchen.loading_minutes * 60)


def _way_in(plan: Plan, courier: Courier, route: Route) -> int:
    return ways_in(plan, courier)[route.trips[0].kitchen]


def rest_fits(plan: Plan, courier: Courier, route: Route) -> bool:
    """Whether a gap between trips, or before or after all of them, is long enough for the rest."""
    if courier.rest is None or not route.trips:
        return True
    loading = {one.id: _loading(one) for one in plan.kitchens}
    busy = [(trip.departs - loading[trip.kitchen], trip.returns) for trip in route.trips]
    return rests(courier, busy, _way_in(plan, courier, route))


def rests(courier: Courier, busy: Sequence[tuple[int, int]], way_in: int) -> bool:
    """The same from the times of loading and of being back, and the way to the kitchen.

    Who has a way of their own to the kitchen rests there until loading, before the shift begins,
    or sets out later.
    """
    if courier.rest is None:
        return True
    opens, closes = courier.rest.between
    begins, first = courier.shift[0], busy[0][0]
    free = [(0, max(begins, first - way_in)), (begins + way_in, first)]
    free += [*((a[1], b[0]) for a, b in pairwise(busy)), (busy[-1][1], 2 * 24 * 3600)]
    return any(
        min(end, closes) - max(begin, opens) >= courier.rest.minutes * 60 for begin, end in free
    )

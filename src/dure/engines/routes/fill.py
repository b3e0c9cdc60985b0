"""Filling (마저 채우기): doors without a place, brought in the time that the slots left over.

Slots are cut before anything is known about the trips in them; afterwards most couriers are back
earlier than their last slot ends. That time is offered once more to the doors that are left.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dure.engines.routes.arrange import Ground, arrange, tours_within
from dure.engines.routes.problem import Problem, Van
from dure.engines.routes.types import Route


def leftover(ground: Ground, doors: Sequence[int]) -> Ground:
    """The same ground with these doors only; everybody works from the same kitchen as before."""
    first = ground.first_door
    keep = [*range(first), *(first + door for door in doors)]
    cells = np.ix_(keep, keep)
    return replace(
        ground,
        stops=[ground.stops[door] for door in doors],
        seconds=[table[cells] for table in ground.seconds],
        metres=[table[cells] for table in ground.metres],
    )


def second_problem(ground: Ground, routes: Sequence[Route]) -> Problem:
    """The doors of `ground` for whoever has time after the routes, until the shift ends."""
    base = arrange(ground, share=1.0, late_rest=False)
    done = {route.courier: route for route in routes}
    vans: list[Van] = []
    for number, courier in enumerate(ground.plan.couriers):
        route = done.get(courier.id)
        made = len(route.trips) if route else 0
        free = route.trips[-1].returns if route else courier.shift[0]
        if courier.most_trips is not None and made >= courier.most_trips:
            continue
        free = max(free, courier.shift[0] + ground.to_kitchen[number][ground.home[number]])
        most = None if courier.most_trips is None else courier.most_trips - made
        vans += tours_within(ground, number, [(free, courier.shift[1])], share=1.0)[:most]
    return replace(base, vans=vans)


def merged(
    ground: Ground, routes: Sequence[Route], more: Sequence[tuple[int, tuple[int, ...]]]
) -> dict[int, list[tuple[int, ...]]]:
    """Trips by courier: those that stand, then the new ones; doors numbered as in `ground`."""
    numbers = {courier.id: number for number, courier in enumerate(ground.plan.couriers)}
    doors = {stop.id: door for door, stop in enumerate(ground.stops)}
    trips = {
        numbers[route.courier]: [
            tuple(doors[visit.stop] for visit in trip.visits) for trip in route.trips
        ]
        for route in routes
    }
    for courier, visits in more:
        trips.setdefault(courier, []).append(visits)
    return trips

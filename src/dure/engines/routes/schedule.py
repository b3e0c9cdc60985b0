"""Schedule (시간표): from the order of the doors to times, as late as possible out of the kitchen.

Nothing here trusts the solver: times follow from the plan alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dure.engines.routes.arrange import SECONDS, Ground
from dure.engines.routes.travel import minutes
from dure.engines.routes.types import Route, Stop, Trip, Visit


@dataclass(frozen=True, slots=True)
class Leg:
    """Leg (구간): seconds and metres on the way to a door, and the door itself (None: back)."""

    seconds: int
    metres: int
    stop: Stop | None


def route_of(ground: Ground, number: int, trips: Sequence[Sequence[int]]) -> Route:
    """The courier's day, trip after trip; the rest lies between two trips, before or after all."""
    courier = ground.plan.couriers[number]
    free = courier.shift[0] + ground.to_kitchen[number][ground.home[number]]
    done: list[Trip] = []
    travel = 0
    for order, doors in enumerate(trips):
        legs = legs_of(ground, number, doors, last=order == len(trips) - 1)
        trip = trip_of(ground, number, legs, free)
        trip = after_rest(ground, number, legs, trip, free)
        done.append(trip)
        travel += sum(leg.seconds for leg in legs)
        free = trip.returns
    return Route(
        courier=courier.id,
        starts=courier.shift[0],
        ends=done[-1].returns,
        trips=tuple(done),
        distance_m=sum(trip.distance_m for trip in done),
        travel_minutes=minutes(travel),
    )


def legs_of(ground: Ground, number: int, doors: Sequence[int], *, last: bool) -> list[Leg]:
    """The ways of one trip: out, from door to door, and back (or to the courier's own end)."""
    kitchen = ground.kitchens[ground.home[number]]
    name = ground.plan.couriers[number].id
    back = ground.ends.get(name, kitchen) if last else kitchen
    first = ground.first_door
    places = [kitchen, *(first + door for door in doors), back]
    stops = [*(ground.stops[door] for door in doors), None]
    seconds, metres = ground.seconds[number], ground.metres[number]
    return [
        Leg(int(seconds[a, b]), int(metres[a, b]), stop)
        for a, b, stop in zip(places, places[1:], stops, strict=False)
    ]


def trip_of(ground: Ground, number: int, legs: Sequence[Leg], free: int) -> Trip:
    """Times of one trip that can be loaded from `free` on: no waiting that leaving later avoids."""
    home = ground.home[number]
    kitchen = ground.plan.kitchens[ground.kitchens[home]]
    early = max(free, kitchen.ready) + int(kitchen.loading_minutes * SECONDS)
    # Out before the kitchen closes, even where that means waiting at the door.
    departs = early + min(later_start(legs, early), max(0, kitchen.closes - early))
    now, visits = departs, []
    for leg in legs:
        now += leg.seconds
        if leg.stop is not None:
            visits.append(visit_of(leg.stop, now))
            now = visits[-1].leaves
    return Trip(
        kitchen=home,
        departs=departs,
        portions=sum(visit.portions for visit in visits),
        hot_minutes=minutes(visits[-1].hands_over - departs) if visits else 0,
        visits=tuple(visits),
        returns=now,
        distance_m=sum(leg.metres for leg in legs),
    )


def visit_of(stop: Stop, arrives: int) -> Visit:
    """One door: who is early waits until its window opens."""
    hands_over = max(arrives, stop.window[0])
    leaves = hands_over + int(stop.service_minutes * SECONDS)
    return Visit(
        stop=stop.id,
        arrives=arrives,
        hands_over=hands_over,
        leaves=leaves,
        portions=stop.demand,
    )


def later_start(legs: Sequence[Leg], early: int) -> int:
    """How much later the trip can leave and still reach its last door at the same time."""
    now, waited, slack = early, 0, None
    for leg in legs:
        now += leg.seconds
        if leg.stop is None:
            continue
        begins = max(now, leg.stop.window[0])
        waited += begins - now
        room = max(0, leg.stop.window[1] - begins) + waited
        slack = room if slack is None else min(slack, room)
        now = begins + int(leg.stop.service_minutes * SECONDS)
    return min(waited, slack or 0)


def after_rest(ground: Ground, number: int, legs: Sequence[Leg], trip: Trip, free: int) -> Trip:
    """The trip again, behind the rest, where it would otherwise run through it."""
    rest = ground.plan.couriers[number].rest
    if rest is None:
        return trip
    length = int(rest.minutes * SECONDS)
    last_begin = max(rest.between[0], rest.between[1] - length)
    begins = max(free, rest.between[0])
    if begins > last_begin or trip.returns <= last_begin:
        return trip  # had before this trip, or still to be had after it
    return trip_of(ground, number, legs, max(free, begins + length))

"""Schedule (시간표): from the order of the doors to times, as late as possible out of the kitchen.

Nothing here trusts the solver: times follow from the plan alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dure.engines.routes.arrange import SECONDS, Ground
from dure.engines.routes.travel import minutes
from dure.engines.routes.types import Kitchen, Pause, Route, Stop, Trip, Visit


@dataclass(frozen=True, slots=True)
class Leg:
    """Leg (구간): seconds and metres on the way to a door, and the door itself (None: back)."""

    seconds: int
    metres: int
    stop: Stop | None


@dataclass(frozen=True, slots=True)
class Drive:
    """Drive (주행): when a trip leaves, when it is at each door and hands over, when it is back."""

    departs: int
    doors: tuple[tuple[int, int], ...]
    returns: int


def route_of(ground: Ground, number: int, trips: Sequence[Sequence[int]]) -> Route:
    """The courier's day, trip after trip; the rest lies between two trips, before or after all."""
    courier = ground.plan.couriers[number]
    legs = [
        legs_of(ground, number, doors, last=order == len(trips) - 1)
        for order, doors in enumerate(trips)
    ]
    drives = drives_of(ground, number, legs)
    done = [trip_of(ground.home[number], a, drive) for a, drive in zip(legs, drives, strict=True)]
    return Route(
        courier=courier.id,
        starts=courier.shift[0],
        ends=done[-1].returns,
        trips=tuple(done),
        distance_m=sum(trip.distance_m for trip in done),
        travel_minutes=minutes(sum(leg.seconds for trip in legs for leg in trip)),
    )


def drives_of(ground: Ground, number: int, trips: Sequence[Sequence[Leg]]) -> list[Drive]:
    """The times of a courier's trips, one after another; none of them runs through the rest."""
    courier = ground.plan.couriers[number]
    kitchen = ground.plan.kitchens[ground.kitchens[ground.home[number]]]
    way_in = ground.to_kitchen[number][kitchen.id]
    free, drives = courier.shift[0] + way_in, list[Drive]()
    for legs in trips:
        drive = drive_of(kitchen, legs, free)
        if courier.rest is not None:
            later = after_rest(courier.rest, drive, free, 0 if drives else way_in)
            drive = drive if later == free else drive_of(kitchen, legs, later)
        drives.append(drive)
        free = drive.returns
    return drives


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


def drive_of(kitchen: Kitchen, legs: Sequence[Leg], free: int) -> Drive:
    """Times of one trip that can be loaded from `free` on: no waiting that leaving later avoids."""
    early = max(free, kitchen.ready) + int(kitchen.loading_minutes * SECONDS)
    # Out before the kitchen closes, even where that means waiting at the door.
    departs = early + min(later_start(legs, early), max(0, kitchen.closes - early))
    now, doors = departs, list[tuple[int, int]]()
    for leg in legs:
        now += leg.seconds
        if leg.stop is not None:
            hands_over = max(now, leg.stop.window[0])  # who is early waits until it opens
            doors.append((now, hands_over))
            now = hands_over + int(leg.stop.service_minutes * SECONDS)
    return Drive(departs, tuple(doors), now)


def trip_of(kitchen: str, legs: Sequence[Leg], drive: Drive) -> Trip:
    """The trip as people read it."""
    stops = [leg.stop for leg in legs if leg.stop is not None]
    visits = tuple(
        visit_of(stop, arrives, hands_over)
        for stop, (arrives, hands_over) in zip(stops, drive.doors, strict=True)
    )
    return Trip(
        kitchen=kitchen,
        departs=drive.departs,
        portions=sum(visit.portions for visit in visits),
        hot_minutes=minutes(visits[-1].hands_over - drive.departs) if visits else 0,
        visits=visits,
        returns=drive.returns,
        distance_m=sum(leg.metres for leg in legs),
    )


def visit_of(stop: Stop, arrives: int, hands_over: int) -> Visit:
    """One door."""
    return Visit(
        stop=stop.id,
        arrives=arrives,
        hands_over=hands_over,
        leaves=hands_over + int(stop.service_minutes * SECONDS),
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


def after_rest(rest: Pause, drive: Drive, free: int, way_in: int) -> int:
    """From when the trip may be loaded, where it would otherwise run through the rest.

    Who comes to the kitchen too late to rest there rests before setting out.
    """
    length = int(rest.minutes * SECONDS)
    last_begin = max(rest.between[0], rest.between[1] - length)
    begins = max(free, rest.between[0])
    if begins > last_begin:
        # Before a later trip it was had; before the first, at the courier's own start.
        return max(free, rest.between[0] + length + way_in) if way_in else free
    return free if drive.returns <= last_begin else begins + length

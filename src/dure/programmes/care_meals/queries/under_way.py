"""Under way (배달 중): which doors of a day are visited, who has set out, and when they are back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from dure.kernel.clock import day_of
from dure.programmes.care_meals.models import DoorVisit, MealDay, Route, Stop
from dure.programmes.care_meals.rules.times import since_midnight
from dure.programmes.care_meals.rules.under_way import (
    NOT_YET,
    StopNow,
    UnderWay,
    begun_trips,
    staying,
)
from dure.programmes.care_meals.types.day import DayBoard


def visited_on(day_id: int) -> frozenset[int]:
    """The diners of a day at whose door an outcome stands."""
    rows = DoorVisit.objects.within(stop__day_id=day_id, undone_at__isnull=True)
    return frozenset(rows.values_list("diner_id", flat=True))


def silent_doors(board: DayBoard) -> int:
    """How many doors of an open day nobody has told of yet: they count as not looked after."""
    if board.day.state != "open":
        return 0
    visited = visited_on(board.day.id)
    stops = [stop for route in board.routes for stop in route.stops]
    return sum(one.is_served and one.diner_id not in visited for one in stops)


def under_way(
    day: MealDay, *, at: datetime, missing: Collection[int] = (), waits: bool = False
) -> UnderWay:
    """What stays of a day as it is at this moment; `missing` couriers do not go on."""
    visited = visited_on(day.pk)
    now = since_midnight(at) if day_of(at) == day.on else None
    if day.state != "open" or (now is None and not visited):
        return NOT_YET if now is None else UnderWay(now=now)
    stops = _stops(day, visited)
    trips = _trips(day)
    departs = {key: int(trip["departs"]) for key, trip in trips.items()}
    begun = begun_trips(stops, departs, now=now, waits=waits)
    back_at = {
        courier: int(trips[courier, trip]["returns"])
        for courier, trip in begun.items()
        if (courier, trip) in trips
    }
    stays = visited | staying(stops, begun, missing)
    return UnderWay(stays=stays, back_at=back_at, begun=begun, now=now)


def cost_of_staying(day: MealDay, stays: Collection[int]) -> dict[str, float]:
    """What of a day's cost belongs to trips that stay; a trip's minutes by its share of the metres."""
    last: dict[int, int] = {}
    for one in _stops(day, frozenset()):
        if one.diner_id in stays:
            last[one.courier_id] = max(last.get(one.courier_id, 0), one.trip)
    found = {"travel_minutes": 0.0, "distance_m": 0, "trips": 0, "unusual_couriers": 0}
    for row in Route.objects.within(day_id=day.pk, courier_id__in=list(last)):
        metres, minutes = kept_part(row, last[row.courier_id])
        found["travel_minutes"] += minutes
        found["distance_m"] += metres
        found["trips"] += min(last[row.courier_id], len(row.trips))
    return found


def kept_part(row: Route, trips: int) -> tuple[int, float]:
    """Metres of the first trips of a route, and the minutes that go with them."""
    metres = int(sum(trip["distance_m"] for trip in row.trips[:trips]))
    share = metres / row.distance_m if row.distance_m else 0.0
    return metres, round(row.travel_minutes * min(1.0, share), 1)


def _stops(day: MealDay, visited: frozenset[int]) -> list[StopNow]:
    rows = Stop.objects.within(day_id=day.pk, route__isnull=False, state="planned")
    lines = rows.values_list("diner_id", "route__courier_id", "trip")
    return [
        StopNow(diner_id=diner, courier_id=courier, trip=trip, visited=diner in visited)
        for diner, courier, trip in lines
    ]


def _trips(day: MealDay) -> Mapping[tuple[int, int], Mapping[str, Any]]:
    rows = Route.objects.within(day_id=day.pk)
    return {
        (row.courier_id, number): trip
        for row in rows
        for number, trip in enumerate(row.trips, start=1)
    }

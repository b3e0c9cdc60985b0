"""Begun routes (떠난 경로): what a courier has begun stays in front of what is planned anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dure.programmes.care_meals.models import MealDay, Route, Stop
from dure.programmes.care_meals.queries.under_way import kept_part
from dure.programmes.care_meals.rules.times import since_midnight
from dure.programmes.care_meals.types.planning import RouteFound


@dataclass(frozen=True, slots=True)
class Begun:
    """How far a courier's route has been begun: trips, the last place, and the row of it."""

    row: Route
    trips: int
    place: int


def with_begun(
    day: MealDay, found: Sequence[RouteFound], stays: Sequence[Stop]
) -> list[RouteFound]:
    """The routes found, each after what its courier has begun; who gets nothing new keeps that alone.

    `stays` are the stops that keep their route, trip and place.
    """
    begun = _begun(day, stays)
    new = {one.courier_id for one in found}
    made = [_after(one, begun[one.courier_id]) if one.courier_id in begun else one for one in found]
    return [*made, *(_alone(day, one) for key, one in begun.items() if key not in new)]


def _begun(day: MealDay, stays: Sequence[Stop]) -> Mapping[int, Begun]:
    rows = {row.pk: row for row in Route.objects.within(day_id=day.pk)}
    found: dict[int, Begun] = {}
    for stop in stays:
        row = rows.get(stop.route_id or 0)
        if row is not None:
            known = found.get(row.courier_id, Begun(row, 0, 0))
            trips, place = max(known.trips, stop.trip), max(known.place, stop.place)
            found[row.courier_id] = Begun(row, trips, place)
    return found


def _after(one: RouteFound, begun: Begun) -> RouteFound:
    metres, minutes = kept_part(begun.row, begun.trips)
    doors = tuple(
        replace(door, trip=door.trip + begun.trips, place=door.place + begun.place)
        for door in one.doors
    )
    return replace(
        one,
        starts=since_midnight(begun.row.starts_at),
        trips=(*begun.row.trips[: begun.trips], *one.trips),
        doors=doors,
        distance_m=one.distance_m + metres,
        travel_minutes=round(one.travel_minutes + minutes, 1),
    )


def _alone(day: MealDay, begun: Begun) -> RouteFound:
    row, trips = begun.row, tuple(begun.row.trips[: begun.trips])
    metres, minutes = kept_part(row, begun.trips)
    return RouteFound(
        courier_id=row.courier_id,
        kitchen_id=day.kitchen_id,
        starts=since_midnight(row.starts_at),
        ends=int(trips[-1]["returns"]) if trips else since_midnight(row.ends_at),
        trips=trips,
        doors=(),
        distance_m=metres,
        travel_minutes=minutes,
    )

"""Rows of routes and stops, written from what was found; the verbs around it own the transaction.

A courier's route and a diner's stop keep their rows when a day is planned again: whoever holds a link
to one still finds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import MealDay, Route, Stop
from dure.programmes.care_meals.rules.times import instant
from dure.programmes.care_meals.services.begun_routes import with_begun
from dure.programmes.care_meals.types.planning import (
    DoorAsk,
    DoorAt,
    Refusal,
    RouteFound,
    RoutesFound,
)

ROUTE_FIELDS = ("starts_at", "ends_at", "trips", "distance_m", "travel_minutes", "by_hand")
STOP_FIELDS = (
    *("route", "trip", "place", "state", "window_from", "window_until", "minutes", "meals"),
    *("portions", "due_at", "leaves_at", "reason", "reason_words"),
)
HALTED = {"explained", "closed"}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a day: routes, doors on them, doors on none."""

    routes: int
    doors: int
    left: int


def write_routes(
    day: MealDay,
    found: RoutesFound,
    doors: Mapping[int, DoorAsk],
    *,
    stays: frozenset[int] = frozenset(),
) -> Written:
    """Lay what was found over the day's rows; `doors` are those that were asked about, by diner.

    Doors of `stays` keep their place: what is new comes after them on their courier's route.
    """
    mine = [one for one in found.routes if one.kitchen_id == day.kitchen_id]
    left = [one for one in found.refusals if doors[one.diner_id].kitchen_id == day.kitchen_id]
    known = {row.diner_id: row for row in Stop.objects.within(day_id=day.pk)}
    mine = with_begun(day, mine, [known[one] for one in stays if one in known])
    routes = _routes(day, mine, by_hand=False)
    rows = [
        _placed(known, day, doors[at.diner_id], routes[one.courier_id], at)
        for one in mine
        for at in one.doors
    ]
    rows += [_left(known, day, doors[one.diner_id], one) for one in left]
    _put_aside(day, known, {row.diner_id for row in rows} | stays)
    _save(rows)
    return Written(len(mine), sum(len(one.doors) for one in mine), len(left))


def write_order(day: MealDay, found: Sequence[RouteFound], couriers: frozenset[int]) -> None:
    """Lay some couriers' routes over the day after a change by hand; other routes stay as they are."""
    routes = _routes(day, found, by_hand=True, only=couriers)
    at_door = {at.diner_id: (one.courier_id, at) for one in found for at in one.doors}
    rows = list(Stop.objects.within(day_id=day.pk, diner_id__in=list(at_door)))
    for row in rows:
        courier, at = at_door[row.diner_id]
        _put(row, day.on, routes[courier], at)
    _save(rows)


def _routes(
    day: MealDay,
    found: Sequence[RouteFound],
    *,
    by_hand: bool,
    only: frozenset[int] | None = None,
) -> dict[int, Route]:
    """The route of each courier, made or taken up again; who has no doors left keeps an empty one."""
    known = {row.courier_id: row for row in Route.objects.within(day_id=day.pk)}
    number = max((row.number for row in known.values()), default=0)
    made: dict[int, Route] = {}
    for one in sorted(found, key=lambda each: (each.starts, each.courier_id)):
        row = known.get(one.courier_id)
        if row is None:
            number += 1
            row = Route(public_id=public_id(), day=day, courier_id=one.courier_id, number=number)
        row.starts_at, row.ends_at = instant(day.on, one.starts), instant(day.on, one.ends)
        row.trips = [dict(trip) for trip in one.trips]
        row.distance_m, row.travel_minutes = one.distance_m, one.travel_minutes
        row.by_hand = by_hand
        made[one.courier_id] = row
    Route.objects.bulk_create([row for row in made.values() if row.pk is None])
    _update(Route, [one for one in known.values() if one.courier_id in made], ROUTE_FIELDS)
    idle = [row for key, row in known.items() if key not in made and (only is None or key in only)]
    _empty(day, idle)
    return made


def _empty(day: MealDay, idle: Sequence[Route]) -> None:
    """Routes without doors: gone from a draft; on an open day they stay, so that their link says so."""
    keys = [row.pk for row in idle]
    Stop.objects.within(day_id=day.pk, route_id__in=keys).update(route=None, trip=0, place=0)
    if day.state == "draft":
        Route.objects.within(pk__in=keys).delete()
        return
    for row in idle:
        row.trips, row.distance_m, row.travel_minutes, row.ends_at = [], 0, 0, row.starts_at
    _update(Route, idle, ROUTE_FIELDS)


def _placed(
    known: Mapping[int, Stop], day: MealDay, door: DoorAsk, route: Route, at: DoorAt
) -> Stop:
    row = _asked(known, day, door)
    _put(row, day.on, route, at)
    return row


def _put(row: Stop, on: date, route: Route, at: DoorAt) -> None:
    row.route, row.trip, row.place, row.state = route, at.trip, at.place, "planned"
    row.due_at, row.leaves_at = instant(on, at.due), instant(on, at.leaves)
    row.reason, row.reason_words = "", {}


def _left(known: Mapping[int, Stop], day: MealDay, door: DoorAsk, why: Refusal) -> Stop:
    row = _asked(known, day, door)
    row.route, row.trip, row.place, row.state = None, 0, 0, "left_out"
    row.due_at = row.leaves_at = None
    row.reason = why.reason
    row.reason_words = {"ko": why.ko, "en": why.en} if why.ko else {}
    return row


def _asked(known: Mapping[int, Stop], day: MealDay, door: DoorAsk) -> Stop:
    row = known.get(door.diner_id)
    if row is None:
        row = Stop(public_id=public_id(), day=day, diner_id=door.diner_id)
    row.window_from, row.window_until = door.window
    row.minutes, row.meals, row.portions = door.minutes, dict(door.meals), door.portions
    return row


def _put_aside(day: MealDay, known: Mapping[int, Stop], asked: set[int]) -> None:
    """Stops that nobody asked about any more (paused, ended): off their route."""
    gone = [row.pk for key, row in known.items() if key not in asked and row.state not in HALTED]
    rows = Stop.objects.within(day_id=day.pk, pk__in=gone)
    if day.state == "draft":
        rows.delete()
    else:
        rows.update(route=None, trip=0, place=0)


def _save(rows: Sequence[Stop]) -> None:
    Stop.objects.bulk_create([row for row in rows if row.pk is None])
    _update(Stop, [row for row in rows if row.pk is not None], STOP_FIELDS)


def _update(kind: Any, rows: Sequence[Any], fields: Sequence[str]) -> None:
    if rows:
        kind.objects.within(pk__in=[row.pk for row in rows]).bulk_update(rows, list(fields))

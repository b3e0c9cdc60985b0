"""Move a stop by hand: what it would cost is shown first; then times follow from the new order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import MealDay, Route, Stop
from dure.programmes.care_meals.queries.day_asks import order_of
from dure.programmes.care_meals.queries.under_way import visited_on
from dure.programmes.care_meals.rules.broken import each_once, said
from dure.programmes.care_meals.rules.costs import cost_of, moved_by
from dure.programmes.care_meals.rules.moving import doors_in, moved
from dure.programmes.care_meals.services.day_subjects import day_row, locked, of_day, refuse_visited
from dure.programmes.care_meals.services.route_rows import write_order
from dure.programmes.care_meals.services.seek_routes import Prepared, price_order, restricted
from dure.programmes.care_meals.types.planning import Order, RoutesFound

BY_HAND = frozenset({"draft", "open"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Move (옮기기): which stop, onto which route, in which trip, as the n-th door of it."""

    stop: str
    route: str
    trip: int
    place: int


@dataclass(frozen=True, slots=True)
class Priced:
    """Priced (값): what a move changes, in minutes and metres, and what it would break."""

    minutes: float
    distance_m: int
    unusual: int
    cost: Mapping[str, float]
    broken: tuple[str, ...]
    new_broken: tuple[Words, ...]
    found: RoutesFound
    couriers: frozenset[int]

    @property
    def km(self) -> float:
        """Kilometres more or less."""
        return round(self.distance_m / 1000, 1)


def price_move(day: MealDay, move: Move) -> Priced:
    """What the move would cost; nothing is written. Only the routes it touches are looked at.

    Refused: `care_meals.no_such_stop`, `.no_such_route`, `.no_such_trip`.
    """
    stop = _stop(day, move.stop)
    onto = Route.objects.within(day_id=day.pk, public_id=move.route).first()
    if onto is None:
        raise Refused("care_meals.no_such_route")
    touched = frozenset({onto.courier_id} | ({stop.route.courier_id} if stop.route else set()))
    before: Order = {key: doors for key, doors in order_of([day.pk]).items() if key in touched}
    ready = restricted(day, touched, {*doors_in(before), stop.diner_id})
    where = {"courier_id": onto.courier_id, "trip": move.trip, "place": move.place}
    after = moved(before, _behind_the_door(ready, stop), **where)
    was, will = price_order(ready, before), price_order(ready, after)
    usual = {one.diner_id: one.usual for one in ready.ask.doors}
    old, new = cost_of(was.routes, usual), cost_of(will.routes, usual)
    return Priced(
        minutes=round(new["travel_minutes"] - old["travel_minutes"], 1),
        distance_m=int(new["distance_m"] - old["distance_m"]),
        unusual=int(new["unusual_couriers"] - old["unusual_couriers"]),
        cost=moved_by(day.cost, old, new),
        broken=_broken_now(day, will, touched, {*doors_in(after)}),
        new_broken=tuple(said(one) for one in each_once(will.broken) if one not in was.broken),
        found=will,
        couriers=touched,
    )


def _of_move(*, day: str, version: int, move: Move) -> Subject:
    return of_day(day=day)


@action("care_meals.stop.move", may="run_kitchen", on=_of_move)
def move_stop(actor: Actor, *, day: str, version: int, move: Move, at: datetime) -> Done[Priced]:
    """Move it and answer what it changed. Promises that break are kept with the day and told.

    Refused as `price_move`, and `care_meals.day_moved_on`, `.day_not_draft`, `.door_visited`,
    `.place_is_behind`: nothing goes before a door at which the courier has been.
    """
    row = locked(day, version=version, states=BY_HAND)
    refuse_visited(row, {_stop(row, move.stop).diner_id})
    priced = price_move(row, move)
    _refuse_behind(row, priced)
    write_order(row, priced.found.routes, priced.couriers)
    row.cost, row.broken = dict(priced.cost), list(priced.broken)
    row.version += 1
    row.save(update_fields=["cost", "broken", "version"])
    noted = {"day": row.public_id, "stop": move.stop, "minutes": priced.minutes}
    return Done(priced, noted | {"broken": len(priced.new_broken)})


def _refuse_behind(row: MealDay, priced: Priced) -> None:
    visited = visited_on(row.pk)
    stood = Stop.objects.within(day_id=row.pk, diner_id__in=visited, route__isnull=False)
    was = {
        diner: told for diner, *told in stood.values_list("diner_id", "route__courier_id", "place")
    }
    for route in priced.found.routes:
        for door in route.doors:
            courier, place = was.get(door.diner_id, (route.courier_id, door.place))
            if courier != route.courier_id or place < door.place:
                raise Refused("care_meals.place_is_behind")


def priced_move(day: str, move: Move) -> Priced:
    """`price_move` for a day by its address; for the page that asks before anything is done."""
    return price_move(day_row(day), move)


def _stop(day: MealDay, public_id: str) -> Stop:
    rows = Stop.objects.within(day_id=day.pk, public_id=public_id).select_related("route")
    stop: Stop | None = rows.first()
    if stop is None or stop.state in {"explained", "closed"}:
        raise Refused("care_meals.no_such_stop")
    return stop


def _behind_the_door(ready: Prepared, stop: Stop) -> list[int]:
    """All diners behind the door of a stop. Refused: `care_meals.no_point_yet`."""
    for door in ready.doors:
        diners = [one.diner_id for one in door.diners]
        if stop.diner_id in diners:
            return diners
    raise Refused("care_meals.no_point_yet")


def _broken_now(
    day: MealDay, will: RoutesFound, couriers: frozenset[int], doors: set[int]
) -> tuple[str, ...]:
    """The promises that are broken now: those of untouched routes as they were, and the new ones."""
    theirs = {f"c{one}" for one in couriers} | {f"d{one}" for one in doors}
    others = [one for one in day.broken if one.partition(":")[2] not in theirs]
    return tuple(each_once([*others, *will.broken]))

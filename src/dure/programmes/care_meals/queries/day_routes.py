"""Routes of a day as they are shown: doors in order, names masked; and the sheet that is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from dure.ground.journal.types import Actor
from dure.ground.people.queries import masked_people, named_people
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.words import Words, spoken_language
from dure.programmes.care_meals.models import Diner, MealDay, Route, Stop
from dure.programmes.care_meals.queries.meal_days import card_of, meal_day_row, must_run
from dure.programmes.care_meals.queries.standing import (
    Due,
    due_at_doors,
    due_on,
    label_of,
    standing_of,
)
from dure.programmes.care_meals.rules.broken import said
from dure.programmes.care_meals.rules.counting import counted
from dure.programmes.care_meals.rules.reasons import reason_words
from dure.programmes.care_meals.rules.times import instant
from dure.programmes.care_meals.types.day import (
    MODES,
    DayBoard,
    DayCount,
    MealDayCard,
    RouteCard,
    RouteSheet,
    SheetStop,
    StopCard,
    TripCard,
)
from dure.programmes.care_meals.types.diners import NeedCard

Names = Mapping[int, str]
DoorText = Sequence[str]  # address, note, household
NOTHING = ("", "", "")
ALLERGIES = Words("알레르기 있음", "allergies")


def day_board(actor: Actor, public_id: str, *, at: datetime) -> DayBoard:
    """The whole day: numbers, routes, and everybody who has none; names masked, each look logged.

    Refused: `care_meals.no_such_day`, `journal.not_allowed`, and what `masked_people` refuses.
    """
    day = meal_day_row(actor, public_id)
    due = due_on(day.kitchen_id, day.on, day)
    names = _masked(actor, day, due, at)
    diners = tuple(
        replace(one, masked_name=names.get(one.person_id, ""))
        for one in standing_of(due, day.on, day.state)
    )
    routes = _routes(day, due, names)
    loose = [_stop(one, due, names) for one in due.stops.values() if one.route_id is None]
    stops = [*(stop for route in routes for stop in route.stops), *loose]
    kitchen = day.kitchen
    home = None if kitchen.latitude is None else (kitchen.latitude, kitchen.longitude or 0.0)
    return DayBoard(
        day=card_of(day),
        count=counted(diners, stops),
        routes=routes,
        diners=diners,
        stops=tuple(stops),
        kitchen_spot=home,
        spots={key: point for key, row in due.rows.items() if (point := row.point)},
    )


def day_count(day: MealDay) -> DayCount:
    """The day in numbers, without a name. Only services of this programme call it."""
    due = due_on(day.kitchen_id, day.on, day)
    stops = [_stop(one, due, {}) for one in due.stops.values()]
    return counted(standing_of(due, day.on, day.state), stops)


def route_of(actor: Actor, public_id: str, *, at: datetime) -> tuple[DayBoard, RouteCard]:
    """One route with the day it belongs to. Refused: `care_meals.no_such_route` and as `day_board`."""
    row = Route.objects.within(public_id=public_id).select_related("day__kitchen").first()
    if row is None:
        raise Refused("care_meals.no_such_route")
    must_run(actor, row.day)
    board = day_board(actor, row.day.public_id, at=at)
    found = next((one for one in board.routes if one.id == row.pk), None)
    if found is None:
        raise Refused("care_meals.no_such_route")
    return board, found


def route_sheets(
    actor: Actor, public_id: str, *, at: datetime, route: str = ""
) -> tuple[RouteSheet, ...]:
    """The sheets of a day for paper, or of one route: names and addresses, each person logged as seen.

    Whoever looks from outside the kitchen's organisation gets masked names and no address. No phone
    numbers stand on paper: it may be lost in the street.
    """
    day = meal_day_row(actor, public_id)
    carried = Stop.objects.within(day_id=day.pk, route__isnull=False)
    if route:
        carried = carried.filter(route__public_id=route)
    due = due_at_doors(day, dict(carried.values_list("diner_id", "diner__person_id")))
    found = [one for one in _routes(day, due, {}) if route in {"", one.public_id}]
    rows = {one.diner_id: due.rows[one.diner_id] for each in found for one in each.served}
    home = {"organisation_id": day.kitchen.organisation_id, "initiative_id": day.initiative_id}
    people = named_people(actor, [row.person_id for row in rows.values()], at=at, **home)
    masked = any(one.is_masked for one in people.values())
    doors = {} if masked else _doors(list(rows))
    names = {key: one.name for key, one in people.items()}
    written = Writing(spoken_language())
    return tuple(_sheet(one, names, doors, written) for one in found)


def sheet_of_route(
    actor: Actor, public_id: str, *, at: datetime
) -> tuple[MealDayCard, tuple[RouteSheet, ...]]:
    """The sheet of one route, with its day. Refused: `care_meals.no_such_route` and as `route_sheets`."""
    row = Route.objects.within(public_id=public_id).select_related("day__kitchen").first()
    if row is None:
        raise Refused("care_meals.no_such_route")
    found = route_sheets(actor, row.day.public_id, at=at, route=public_id)
    return card_of(row.day), found


def _doors(diner_ids: Sequence[int]) -> dict[int, DoorText]:
    rows = Diner.objects.within(pk__in=diner_ids)
    return {key: told for key, *told in rows.values_list("pk", "address", "door_note", "household")}


class Writing:
    """How things are written on paper: what many doors have in common is put into words once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._meals: dict[tuple[tuple[str, int], ...], str] = {}
        self._minds: dict[tuple[str, bool], str] = {}

    def meals(self, stop: StopCard) -> str:
        """Kinds and portions of a door."""
        key = tuple(stop.meals.items())
        if key not in self._meals:
            told = (f"{words.in_language(self.language)} {n}" for words, n in stop.meal_words)
            self._meals[key] = ", ".join(told)
        return self._meals[key]

    def minds(self, need: NeedCard | None) -> str:
        """What is minded at a door: the diet, and that there is an allergy; never which."""
        if need is None or need.is_plain:
            return ""
        key = need.diet, bool(need.allergens)
        if key not in self._minds:
            diet = need.diet_words.in_language(self.language)
            some = ALLERGIES.in_language(self.language) if need.allergens else ""
            self._minds[key] = " · ".join(one for one in (diet, some) if one)
        return self._minds[key]


def _sheet(
    route: RouteCard, names: Names, doors: Mapping[int, DoorText], written: Writing
) -> RouteSheet:
    lines: list[SheetStop] = []
    before, trip, trips = "", 0, len(route.trips)
    for stop in route.served:
        address, note, household = doors.get(stop.diner_id, NOTHING)
        begins = stop.trip if trips > 1 and stop.trip != trip else 0
        lines.append(
            SheetStop(
                label=stop.label,
                place=stop.place,
                trip=stop.trip,
                name=names.get(stop.person_id, ""),
                address=address,
                note=note,
                meals=written.meals(stop),
                minds=written.minds(stop.need),
                hours=f"{stop.window[0]:%H:%M}–{stop.window[1]:%H:%M}",
                due=f"{stop.due_at.astimezone(SEOUL):%H:%M}" if stop.due_at else "",
                begins_trip=begins,
                together=bool(household) and household == before,
            )
        )
        before, trip = household, stop.trip
    return RouteSheet(route, tuple(lines), sum(one.portions for one in route.served))


def _masked(actor: Actor, day: MealDay, due: Due, at: datetime) -> dict[int, str]:
    ids = [row.person_id for row in due.rows.values()]
    found = masked_people(
        actor, day.kitchen.organisation_id, ids, initiative_id=day.initiative_id, at=at
    )
    return {key: one.masked_name for key, one in found.items()}


def _routes(day: MealDay, due: Due, names: Names) -> tuple[RouteCard, ...]:
    rows = Route.objects.within(day_id=day.pk).select_related("courier").order_by("number")
    by_route: dict[int, list[Stop]] = {}
    for stop in due.stops.values():
        if stop.route_id is not None:
            by_route.setdefault(stop.route_id, []).append(stop)
    return tuple(_route(day, row, by_route.get(row.pk, []), (due, names)) for row in rows)


def _route(day: MealDay, row: Route, stops: Sequence[Stop], known: tuple[Due, Names]) -> RouteCard:
    due, names = known
    in_order = sorted(stops, key=lambda one: (one.place, one.pk))
    cards = tuple(_stop(one, due, names) for one in in_order)
    theirs = {f"d{one.diner_id}" for one in stops} | {f"c{row.courier_id}"}
    broken = [said(one) for one in day.broken if one.partition(":")[2] in theirs]
    return RouteCard(
        id=row.pk,
        public_id=row.public_id,
        day_id=row.day_id,
        number=row.number,
        courier_id=row.courier_id,
        courier=row.courier.name,
        mode=MODES.get(row.courier.mode, Words(row.courier.mode, row.courier.mode)),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        trips=tuple(_trip(day, number, one) for number, one in enumerate(row.trips, start=1)),
        stops=cards,
        distance_m=row.distance_m,
        travel_minutes=row.travel_minutes,
        by_hand=row.by_hand,
        broken=tuple(dict.fromkeys(broken)),
    )


def _trip(day: MealDay, number: int, told: Mapping[str, float]) -> TripCard:
    return TripCard(
        number=number,
        departs_at=instant(day.on, int(told["departs"])),
        returns_at=instant(day.on, int(told["returns"])),
        portions=int(told["portions"]),
        hot_minutes=told["hot_minutes"],
        distance_m=int(told["distance_m"]),
    )


def _stop(row: Stop, due: Due, names: Names) -> StopCard:
    card = due.cards.get(row.diner_id)
    person = card.person_id if card else 0
    gone = card is None or card.ended_on is not None or person in due.dead
    return StopCard(
        id=row.pk,
        public_id=row.public_id,
        day_id=row.day_id,
        diner_id=row.diner_id,
        person_id=person,
        route_id=row.route_id,
        label=label_of(row),
        place=row.place,
        trip=row.trip,
        name=names.get(person, ""),
        state="closed" if gone and row.state == "planned" else row.state,
        paused=card is not None and card.pause is not None,
        meals=row.meals,
        portions=row.portions,
        window=(row.window_from, row.window_until),
        due_at=row.due_at,
        leaves_at=row.leaves_at,
        minutes=row.minutes,
        need=card.need if card else None,
        reason=reason_words("died" if gone else row.reason, row.reason_words),
    )

"""Late meals: what comes to its door later than it may after cooking, and was not measured on the way.

When a meal is there its door says; until then the plan does, and a phone that speaks later than planned
and has not told of it.
"""

from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.ground.law.queries import law_entry
from dure.programmes.care_meals.models import CourierLink, DoorVisit, FoodReading, Recall, Stop
from dure.programmes.care_meals.queries.day_of_kitchen import body_of, latest_sheet
from dure.programmes.care_meals.queries.food_log import cooked_at
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.rules.door import is_brought
from dure.programmes.care_meals.rules.food_safety import (
    Law,
    OnItsWay,
    eat_before,
    must_come_back,
)
from dure.programmes.care_meals.rules.sheet_body import SheetBody
from dure.programmes.care_meals.types.kitchen_log import LateMeal


def late_meals(actor: Actor, kitchen_id: int, on: date, at: datetime) -> tuple[LateMeal, ...]:
    """The meals of a day that must be measured or called back (회수), the earliest door first.

    Asked of the sheet that was cooked from: nothing before cooking began, or where no hot dish has
    its core temperature yet.
    """
    kitchen_row(actor, kitchen_id)
    cooked = _cooked(kitchen_id, on)
    row = latest_sheet(kitchen_id, on) if cooked else None
    if row is None:
        return ()
    law: Law = lambda code: law_entry(code, on)  # noqa: E731
    body, stops = body_of(row), _stops(kitchen_id, on)
    measured, recalled = _measured(kitchen_id, on), _recalled(kitchen_id, on)
    found = []
    for kind, diner, hot in _hot_meals(body):
        times = [cooked[dish] for dish in hot if dish in cooked]
        if not times or diner not in stops:
            continue
        due_at, route, label = stops[diner]
        if due_at is None:  # the door stayed closed, or it was not wanted: nobody eats it
            continue
        warm = any(each >= min(times) for each in measured.get(route, ()))
        if must_come_back(OnItsWay(min(times), due_at, warm), law):
            name = body.people[diner].name if diner in body.people else ""
            deadline = eat_before(min(times), law)
            called = (kind, diner) in recalled
            found.append(LateMeal(diner, name, label, kind, due_at, deadline, called))
    return tuple(sorted(found, key=lambda one: (one.recalled, one.due_at)))


def _hot_meals(body: SheetBody) -> list[tuple[str, str, list[str]]]:
    """Kind, diner and the hot dishes inside of everything that is carried to a door."""
    return [
        (kind, label.diner, [dish for dish, _ in label.dishes if body.dishes[dish].keeps == "hot"])
        for kind, sheet in body.sheets.items()
        for label in sheet.labels
        if label.where == "stop"
    ]


def _cooked(kitchen_id: int, on: date) -> dict[str, datetime]:
    from_key = cooked_at(kitchen_id, on)
    rows = FoodReading.objects.within(kitchen_id=kitchen_id, on=on, dish_id__in=from_key)
    names = dict(rows.values_list("dish_id", "dish__public_id"))
    return {names[key]: at for key, at in from_key.items()}


def _stops(kitchen_id: int, on: date) -> dict[str, tuple[datetime | None, int, str]]:
    """When each meal is at its door, on which route, at which place; None where it was not taken."""
    rows = Stop.objects.within(
        day__kitchen_id=kitchen_id, day__on=on, route__isnull=False, due_at__isnull=False
    )
    told = rows.values_list(
        "pk", "diner__public_id", "due_at", "route__number", "place", "route__courier_id"
    )
    visits, heard = _visits(kitchen_id, on), _heard(kitchen_id, on)
    return {
        diner: (_there(visits.get(key), due_at, heard.get(courier)), route, f"{route}-{place:02d}")
        for key, diner, due_at, route, place, courier in told
    }


def _there(
    visit: tuple[str, datetime] | None, due_at: datetime, heard_at: datetime | None
) -> datetime | None:
    if visit is not None:
        outcome, at = visit
        return at if is_brought(outcome) else None
    return max(due_at, heard_at) if heard_at is not None else due_at


def _visits(kitchen_id: int, on: date) -> dict[int, tuple[str, datetime]]:
    rows = DoorVisit.objects.within(
        stop__day__kitchen_id=kitchen_id, stop__day__on=on, undone_at__isnull=True
    )
    return {stop: (how, at) for stop, how, at in rows.values_list("stop_id", "outcome", "at")}


def _heard(kitchen_id: int, on: date) -> dict[int, datetime]:
    """When the phone of each courier last spoke on an open day: what it has done by then it has told."""
    rows = CourierLink.objects.within(day__kitchen_id=kitchen_id, day__on=on, day__state="open")
    return dict(rows.filter(heard_at__isnull=False).values_list("courier_id", "heard_at"))


def _measured(kitchen_id: int, on: date) -> dict[int, list[datetime]]:
    """When the delivery box of a route was read within its limit."""
    rows = FoodReading.objects.within(
        kitchen_id=kitchen_id,
        on=on,
        point="box_hot",
        holds=True,
        route__isnull=False,
        corrected_by__isnull=True,
    )
    found: dict[int, list[datetime]] = {}
    for route, at in rows.values_list("route", "at"):
        found.setdefault(route, []).append(at)
    return found


def _recalled(kitchen_id: int, on: date) -> set[tuple[str, str]]:
    rows = Recall.objects.within(kitchen_id=kitchen_id, on=on)
    return set(rows.values_list("kind", "diner__public_id"))

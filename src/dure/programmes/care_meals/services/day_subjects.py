"""Days, routes and couriers as the gate sees them, and their rows locked for whoever changes them."""

from collections.abc import Collection

from dure.ground.journal.types import Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Courier, MealDay, Stop
from dure.programmes.care_meals.queries.under_way import visited_on


def day_row(public_id: str) -> MealDay:
    """The day behind an address. Refused: `care_meals.no_such_day`."""
    rows = MealDay.objects.within(public_id=public_id).select_related("kitchen")
    row: MealDay | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_day")
    return row


def of_day(*, day: str) -> Subject:
    """The day behind an address, as the gate sees it."""
    row = day_row(day)
    return Subject("meal_day", row.pk, row.initiative_id, row.kitchen.organisation_id)


def locked(public_id: str, *, version: int | None = None, states: Collection[str]) -> MealDay:
    """The day, locked until the transaction ends.

    Refused: `care_meals.no_such_day`, `.day_moved_on` (somebody changed it since it was looked at),
    `.day_not_draft`, `.day_not_open`.
    """
    rows = MealDay.objects.within(public_id=public_id).select_for_update(of=("self",))
    row: MealDay | None = rows.select_related("kitchen").first()
    if row is None:
        raise Refused("care_meals.no_such_day")
    if row.state not in states:
        code = "care_meals.day_not_draft" if "draft" in states else "care_meals.day_not_open"
        raise Refused(code, on=row.on)
    if version is not None and row.version != version:
        raise Refused("care_meals.day_moved_on")
    return row


def refuse_visited(row: MealDay, diners: set[int]) -> None:
    """Whoever has been served stays where they were served; the doors are held until the end.

    Refused: `care_meals.door_visited`.
    """
    held = Stop.objects.within(day_id=row.pk, diner_id__in=diners).order_by("pk")
    list(held.select_for_update(of=("self",)).values_list("pk", flat=True))
    if visited_on(row.pk) & diners:
        raise Refused("care_meals.door_visited")


def courier_row(public_id: str) -> Courier:
    """The courier behind an address. Refused: `care_meals.no_such_courier`."""
    row: Courier | None = Courier.objects.within(public_id=public_id).first()
    if row is None:
        raise Refused("care_meals.no_such_courier")
    return row


def of_courier(*, courier: str) -> Subject:
    """A courier as the gate sees one: whose organisation they carry for."""
    row = courier_row(courier)
    return Subject("courier", row.pk, row.initiative_id, row.organisation_id)

"""Kitchens and diners as the gate sees them, and the rows that verbs change."""

from dure.ground.journal.types import Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, Kitchen
from dure.programmes.care_meals.queries.kitchens import subject_of


def of_kitchen(*, kitchen_id: int, **_: object) -> Subject:
    """The kitchen; refused with `care_meals.no_such_kitchen`."""
    return subject_of(kitchen(kitchen_id))


def of_diner(*, diner_id: int, **_: object) -> Subject:
    """The diner; refused with `care_meals.no_such_diner`."""
    row = diner(diner_id)
    return Subject("diner", row.pk, row.initiative_id, row.organisation_id)


def kitchen(kitchen_id: int) -> Kitchen:
    """The row of a kitchen."""
    row: Kitchen | None = Kitchen.objects.within(pk=kitchen_id).first()
    if row is None:
        raise Refused("care_meals.no_such_kitchen")
    return row


def held_kitchen(kitchen_id: int) -> Kitchen:
    """The row, held until the end: cooking begins before or after a clash is answered, never meanwhile."""
    rows = Kitchen.objects.within(pk=kitchen_id).select_for_update(no_key=True)
    row: Kitchen | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_kitchen")
    return row


def diner(diner_id: int) -> Diner:
    """The row of a diner, locked: one change after another."""
    rows = Diner.objects.within(pk=diner_id).select_for_update(of=("self",))
    row: Diner | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_diner")
    return row


def eating(diner_id: int) -> Diner:
    """The row of a diner who still eats here; refused with `care_meals.diner_has_ended`."""
    row = diner(diner_id)
    if row.ended_on is not None:
        raise Refused("care_meals.diner_has_ended", day=row.ended_on.isoformat())
    return row


def subject_of_kitchen_id(kitchen_id: int) -> Subject:
    """The kitchen as the gate sees it, by its key."""
    return subject_of(kitchen(kitchen_id))

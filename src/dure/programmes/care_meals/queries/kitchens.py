"""Kitchens of an initiative, for those who run them."""

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.types.diners import KitchenCard

RUN = "run_kitchen"


def kitchens_of(actor: Actor, initiative_id: int) -> tuple[KitchenCard, ...]:
    """The kitchens that somebody runs here, by their Korean name; closed ones are not in it."""
    rows = Kitchen.objects.within(initiative_id=initiative_id, closed_on__isnull=True)
    return tuple(
        card_of(row) for row in rows.order_by("name_ko", "pk") if may(actor, RUN, subject_of(row))
    )


def open_kitchens() -> tuple[int, ...]:
    """The keys of every kitchen that is open, for what the house does by itself at night."""
    rows = Kitchen.objects.everywhere("the house counts every kitchen's month")
    return tuple(rows.filter(closed_on__isnull=True).order_by("pk").values_list("pk", flat=True))


def kitchen_card(actor: Actor, kitchen_id: int) -> KitchenCard:
    """One kitchen; refused with `care_meals.no_such_kitchen`, `journal.not_allowed`."""
    return card_of(kitchen_row(actor, kitchen_id))


def kitchen_row(actor: Actor, kitchen_id: int) -> Kitchen:
    """The row behind it, for queries of this programme; refused as `kitchen_card`."""
    row: Kitchen | None = Kitchen.objects.within(pk=kitchen_id).first()
    if row is None:
        raise Refused("care_meals.no_such_kitchen")
    if not may(actor, RUN, subject_of(row)):
        raise Refused("journal.not_allowed", verb=RUN)
    return row


def subject_of(row: Kitchen) -> Subject:
    """The kitchen as the gate sees it."""
    return Subject("kitchen", row.pk, row.initiative_id, row.organisation_id)


def card_of(row: Kitchen) -> KitchenCard:
    """The card of a row. Only queries and services of this programme call it."""
    return KitchenCard(
        id=row.pk,
        public_id=row.public_id,
        name=row.name,
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        place_code=row.place_code,
        latitude=row.latitude,
        longitude=row.longitude,
        capacity=row.capacity,
        opens=row.opens,
        closes=row.closes,
        licence=row.licence,
    )

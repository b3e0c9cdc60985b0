"""Who eats: the list of a kitchen, one diner opened, and households that may be the same (G15)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q

from dure.ground.journal.types import Actor
from dure.ground.people.queries import masked_people, open_person, openable_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, DinerContact, DinerNeed, Kitchen, Pause
from dure.programmes.care_meals.queries.borders import border_card
from dure.programmes.care_meals.queries.diner_rows import cards, need_card, pause_card
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.rules.households import same_door
from dure.programmes.care_meals.types.diners import (
    RELATIONS,
    ContactCard,
    DinerCard,
    DinerPage,
    Door,
    HouseholdCard,
)


def diners_of(
    actor: Actor, *, kitchen_id: int, on: date, at: datetime, ended: bool = False
) -> tuple[DinerCard, ...]:
    """The diners of a kitchen as they stand on a day, by name; the names masked, each look logged.

    Who has ended by then is left out unless asked for. Refused: `care_meals.no_such_kitchen`,
    `journal.not_allowed`, `people.not_yours_to_open`, `access.second_factor_needed`.
    """
    kitchen = kitchen_row(actor, kitchen_id)
    rows = Diner.objects.within(kitchen_id=kitchen.pk, since__lte=on)
    if not ended:
        rows = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    found = list(rows.order_by("pk"))
    names = _masked(actor, kitchen, [row.person_id for row in found], at)
    shown = cards(found, names=names, on=on)
    return tuple(sorted(shown, key=lambda each: (each.ended_on is not None, each.masked_name)))


def openable_diners(
    actor: Actor, organisation_id: int, person_ids: Collection[int], *, on: date
) -> frozenset[int]:
    """The people among diners of an organisation whose page opens to this actor on a day.

    For lists: no link leads to a closed door. Nothing personal is read.
    """
    if not person_ids:
        return frozenset()
    return openable_people(
        actor, person_ids, organisation_id=organisation_id, purpose="service", on=on
    )


def diner_key(public_id: str) -> tuple[int, int]:
    """(diner, kitchen) behind an address; nothing personal. Refused: `care_meals.no_such_diner`."""
    rows = Diner.objects.everywhere("keys only")
    found = rows.filter(public_id=public_id).values_list("pk", "kitchen_id").first()
    if found is None:
        raise Refused("care_meals.no_such_diner")
    return found[0], found[1]


def address_of_diner(diner_id: int) -> str:
    """The key that stands in the address of a diner's page; nothing personal."""
    return str(Diner.objects.within(pk=diner_id).values_list("public_id", flat=True).get())


def diner_page(actor: Actor, diner_id: int, *, at: datetime) -> DinerPage:
    """One diner opened, through the gate of people and logged there.

    Refused: `care_meals.no_such_diner` and whatever `open_person` refuses.
    """
    row: Diner | None = Diner.objects.within(pk=diner_id).first()
    if row is None:
        raise Refused("care_meals.no_such_diner")
    kitchen = kitchen_row(actor, row.kitchen_id)
    person = open_person(actor, row.person_id, purpose="service", at=at)
    behind = Diner.objects.within(kitchen_id=row.kitchen_id, household=row.household)
    others = [each.person_id for each in behind.exclude(pk=row.pk)]
    names = _masked(actor, kitchen, [row.person_id, *others], at)
    needs = DinerNeed.objects.within(diner_id=row.pk).order_by("-noted_at", "-pk")
    pauses = Pause.objects.within(diner_id=row.pk).order_by("-since", "-pk")
    return DinerPage(
        card=cards([row], names=names, on=day_of(at))[0],
        name=person.name,
        phone=person.phone,
        door=_door(row),
        contacts=_contacts(row),
        needs=tuple(need_card(each) for each in needs),
        pauses=tuple(pause_card(each) for each in pauses),
        household=tuple(names[each] for each in others if each in names),
        border=border_card(row, day_of(at)),
    )


def alike_households(
    actor: Actor, *, kitchen_id: int, address: str, at: datetime
) -> tuple[HouseholdCard, ...]:
    """Households of this kitchen that may live behind the door that is told; a person decides (G15)."""
    kitchen = kitchen_row(actor, kitchen_id)
    found: dict[str, list[Diner]] = defaultdict(list)
    for row in same_door_rows(kitchen.pk, address):
        found[row.household].append(row)
    names = _masked(actor, kitchen, [row.person_id for rows in found.values() for row in rows], at)
    return tuple(
        HouseholdCard(key, tuple(names.get(row.person_id, "") for row in rows))
        for key, rows in found.items()
    )


def same_door_rows(kitchen_id: int, address: str) -> list[Diner]:
    """The diners of a kitchen whose address may be this one; for this programme's own services."""
    # Addresses are sealed: the database cannot compare them. The diners of one kitchen fit.
    rows = Diner.objects.within(kitchen_id=kitchen_id, ended_on__isnull=True).order_by("pk")
    return [row for row in rows if same_door(row.address, address)]


def _masked(actor: Actor, kitchen: Kitchen, ids: list[int], at: datetime) -> dict[int, str]:
    found = masked_people(
        actor, kitchen.organisation_id, ids, initiative_id=kitchen.initiative_id, at=at
    )
    return {key: card.masked_name for key, card in found.items()}


def _door(row: Diner) -> Door:
    point = row.point or (None, None)
    return Door(
        address=row.address,
        place_code=row.place_code,
        latitude=point[0],
        longitude=point[1],
        opens=row.door_from,
        closes=row.door_until,
        minutes=row.door_minutes,
        note=row.door_note,
    )


def _contacts(row: Diner) -> tuple[ContactCard, ...]:
    rows = DinerContact.objects.within(diner_id=row.pk, ended_on__isnull=True)
    return tuple(
        ContactCard(
            each.pk,
            each.order,
            RELATIONS.get(each.relation, RELATIONS["other"]),
            each.name,
            each.phone,
            each.wants_message,
            each.mail,
        )
        for each in rows
    )

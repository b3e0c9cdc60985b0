"""The food log (식품안전 일지): what was written down on a day, what is still missing, what is due."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from dure.ground.journal.types import Actor
from dure.ground.law.queries import law_entry
from dure.ground.people.queries import masked_people
from dure.kernel.words import Words
from dure.programmes.care_meals.models import (
    Dish,
    FoodReading,
    HealthAnswer,
    PreservedSample,
    ReceivingInspection,
    Worker,
)
from dure.programmes.care_meals.queries.cooked_dishes import dishes_of_day
from dure.programmes.care_meals.queries.dishes import dish_cards
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.rules.food_safety import POINTS, Law, eat_before, limit_of
from dure.programmes.care_meals.types.kitchen_log import (
    HealthCard,
    InspectionCard,
    ReadingCard,
    SampleCard,
    ToCheck,
)

NONE = Words("", "")


def readings_on(actor: Actor, kitchen_id: int, on: date) -> tuple[ReadingCard, ...]:
    """The temperatures of a day, in their order; what was corrected says so."""
    kitchen_row(actor, kitchen_id)
    found = FoodReading.objects.within(kitchen_id=kitchen_id, on=on).select_related("dish")
    rows = list(found.order_by("at", "pk"))
    corrected = {row.corrects_id for row in rows}
    return tuple(_reading(row, is_corrected=row.pk in corrected) for row in rows)


def _reading(row: FoodReading, *, is_corrected: bool) -> ReadingCard:
    side = POINTS[row.point][2]
    limit = row.limit_celsius.normalize() + 0
    words = Words(f"{limit:f} °C 이상", f"at least {limit:f} °C")
    if side == "most":
        words = Words(f"{limit:f} °C 이하", f"at most {limit:f} °C")
    return ReadingCard(
        id=row.pk,
        at=row.at,
        point=POINTS[row.point][0],
        dish=row.dish.name if row.dish else NONE,
        celsius=row.celsius,
        limit=words,
        holds=row.holds,
        deed=row.deed,
        route=row.route,
        corrected=is_corrected,
    )


def to_check(actor: Actor, kitchen_id: int, on: date) -> tuple[ToCheck, ...]:
    """The dishes of a day: when each was cooked through, by when it must be at the door."""
    kitchen_row(actor, kitchen_id)
    places = dishes_of_day(kitchen_id, on)
    dishes = list(Dish.objects.within(pk__in=set(places)))
    cards = dict(zip((row.pk for row in dishes), dish_cards(dishes, on), strict=True))
    cooked = cooked_at(kitchen_id, on)
    sampled = set(
        PreservedSample.objects.within(kitchen_id=kitchen_id, on=on).values_list(
            "dish_id", flat=True
        )
    )
    found = []
    for key in places:
        card, done = cards[key], cooked.get(key)
        limit = limit_of("core", _law(on), inside=frozenset(card.allergens))
        found.append(
            ToCheck(
                dish=card.id,
                name=card.name,
                limit=limit.words,
                cooked_at=done,
                door_by=eat_before(done, _law(on)) if done else None,
                sampled=key in sampled,
                keeps=card.keeps,
            )
        )
    return tuple(found)


def cooked_at(kitchen_id: int, on: date) -> dict[int, datetime]:
    """When each dish was first hot enough: from then its hours count."""
    rows = FoodReading.objects.within(
        kitchen_id=kitchen_id, on=on, point="core", holds=True, corrected_by__isnull=True
    )
    found: dict[int, datetime] = {}
    for dish, at in rows.order_by("-at").values_list("dish_id", "at"):
        found[dish] = at
    return found


def samples_of(actor: Actor, kitchen_id: int, at: datetime) -> tuple[SampleCard, ...]:
    """The samples in the freezer, the first that may go first."""
    kitchen_row(actor, kitchen_id)
    rows = PreservedSample.objects.within(kitchen_id=kitchen_id, disposed_at__isnull=True)
    return _samples(rows.select_related("dish").order_by("keep_until", "pk"), at)


def due_samples(kitchen_ids: Iterable[int], at: datetime) -> dict[int, int]:
    """How many samples of each kitchen wait to be disposed of; for Today."""
    rows = PreservedSample.objects.within(
        kitchen_id__in=list(kitchen_ids), disposed_at__isnull=True, keep_until__lte=at
    )
    found: dict[int, int] = {}
    for kitchen_id in rows.values_list("kitchen_id", flat=True):
        found[kitchen_id] = found.get(kitchen_id, 0) + 1
    return found


def _samples(rows: Iterable[PreservedSample], at: datetime) -> tuple[SampleCard, ...]:
    return tuple(
        SampleCard(
            id=row.pk,
            on=row.on,
            dish=row.dish.name,
            stored_at=row.stored_at,
            keep_until=row.keep_until,
            celsius=row.celsius,
            is_due=row.keep_until <= at,
            disposed_at=row.disposed_at,
        )
        for row in rows
    )


def inspections_on(actor: Actor, kitchen_id: int, on: date) -> tuple[InspectionCard, ...]:
    """What came on a day."""
    kitchen_row(actor, kitchen_id)
    rows = ReceivingInspection.objects.within(kitchen_id=kitchen_id, on=on).order_by("at", "pk")
    return tuple(
        InspectionCard(
            id=row.pk,
            at=row.at,
            item=row.item,
            amount=row.amount,
            supplier=row.supplier,
            celsius=row.celsius,
            use_by=row.use_by,
            origin=row.origin,
            taken=row.taken,
            faults=tuple(row.faults),
        )
        for row in rows
    )


def health_on(actor: Actor, kitchen_id: int, on: date, at: datetime) -> tuple[HealthCard, ...]:
    """Who was asked before the shift; names masked, the look logged. Not what they answered."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = list(HealthAnswer.objects.within(kitchen_id=kitchen_id, on=on).order_by("at", "pk"))
    home: dict[str, Any] = {"initiative_id": kitchen.initiative_id, "at": at}
    ids = [row.person_id for row in rows]
    names = masked_people(actor, kitchen.organisation_id, ids, **home) if ids else {}
    return tuple(
        HealthCard(row.pk, row.at, names[row.person_id].masked_name, row.may_cook)
        for row in rows
        if row.person_id in names
    )


def cooks_of(actor: Actor, kitchen_id: int, on: date, at: datetime) -> tuple[tuple[int, str], ...]:
    """Who may touch food here and has not been asked yet that day: person and masked name, logged."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = Worker.objects.within(
        kitchen_id=kitchen_id, decision="yes", left_on__isnull=True, part__in=("cook", "pack")
    )
    asked = HealthAnswer.objects.within(kitchen_id=kitchen_id, on=on).values("person_id")
    ids = list(rows.exclude(person_id__in=asked).values_list("person_id", flat=True))
    home: dict[str, Any] = {"initiative_id": kitchen.initiative_id, "at": at}
    names = masked_people(actor, kitchen.organisation_id, ids, **home) if ids else {}
    found = ((key, one.masked_name) for key, one in names.items())
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _law(on: date) -> Law:
    return lambda code: law_entry(code, on)

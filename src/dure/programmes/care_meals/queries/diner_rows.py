"""Rows of diners as cards on a day: which order, need and pause hold. No names; those have a gate."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from dure.kernel.words import Words
from dure.programmes.care_meals.models import Diner, DinerNeed, MealOrder, Pause
from dure.programmes.care_meals.rules.allergens import allergen_names
from dure.programmes.care_meals.rules.needs import diet_name
from dure.programmes.care_meals.types.diners import (
    ENDINGS,
    PAUSES,
    DinerCard,
    NeedCard,
    OrderCard,
    PauseCard,
)


def holding(rows: Any, on: date) -> Any:
    """Dated rows that hold on a day: begun, and not ended on or before it."""
    return rows.filter(since__lte=on).filter(Q(until__isnull=True) | Q(until__gt=on))


def cards(
    rows: Sequence[Diner], *, names: Mapping[int, str], on: date, at_doors: bool = False
) -> tuple[DinerCard, ...]:
    """The cards of diners on a day, in the order of `rows`. Three queries, however many they are.

    `at_doors`: for those who have a stop already; their orders and points are not asked for.
    """
    ids = [row.pk for row in rows]
    wanted = MealOrder.objects.within(diner_id__in=() if at_doors else ids)
    orders = _by_diner(holding(wanted, on).order_by("kind"))
    pauses = _by_diner(holding(Pause.objects.within(diner_id__in=ids), on).order_by("pk"))
    # The newest note of those that hold: whoever wrote last knew best.
    needs = _by_diner(
        holding(DinerNeed.objects.within(diner_id__in=ids), on).order_by("noted_at", "pk")
    )
    return tuple(
        DinerCard(
            id=row.pk,
            public_id=row.public_id,
            person_id=row.person_id,
            masked_name=names.get(row.person_id, ""),
            place_code=row.place_code,
            orders=tuple(order_card(each) for each in orders[row.pk]),
            need=need_card(needs[row.pk][-1]) if needs[row.pk] else None,
            pause=pause_card(pauses[row.pk][-1]) if pauses[row.pk] else None,
            since=row.since,
            ended_on=row.ended_on if row.ended_on is not None and row.ended_on <= on else None,
            ending=ENDINGS.get(row.ending),
            household=row.household,
            has_point=at_doors or row.point is not None,
        )
        for row in rows
    )


def order_card(row: MealOrder) -> OrderCard:
    """An order as it is shown."""
    return OrderCard(row.kind, tuple(row.weekdays), row.portions, row.since, row.until)


def need_card(row: DinerNeed) -> NeedCard:
    """A need as it is shown, in the names that held when it began."""
    return NeedCard(
        tuple(row.allergens),
        row.diet,
        row.texture,
        row.since,
        row.noted_at,
        allergen_names(row.allergens, row.since),
        diet_name(row.diet, row.since),
    )


def pause_card(row: Pause) -> PauseCard:
    """A pause as it is shown."""
    return PauseCard(row.pk, row.since, row.until, PAUSES.get(row.reason, Words("그 밖", "other")))


def _by_diner(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.diner_id].append(row)
    return found

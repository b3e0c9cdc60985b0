"""Recalls (회수) of a day: which meals must not be handed over any more, for doors and the ledger."""

from collections.abc import Collection
from datetime import date

from dure.programmes.care_meals.models import MealDay, Recall


def recalled_kinds(
    kitchen_id: int, on: date, diners: Collection[int] | None = None
) -> dict[int, frozenset[str]]:
    """Diner → the kinds of meal that were called back; for this programme's own services."""
    rows = Recall.objects.within(kitchen_id=kitchen_id, on=on)
    if diners is not None:
        rows = rows.filter(diner_id__in=list(diners))
    found: dict[int, frozenset[str]] = {}
    for diner, kind in rows.values_list("diner_id", "kind"):
        found[diner] = found.get(diner, frozenset()) | {kind}
    return found


def mark_of_day(day: MealDay) -> str:
    """What a phone compares to know that something is new: the routes, and what was called back."""
    recalled = Recall.objects.within(kitchen_id=day.kitchen_id, on=day.on).count()
    return f"{day.version}-{recalled}"

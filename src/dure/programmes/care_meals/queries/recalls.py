"""Recalls (회수) of a day: which meals must not be handed over any more, for doors and the ledger."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max

from dure.programmes.care_meals.models import Diner, DinerNeed, MealDay, Pause, Recall
from dure.programmes.care_meals.queries.diner_rows import holding
from dure.programmes.care_meals.queries.door_talk import newest_word


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
    """What a phone compares to know that something is new: the routes, what was called back, who
    pauses or eats here no more, the newest note of what somebody may not eat, the last door that
    became another one, and the last word about a door.
    """
    here = {"diner__stops__day_id": day.pk}
    recalled = Recall.objects.within(kitchen_id=day.kitchen_id, on=day.on).count()
    paused = holding(Pause.objects.within(**here), day.on).count()
    ended = Diner.objects.within(stops__day_id=day.pk, ended_on__lte=day.on).count()
    noted = DinerNeed.objects.within(**here).aggregate(newest=Max("pk"))["newest"]
    told = f"{day.version}-{recalled}-{paused}-{ended}-{noted or 0}-{newest_word(day)}"
    moved = Diner.objects.within(stops__day_id=day.pk).aggregate(newest=Max("door_changed_at"))
    return f"{told}-{moved['newest'].timestamp():.3f}" if moved["newest"] else told

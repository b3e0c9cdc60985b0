"""Recalls (회수) of a day: which meals must not be handed over any more, for doors and the ledger."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Max, Q

from dure.programmes.care_meals.models import (
    CourierLink,
    Diner,
    DinerNeed,
    Pause,
    Recall,
    Stop,
)
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


def mark_of_route(link: CourierLink) -> str:
    """What a phone compares to know that something is new: the day's routes, what was called back, and
    of the doors of its own route who pauses or eats here no more, the newest note of what somebody may
    not eat, the last door that became another one; and the last word about a door.
    """
    day = link.day
    doors = Stop.objects.within(route__day_id=day.pk, route__courier_id=link.courier_id)
    diners = list(doors.order_by().values_list("diner_id", flat=True))
    recalled = Recall.objects.within(kitchen_id=day.kitchen_id, on=day.on).count()
    paused = holding(Pause.objects.within(diner_id__in=diners), day.on).count()
    noted = DinerNeed.objects.within(diner_id__in=diners).aggregate(newest=Max("pk"))["newest"]
    ended = Count("pk", filter=Q(ended_on__lte=day.on))
    who = Diner.objects.within(pk__in=diners).aggregate(ended=ended, moved=Max("door_changed_at"))
    told = f"{day.version}-{recalled}-{paused}-{who['ended']}-{noted or 0}-{newest_word(day)}"
    return f"{told}-{who['moved'].timestamp():.3f}" if who["moved"] else told

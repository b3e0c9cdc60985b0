"""Accidents whose report is due (보고 기한): keys and days only, nobody named."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dure.programmes.care_meals.models import Accident
from dure.programmes.care_meals.rules.accidents import is_day_to_remind


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that has not been made: of which accident, of which kitchen, and its last day."""

    accident_id: int
    public_id: str
    kitchen_id: int
    due_on: date


def reports_due(on: date, kitchens: Collection[int] | None = None) -> tuple[DueReport, ...]:
    """What somebody should be reminded of on a day, the most urgent first."""
    rows = Accident.objects.within(due_on__isnull=False, reported_on__isnull=True)
    if kitchens is not None:
        rows = rows.filter(kitchen_id__in=list(kitchens))
    lines = rows.order_by("due_on", "pk").values_list("pk", "public_id", "kitchen_id", "due_on")
    return tuple(
        DueReport(key, public_id, kitchen, due)
        for key, public_id, kitchen, due in lines
        if due is not None and is_day_to_remind(due, None, on)
    )

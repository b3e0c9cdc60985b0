"""What a source has written into the ledger in a span of days, for the room that writes by it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Q

from dure.activities.models import ServiceRecord
from dure.kernel.clock import SEOUL


@dataclass(frozen=True, slots=True)
class LineFrom:
    """A line by the source of the first of its kind: what it says, and whether it stands."""

    source: str
    id: int
    quantity: Decimal
    stands: bool


def lines_from(
    prefix: str, *, organisation_id: int, starts_on: date, ends_before: date
) -> tuple[LineFrom, ...]:
    """Lines of an organisation whose source begins so, and what was written in their place.

    Reversing lines are left out. One question, within the days of the organisation.
    """
    rows = ServiceRecord.objects.within(
        organisation_id=organisation_id,
        occurred_at__gte=datetime.combine(starts_on, time(), SEOUL),
        occurred_at__lt=datetime.combine(ends_before, time(), SEOUL),
        reverses__isnull=True,
    ).filter(Q(source__startswith=prefix) | Q(corrects__source__startswith=prefix))
    told = rows.values_list("pk", "source", "corrects__source", "quantity", "reversed_by__pk")
    return tuple(
        LineFrom(first or source, key, quantity, taken_back is None)
        for key, source, first, quantity, taken_back in told.order_by("pk")
    )

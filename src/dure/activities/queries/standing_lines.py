"""The lines of the ledger that stand: neither reversed nor reversing, at a given head."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from dure.activities.models import ServiceRecord
from dure.activities.types import FactsWanted
from dure.kernel.clock import SEOUL
from dure.kernel.errors import OutsideScope


def standing_lines(wanted: FactsWanted) -> Any:
    """A queryset of the lines asked for, in ledger order. A line taken back later than `up_to` stands."""
    scope = {
        name: value
        for name, value in (
            ("organisation_id", wanted.organisation_id),
            ("initiative_id", wanted.initiative_id),
        )
        if value is not None
    }
    if not scope:
        raise OutsideScope("ServiceRecord")
    rows = ServiceRecord.objects.within(
        **scope,
        occurred_at__gte=_midnight(wanted.starts_on),
        occurred_at__lt=_midnight(wanted.ends_before),
        reverses__isnull=True,
    )
    return _narrowed(_as_of(rows, wanted.up_to), wanted).order_by("pk")


def _as_of(rows: Any, up_to: int | None) -> Any:
    if up_to is None:
        return rows.filter(reversed_by__isnull=True)
    return rows.filter(pk__lte=up_to).filter(
        Q(reversed_by__isnull=True) | Q(reversed_by__pk__gt=up_to)
    )


def _narrowed(rows: Any, wanted: FactsWanted) -> Any:
    if wanted.kinds is not None:
        rows = rows.filter(kind__code__in=sorted(wanted.kinds))
    if wanted.place_codes is not None:
        rows = rows.filter(place_code__in=sorted(wanted.place_codes))
    for name, code in wanted.attributes.items():
        rows = rows.filter(**{f"attributes__{name}": code})
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=SEOUL)

"""Which facts the ledger holds already, and what it holds of them."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db.models import Q

from dure.activities.models import ServiceRecord

CHUNK = 900
CONTENT = ("kind__code", "person_id", "quantity", "occurred_at", "place_code", "attributes")
Content = tuple[str, int | None, Decimal, datetime, str, dict[str, str]]


def recorded_sources(sources: Iterable[str]) -> dict[str, int]:
    """The sources among these that have been recorded, with the id of their line."""
    wanted = list(sources)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), CHUNK):
        found.update(
            ServiceRecord.objects.within(source__in=wanted[start : start + CHUNK]).values_list(
                "source", "pk"
            )
        )
    return found


def standing_of_sources(sources: Iterable[str]) -> list[int]:
    """The lines of these sources that stand: as first recorded, or what a person wrote in their place.

    What somebody took back has none: whoever takes it back as well finds nothing to do.
    """
    wanted = list(sources)
    found: list[int] = []
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        rows = ServiceRecord.objects.within(reverses__isnull=True, reversed_by__isnull=True)
        theirs = rows.filter(Q(source__in=some) | Q(corrects__source__in=some))
        found += theirs.order_by("pk").values_list("pk", flat=True)
    return found


def recorded_facts(sources: Iterable[str]) -> dict[str, Content]:
    """For each recorded source its kind, person, quantity, instant, place and split, as first recorded."""
    wanted = list(sources)
    found: dict[str, Content] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = ServiceRecord.objects.within(source__in=wanted[start : start + CHUNK])
        for source, *content in rows.values_list("source", *CONTENT):
            found[source] = tuple(content)
    return found

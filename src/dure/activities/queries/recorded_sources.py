"""Which facts the ledger holds already."""

from collections.abc import Iterable

from dure.activities.models import ServiceRecord

CHUNK = 900


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

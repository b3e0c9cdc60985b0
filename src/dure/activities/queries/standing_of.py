"""What stands for a first line: itself, or the correction that followed it, or nothing."""

from collections.abc import Iterable

from django.db.models import Q

from dure.activities.models import ServiceRecord


def standing_of(first_ids: Iterable[int]) -> dict[int, ServiceRecord]:
    """For each first line the one line that stands now; none where it was taken back. One query."""
    wanted = sorted(set(first_ids))
    rows = ServiceRecord.objects.within(reverses__isnull=True, reversed_by__isnull=True).filter(
        Q(pk__in=wanted) | Q(corrects_id__in=wanted)
    )
    return {row.corrects_id or row.pk: row for row in rows.select_related("kind")}

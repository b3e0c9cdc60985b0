"""Where the ledger has grown: the last line of each organisation and month."""

from django.db.models import Max
from django.db.models.functions import TruncMonth

from dure.activities.models import ServiceRecord
from dure.kernel.clock import SEOUL


def latest_lines(*, after: int) -> dict[tuple[int, str], int]:
    """For each organisation and month ("2026-03") touched by a line later than `after`, the last line.

    Reversing lines count: they carry the day of what they take back.
    """
    rows = (
        ServiceRecord.objects.everywhere("which calculations have gone stale, in all organisations")
        .filter(pk__gt=after)
        .annotate(month=TruncMonth("occurred_at", tzinfo=SEOUL))
        .values("organisation_id", "month")
        .annotate(last=Max("pk"))
        .values_list("organisation_id", "month", "last")
    )
    return {(organisation, f"{month:%Y-%m}"): last for organisation, month, last in rows}

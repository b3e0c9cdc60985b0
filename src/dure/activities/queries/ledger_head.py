"""How far the ledger has come, and how far it had come on a day."""

from datetime import date, datetime, time, timedelta

from django.db.models import Max

from dure.activities.models import ServiceRecord
from dure.kernel.clock import SEOUL


def ledger_head(initiative_id: int | None = None, *, organisation_id: int | None = None) -> int:
    """The id of the last line of an initiative or an organisation (of all, if neither); 0 if none."""
    scope = {"initiative_id": initiative_id, "organisation_id": organisation_id}
    wanted = {name: value for name, value in scope.items() if value is not None}
    rows = (
        ServiceRecord.objects.within(**wanted)
        if wanted
        else ServiceRecord.objects.everywhere("the head of the whole ledger")
    )
    return rows.aggregate(head=Max("pk"))["head"] or 0


def ledger_head_on(initiative_id: int, day: date) -> int:
    """The last line of an initiative that had been written when the day ended; 0 if none."""
    rows = ServiceRecord.objects.within(initiative_id=initiative_id, recorded_at__lt=_end_of(day))
    return rows.aggregate(head=Max("pk"))["head"] or 0


def line_written_at(
    initiative_id: int, head: int, *, written_by: date | None = None
) -> datetime | None:
    """When the latest of the lines up to that head was written; None when there is none.

    With `written_by` only lines count that had been written when that day ended.
    """
    rows = ServiceRecord.objects.within(initiative_id=initiative_id, pk__lte=head)
    if written_by is not None:
        rows = rows.filter(recorded_at__lt=_end_of(written_by))
    latest: datetime | None = rows.aggregate(latest=Max("recorded_at"))["latest"]
    return latest


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, SEOUL)

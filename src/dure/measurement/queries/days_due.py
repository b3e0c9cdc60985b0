"""The days by which rounds are to be reported, as calendars show them."""

from dure.communication.types import NewEntry
from dure.kernel.words import Words
from dure.measurement.models import ReportingRound
from dure.measurement.rules.labels import period_words

ROOM, WHAT = "measurement", "round"  # what a calendar's day is of, not the code of a refusal


def days_due() -> list[NewEntry]:
    """One whole day for each round, by its key: a round that is moved keeps it."""
    rows = ReportingRound.objects.select_related("initiative").order_by("pk")
    return [_entry(row, period_words(row.period)) for row in rows]


def _entry(row: ReportingRound, period: Words) -> NewEntry:
    return NewEntry(
        uid=f"measurement.round:{row.pk}",
        initiative_id=row.initiative_id,
        kind=f"{ROOM}.{WHAT}",
        title=Words(f"{period.ko} 보고 마감", f"Reports for {period.en} due"),
        on=row.due_on,
        page=f"/in/{row.initiative.slug}/reports/",
        may_see="see_own_reports",
    )

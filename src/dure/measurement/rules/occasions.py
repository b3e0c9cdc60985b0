"""Which letter a report deserves today: the most pressing one, or none."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dure.measurement.rules.report_status import deadline, why_not_editable
from dure.measurement.types.reports import ReportHead

OPEN_NEWS = timedelta(days=3)  # a round that opened longer ago is no news
SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reason to write: `kind` names the text, `mark` tells two of a kind apart."""

    kind: str  # opened, due_soon, overdue, returned
    mark: str


def occasion_of(head: ReportHead, on: date, returned_at: datetime | None) -> Occasion | None:
    """What to write about a report on a day; None when it is handed in, closed, or nothing is new.

    A report that came back is written about for that, however late it is. Letters of one kind are
    told apart by the day they speak of, so that a second return or a new deadline is news again.
    """
    if why_not_editable(head.status, head.dates, on, head.extended_until) is not None:
        return None
    due = deadline(head.dates, head.extended_until)
    if head.status == "returned" and returned_at is not None:
        return Occasion("returned", returned_at.isoformat())
    if on > due:
        return Occasion("overdue", due.isoformat())
    if due - on <= SOON:
        return Occasion("due_soon", due.isoformat())
    if on - head.dates.opens_on <= OPEN_NEWS:
        return Occasion("opened", head.dates.opens_on.isoformat())
    return None

"""Weeks, Monday to Sunday, and the middle of the minutes that alerts took."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from statistics import median

from dure.kernel.clock import SEOUL

WEEK = timedelta(days=7)
WEEKS_SHOWN = 12  # proofs on one page


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def span_of(monday: date) -> tuple[datetime, datetime]:
    """The instants from which and before which a week lasts, in Seoul."""
    return (
        datetime.combine(monday, time(), SEOUL),
        datetime.combine(monday + WEEK, time(), SEOUL),
    )


def middle_minutes(spans: Sequence[timedelta]) -> float | None:
    """The middle one, in minutes; None where there is none."""
    if not spans:
        return None
    return round(median(span.total_seconds() for span in spans) / 60, 1)

"""Completeness and punctuality: what is seen by whom, and when (B29)."""

from collections.abc import Sequence
from datetime import date

from dure.measurement.rules.report_status import deadline
from dure.measurement.types.desk import Score
from dure.measurement.types.reports import RoundDates

SHOWN_AFTER_DAYS = 7


def seen_by_others(dates: RoundDates, on: date, after_days: int = SHOWN_AFTER_DAYS) -> bool:
    """An organisation sees its own score first; the others some days after the round was due."""
    return (on - dates.due_on).days >= after_days


def was_on_time(
    submitted_on: date | None, dates: RoundDates, on: date, extended_until: date | None
) -> bool | None:
    """True when first handed in by the deadline; None while there is still time."""
    last = deadline(dates, extended_until)
    if submitted_on is None:
        return None if on <= last else False
    return submitted_on <= last


def mean_completeness(scores: Sequence[Score]) -> float | None:
    """Of everything asked, the share that was answered."""
    asked = sum(score.asked for score in scores)
    return sum(score.filled for score in scores) / asked if asked else None


def mean_timeliness(scores: Sequence[Score]) -> float | None:
    """Of the rounds that can be judged, the share that was on time."""
    judged = [score.on_time for score in scores if score.on_time is not None]
    return sum(judged) / len(judged) if judged else None

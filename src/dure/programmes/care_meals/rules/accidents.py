"""Accidents: which must be reported, by when, and what counts as late (시행규칙 13조)."""

from datetime import date, timedelta

REMIND_BEFORE = (3, 1)  # days before the last one
SEVERITIES = ("minor", "serious", "death")


def due_on(severity: str, happened_on: date, days: int) -> date | None:
    """The last day for the report of a death or a serious accident; None for the others."""
    return None if severity == "minor" else happened_on + timedelta(days=days)


def standing(due: date | None, reported: date | None, on: date) -> str:
    """`none`, `reported`, `late_reported`, `due` or `overdue`, as seen on a day."""
    if due is None:
        return "none"
    if reported is not None:
        return "reported" if reported <= due else "late_reported"
    return "overdue" if on > due else "due"


def is_day_to_remind(due: date | None, reported: date | None, on: date) -> bool:
    """Whether somebody is reminded of the report today: three days and one before, and from the last
    day on every day until it is reported.
    """
    if due is None or reported is not None:
        return False
    return (due - on).days in REMIND_BEFORE or on >= due

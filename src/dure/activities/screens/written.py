"""Values of a form as people type them, read without falling over."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from dure.kernel.ui.days import day_written


def text_in(told: QueryDict, name: str, most: int = 2000) -> str:
    """What was typed, or nothing."""
    return told.get(name, "").strip()[:most]


def number_in(told: QueryDict, name: str) -> int:
    """A whole number, or 0."""
    text = told.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def much_in(told: QueryDict, name: str) -> Decimal:
    """An amount with a dot, a comma or none; nothing that can be read is nothing."""
    try:
        much = Decimal(told.get(name, "").strip().replace(",", "")[:14] or "0")
    except InvalidOperation:
        return Decimal(0)
    return much if much.is_finite() else Decimal(0)


def day_in(told: QueryDict, name: str) -> date | None:
    """A day, or None."""
    return day_written(told.get(name, ""))


def moment_in(told: QueryDict, day: str, hour: str) -> datetime | None:
    """A day and an hour as they were typed, without a zone; None where one is missing."""
    on, text = day_in(told, day), told.get(hour, "").strip()
    try:
        return datetime.fromisoformat(f"{on.isoformat()}T{text}") if on and text else None
    except ValueError:
        return None

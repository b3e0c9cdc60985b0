"""What a form sent, as what it stands for."""

from collections.abc import Iterable
from datetime import date, datetime

from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused

MOST_DIGITS = 16


def number_in(text: str) -> int:
    """A key that was chosen; 0, which nobody has, where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS else 0


def hour_in(text: str) -> datetime:
    """A day and an hour in Korea. Refused with `communication.unreadable_day`, `.hour_missing`."""
    if not text.strip():
        raise Refused("communication.hour_missing")
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refused("communication.unreadable_day", typed=text[:30]) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=SEOUL)


def hours_in(texts: Iterable[str]) -> tuple[datetime, ...]:
    """Those that were filled in."""
    return tuple(hour_in(text) for text in texts if text.strip())


def day_in(text: str) -> date | None:
    """A day; None where nothing was filled in. Refused with `communication.unreadable_day`."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise Refused("communication.unreadable_day", typed=text[:30]) from None

"""The one door to values of the law: what held on a day, and where it was read."""

from datetime import date
from pathlib import Path
from typing import Any

from dure.kernel.dated import DatedValue, value_on, values_in
from dure.kernel.errors import Refused

KR = Path(__file__).resolve().parent / "kr"


def law_value(code: str, on: date) -> Any:
    """The value in force on a day, for example `law_value("privacy.leak_notice_hours", day)` → 72.

    Refused: `law.no_such_value`; `kernel.no_value_yet` before the first day it held.
    """
    return law_entry(code, on).value


def law_entry(code: str, on: date) -> DatedValue:
    """The same with its citation, its first day and whether it was verified in the text of the law."""
    return value_on(_entries(code), on)


def law_codes() -> tuple[str, ...]:
    """Every code there is, in order; for the settings page and the generated catalogue."""
    return tuple(sorted(values_in(KR)))


def law_history(code: str) -> tuple[DatedValue, ...]:
    """All values of a code, oldest first."""
    return tuple(sorted(_entries(code), key=lambda entry: entry.since))


def _entries(code: str) -> tuple[DatedValue, ...]:
    entries = values_in(KR).get(code)
    if entries is None:
        raise Refused("law.no_such_value", code=code)
    return entries

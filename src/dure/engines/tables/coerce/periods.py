"""Reporting periods: 2026-03, 2026-Q1, 2026-H1, 2026, and how partners write them."""

import re
from datetime import date, datetime, time, timedelta

from dure.engines.tables.coerce.dates import FIRST_DAY
from dure.engines.tables.coerce.reading import Reading, State, fault, folded, silence
from dure.engines.tables.types import Address, Fault, Scalar

YEAR = r"(?P<year>(?:19|20)\d\d)"
SAID = rf"{YEAR}\s*(?:년도|년)?"
BETWEEN = r"\s*[-‐–./]?\s*"
FORMS = (
    (
        "month",
        re.compile(
            rf"{SAID}(?:\s*[-‐–./]\s*|\s+|(?<=[년도]))(?P<part>1[0-2]|0?[1-9])\s*(?:월|\.)?"
        ),
    ),
    ("month", re.compile(rf"{YEAR}(?P<part>0[1-9]|1[0-2])")),
    (
        "quarter",
        re.compile(rf"{SAID}{BETWEEN}(?:q(?P<en>[1-4])|제?(?P<part>[1-4])\s*(?:/4)?\s*분기)", re.I),
    ),
    ("half", re.compile(rf"{SAID}{BETWEEN}(?:[hs](?P<en>[12])|(?P<part>[상하])\s*반기)", re.I)),
    ("year", re.compile(SAID)),
)
SERIALS = range(36_526, 73_051)  # 2000-01-01 to 2099-12-31 as Excel counts days
HALVES = {"상": "1", "하": "2"}


def read_period(cell: Scalar, at: Address) -> Reading[str] | Fault:
    """A period in the one spelling of the house: `2026-03`, `2026-Q1`, `2026-H1`, `2026`.

    Excel turns a typed "2026-03" into the first day of that month; such a date is taken as its
    month and flagged `tables.period_from_date`. Any other day is a fault.
    """
    silent = silence(cell)
    if silent is not None:
        return Reading(silent.state)
    if isinstance(cell, date):
        return month_of(cell, at)
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return fault("period_unreadable", at, cell)
    if isinstance(cell, float) and not cell.is_integer():
        return fault("period_unreadable", at, cell)  # 2026.1 may have been October, 2026.10
    text = folded(cell) if isinstance(cell, str) else str(int(cell))
    for kind, form in FORMS:
        match = form.fullmatch(text)
        if match:
            return Reading(State.VALUE, spelt(kind, match))
    return no_period(text, cell, at)


def no_period(text: str, cell: Scalar, at: Address) -> Fault:
    """Why it cannot be read; a month that became the number of its first day is told, not guessed."""
    if not re.fullmatch(r"[0-9]{5}", text) or int(text) not in SERIALS:
        return fault("period_unreadable", at, cell)
    day = FIRST_DAY + timedelta(days=int(text))
    return fault("period_is_serial", at, cell, right=f"{day:%Y-%m}", day=f"{day:%Y-%m-%d}")


def month_of(cell: date, at: Address) -> Reading[str] | Fault:
    """The month of a date that stands for one."""
    if cell.day != 1 or (isinstance(cell, datetime) and cell.time() != time.min):
        return fault("period_unreadable", at, cell)
    return Reading(State.VALUE, f"{cell:%Y-%m}", ("tables.period_from_date",))


def spelt(kind: str, match: re.Match[str]) -> str:
    """The period of a match in the spelling of the house."""
    year = match["year"]
    if kind == "year":
        return year
    groups = match.groupdict()
    part = groups.get("en") or groups["part"]
    if kind == "month":
        return f"{year}-{int(part):02}"
    return f"{year}-Q{part}" if kind == "quarter" else f"{year}-H{HALVES.get(part, part)}"

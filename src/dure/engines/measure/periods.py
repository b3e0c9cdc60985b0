"""Periods (기간): months, quarters, halves and years, as they are written in reports.

Written `2026-03`, `2026-Q1`, `2026-H1`, `2026`. A period is its kind and a running number, so that
the previous and the next one are one step away and no calendar is asked twice.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

PeriodKind = Literal["month", "quarter", "half", "year"]

MONTHS_IN: dict[PeriodKind, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
_WRITTEN = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?")


class Period(NamedTuple):
    """Period (기간): a kind and a running number, e.g. ("quarter", 8104) for 2026-Q1."""

    kind: PeriodKind
    number: int

    @property
    def code(self) -> str:
        """How the period is written in files and addresses."""
        return _code(self.kind, self.number)

    @property
    def first_month(self) -> int:
        """Months since year 0 at which the period starts."""
        return self.number * MONTHS_IN[self.kind]

    @property
    def starts_on(self) -> date:
        """First day of the period."""
        return _first_day(self.first_month)

    @property
    def ends_before(self) -> date:
        """First day that is no longer in the period (half-open)."""
        return _first_day(self.first_month + MONTHS_IN[self.kind])

    @property
    def previous(self) -> "Period":
        """The period of the same kind just before."""
        return Period(self.kind, self.number - 1)

    @property
    def next(self) -> "Period":
        """The period of the same kind just after."""
        return Period(self.kind, self.number + 1)

    @property
    def months(self) -> tuple["Period", ...]:
        """The months of the period, in order."""
        first = self.first_month
        return tuple(Period("month", first + i) for i in range(MONTHS_IN[self.kind]))

    def contains(self, other: "Period") -> bool:
        """True when every month of the other period is a month of this one."""
        behind = other.first_month - self.first_month
        return 0 <= behind <= MONTHS_IN[self.kind] - MONTHS_IN[other.kind]

    def within(self, kind: PeriodKind) -> "Period | None":
        """The period of that kind which contains this one, or None when that kind is shorter."""
        if MONTHS_IN[kind] < MONTHS_IN[self.kind]:
            return None
        return Period(kind, self.first_month // MONTHS_IN[kind])

    @property
    def label_ko(self) -> str:
        """How a Korean reader says it: 2026년 3월, 2026년 1분기, 2026년 상반기, 2026년."""
        year, place = divmod(self.number, 12 // MONTHS_IN[self.kind])
        tail = {
            "month": f" {place + 1}월",
            "quarter": f" {place + 1}분기",
            "half": " 하반기" if place else " 상반기",
            "year": "",
        }
        return f"{year}년{tail[self.kind]}"

    @property
    def label_en(self) -> str:
        """How an English reader says it, anywhere in a line: March 2026, Q1 2026, H1 2026, 2026."""
        year, place = divmod(self.number, 12 // MONTHS_IN[self.kind])
        head = {
            "month": f"{_MONTH_NAMES[place % 12]} ",
            "quarter": f"Q{place + 1} ",
            "half": f"H{place + 1} ",
            "year": "",
        }
        return f"{head[self.kind]}{year}"


@lru_cache(maxsize=4096)
def _code(kind: PeriodKind, number: int) -> str:
    year, place = divmod(number, 12 // MONTHS_IN[kind])
    match kind:
        case "month":
            return f"{year:04d}-{place + 1:02d}"
        case "quarter":
            return f"{year:04d}-Q{place + 1}"
        case "half":
            return f"{year:04d}-H{place + 1}"
    return f"{year:04d}"


EARLIEST, LATEST = 1000, 8999
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=4096)
def parse(written: str) -> Period:
    """The period that is written so; ValueError when it is not one of the four forms.

    Years that a calendar cannot count from or to (0000, 9999) are none.
    """
    found = _WRITTEN.fullmatch(written)
    if found is None or not EARLIEST <= int(found[1]) <= LATEST:
        message = f"not a period: {written!r}"
        raise ValueError(message)
    year, month, quarter, half = found.groups()
    if month:
        return Period("month", int(year) * 12 + int(month) - 1)
    if quarter:
        return Period("quarter", int(year) * 4 + int(quarter) - 1)
    if half:
        return Period("half", int(year) * 2 + int(half) - 1)
    return Period("year", int(year))


def of_day(day: date, kind: PeriodKind) -> Period:
    """The period of that kind in which the day lies."""
    return Period(kind, (day.year * 12 + day.month - 1) // MONTHS_IN[kind])


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)

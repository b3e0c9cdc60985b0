"""The calendar of rounds: for which periods the members are asked, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dure.engines.measure import Period, parse_period
from dure.measurement.types.reports import RoundDates
from dure.project.demo.pack import told

FIRST = {"month": "2023-10", "quarter": "2023-Q4", "half": "2024-H1", "year": "2023"}
LAST = {"month": "2026-10", "quarter": "2026-Q3", "half": "2026-H1", "year": "2025"}


@dataclass(frozen=True)
class Round:
    """A period and its days."""

    period: Period
    dates: RoundDates


def past_rounds(today: date) -> Iterator[Round]:
    """Every round that was asked for before the open one, the earliest due first."""
    periods = [period for kind in FIRST for period in _between(FIRST[kind], LAST[kind])]
    rounds = [Round(period, dates_of(period, today)) for period in periods]
    yield from sorted(rounds, key=lambda one: (one.dates.due_on, one.period.kind))


def open_period() -> Period:
    """The month whose round is open today."""
    return parse_period(told("story")["ends"])


def dates_of(period: Period, today: date) -> RoundDates:
    """Opens, due, locks. The last two months stay open however late the demo is built."""
    after = period.ends_before
    if period.kind == "month":
        opens, due = period.starts_on.replace(day=20), after.replace(day=5)
    elif period.kind == "quarter":
        opens, due = after, after.replace(day=20)
    else:
        opens, due = after, after.replace(day=25)
    locks = _first_of_month(after, 2 if period.kind in ("half", "year") else 1)
    if period.code == told("story")["ends"]:
        due, locks = max(due, today + timedelta(8)), max(locks, today + timedelta(30))
    if period.code in (LAST["month"], LAST["quarter"]):
        locks = max(locks, today + timedelta(6))
    return RoundDates(opens, due, locks)


def _between(first: str, last: str) -> Iterator[Period]:
    period, end = parse_period(first), parse_period(last)
    while period.starts_on <= end.starts_on:
        yield period
        period = period.next


def _first_of_month(day: date, later: int) -> date:
    month = day.year * 12 + day.month - 1 + later
    return date(month // 12, month % 12 + 1, 1)

"""The way back from a number: organisation → report → value → records → who and when (B19)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One step of a report: submitted, returned, approved - by whom, when, with what comment."""

    step: str
    by: str
    at: datetime
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceValue:
    """One organisation's value behind a number, with the report that carries it."""

    organisation: str
    organisation_words: Words
    report: str
    report_status: str
    counts: bool
    period: str
    place_code: str
    state: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    method: str
    entered_by: str
    entered_at: datetime
    version: int
    calculation: int | None
    ledger_head: int | None
    records_read: int | None
    explanations: tuple[str, ...]
    converted: Words | None
    steps: tuple[TraceStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything behind one number, for staff."""

    indicator: str
    name: Words
    unit: Words
    decimals: int
    period: str
    period_words: Words
    cell: str
    values: tuple[TraceValue, ...]
    not_reported: tuple[Words, ...]

"""The way back from a number: organisation → report → value → records → who and when (B19)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from dure.engines.measure import parse_period
from dure.kernel.words import Words
from dure.measurement.types.people import LinksBehind


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
    kinds: tuple[str, ...] = ()  # of the service records in it; none named: of every kind

    @property
    def records_asked(self) -> str:
        """What to ask the ledger's page for: the lines of these kinds that stood when it was counted."""
        period = parse_period(self.period)
        last = period.ends_before - timedelta(days=1)
        asked = {"org": self.organisation, "from": f"{period.starts_on}", "to": f"{last}"}
        asked |= {"kind": ",".join(self.kinds)} if self.kinds else {}
        asked |= {"before": f"{self.ledger_head + 1}"} if self.ledger_head is not None else {}
        return urlencode(asked, safe=",")


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
    links: LinksBehind | None = None  # how people were counted, for who sees every report


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceWanted:
    """Which number is followed back; `place` is asked as it stands on the day `on`."""

    initiative_id: int
    indicator: str
    period: str
    cell: str = ""
    organisation: str = ""
    place: str = ""
    on: date | None = None

"""Values that cross the doors of the computation from service records: facts in, rows out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from dure.engines.measure.fault import Fault
from dure.engines.measure.periods import KINDS, PeriodKind
from dure.engines.measure.types import Method

RecordKind = Literal["count", "sum", "distinct", "ratio", "mean", "latest"]
Amount = int | float | Decimal


class ServiceFact(NamedTuple):
    """ServiceFact (서비스 기록): one line of a service ledger.

    Without a person the quantity is an anonymous head-count. A negative quantity, or `reverses`
    with the id of the first line, takes a line back. Attributes are disaggregation values.
    """

    record_id: str
    organisation: str
    service: str
    person: str
    occurred_on: date
    place: str = ""
    quantity: Amount = 1
    unit: str = ""
    attributes: Mapping[str, str] = {}
    reverses: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceIndicator:
    """ServiceIndicator (기록 지표): how an indicator is counted from service records.

    `where` maps a column to the values that count; `by` are disaggregations. A ratio names the
    codes of its numerator and denominator instead; `scale` 100 makes per cent.
    """

    code: str
    kind: RecordKind
    name: Mapping[str, str] = field(default_factory=dict)
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    by: tuple[str, ...] = ()
    periods: tuple[PeriodKind, ...] = KINDS
    numerator: str = ""
    denominator: str = ""
    unit: str = ""
    direction: str = "up"
    scale: int = 1
    valid_from: date | None = None


class ComputedRow(NamedTuple):
    """ComputedRow (산출값): one value of one indicator at one level; `cell` is its key.

    Numbers are exact where they are counted (int, Decimal) and rounded to double precision where
    they are divided. `low` and `high` are None where the value is exact.
    """

    indicator: str
    organisation: str
    place_level: str
    place: str
    period_kind: PeriodKind
    period: str
    cell: str
    value: Amount
    numerator: Amount | None
    denominator: Amount | None
    method: Method
    low: Amount | None
    high: Amount | None


@dataclass(frozen=True, slots=True)
class Computed:
    """Computed (산출 결과): rows in order, the day of the place tree, what it was made from."""

    rows: tuple[ComputedRow, ...]
    records: int
    as_of: date | None
    fingerprint: str
    engine: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Summary (요약): what a run on files read and wrote."""

    records: int
    indicators: int
    rows: int
    as_of: date | None
    fingerprint: str
    engine: str
    notices: tuple[Fault, ...] = ()

"""Values that cross the doors of the roll-up: what was reported, how to add it, what came out.

`Observation`, `Entry` and `Parts` are named tuples, not dataclasses, because a year of a large
initiative holds millions of them and a named tuple is made three times as fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from dure.engines.measure.periods import Period, PeriodKind

Number = int | Decimal
KindName = Literal["count", "amount", "ratio", "mean", "latest", "distinct"]
Rule = Literal["add", "latest", "mean_weighted", "max", "none"]
Method = Literal["exact", "distinct", "estimate", "sum", "rounded"]
State = Literal["value", "not_reported", "not_applicable", "undefined", "not_combined"]
Direction = Literal["up", "down", "none"]

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Definition (지표정의): how one version of an indicator is added up and what it may hold.

    `time_rule` and `place_rule` are separate on purpose: a stock is the latest over time and a sum
    over places. None means the default of the kind. `scale` is 100 for percentages.
    `lowest` and `highest` bound the written value; None is unbounded.
    """

    code: str
    kind: KindName
    version: int = 1
    time_rule: Rule | None = None
    place_rule: Rule | None = None
    counts_people: bool = False
    may_exceed: bool = False
    scale: int = 1
    lowest: Number | None = 0
    highest: Number | None = None
    direction: Direction = "up"


class Entry(NamedTuple):
    """Entry (입력값): what one cell of one report says.

    Zero is a value; `value=None` alone is "not reported"; `not_applicable` says that the question
    does not arise. `keys` are pseudonymous person keys where exact counting is permitted.
    """

    value: Number | float | None = None
    numerator: Number | float | None = None
    denominator: Number | float | None = None
    low: Number | float | None = None
    high: Number | float | None = None
    keys: frozenset[str] | None = None
    not_applicable: bool = False


class Observation(NamedTuple):
    """Observation (실적값): an entry of one organisation for a place, a period and a cell."""

    organisation: str
    place: str
    period: Period
    cell: str
    entry: Entry
    version: int = 1


class Slot(NamedTuple):
    """Slot (보고 자리): a report that is expected of an organisation for a place and a period."""

    organisation: str
    place: str
    period: Period


class Parts(NamedTuple):
    """Parts (합산 재료): everything any level needs of what lies below it; merging is order-free.

    `low` and `high` bound people that were reported without keys: when parts are added, the low
    is the largest part and the high the sum. `as_of` is the last month the parts speak of.
    """

    total: Number = 0
    numerator: Number = 0
    denominator: Number = 0
    weight: int = 0
    smallest: Number | None = None
    largest: Number | None = None
    low: Number = 0
    high: Number = 0
    keys: frozenset[str] = frozenset()
    as_of: int = -1
    reported: int = 0
    not_applicable: int = 0
    partless: int = 0
    refused: bool = False
    versions: frozenset[int] = frozenset()


class Figure(NamedTuple):
    """Figure (값): a value with how it was counted and its range; None has its reason in state."""

    state: State
    value: Number | None = None
    method: Method = "exact"
    low: Number | None = None
    high: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None


class ResultKey(NamedTuple):
    """Where a result stands: organisation or `all`, place of a level or `all`, period, cell."""

    organisation: str
    place_level: str
    place: str
    period: Period
    cell: str


class Result(NamedTuple):
    """Result (결과값): a figure at one level, with the reports it rests on.

    `reported` and `expected` count reports (organisation × place × reporting period); `units`
    counts the organisation-places that gave at least one value; `versions` are the definition
    versions inside (more than one is a break).
    """

    key: ResultKey
    figure: Figure
    parts: Parts
    reported: int
    expected: int
    units: int
    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels (집계 수준): which results are wanted. Place levels are named in the place tree.

    `crossed` asks for every organisation within every place as well.
    """

    each_organisation: bool = True
    all_organisations: bool = True
    crossed: bool = True
    place_levels: tuple[str, ...] = (ALL,)
    period_kinds: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")


@dataclass(frozen=True, slots=True)
class RollUp:
    """RollUp (집계): all results of one question, with the fingerprint of what went in."""

    results: tuple[Result, ...]
    fingerprint: str
    engine: str

    def by_key(self) -> dict[ResultKey, Result]:
        """The results by where they stand."""
        return {result.key: result for result in self.results}


@dataclass(frozen=True, slots=True)
class Finding:
    """Finding (점검 결과): a code and its values; hard blocks, soft asks for an explanation."""

    code: str
    severity: Literal["hard", "soft"]
    cell: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason (산출 근거): one code and its values, turned into a sentence in the room."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

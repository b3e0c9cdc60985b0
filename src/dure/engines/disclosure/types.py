"""What goes into the engine and what comes out: cells, relations, rules, releases, results."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Key = Hashable
Codes = tuple[str, ...]


class Kind(StrEnum):
    """Kind (종류): people and events are counted, money and weight are amounts."""

    COUNT = "count"
    AMOUNT = "amount"


class Status(StrEnum):
    """Status (공개 상태): what the reader sees of a cell. The last two are passed through."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ZERO = "zero"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_hidden(self) -> bool:
        """Whether a value exists that the reader does not see."""
        return self in {Status.PRIMARY, Status.SECONDARY}


@dataclass(frozen=True)
class Cell:
    """Cell (칸): one number of a table.

    `value` is None where nobody reported (`absent` then says which kind of nothing).
    `contributors` is how many people or organisations stand behind an amount, `largest` their
    biggest shares in falling order, in the unit of the value. `cost` is used by `Cost.GIVEN`.
    """

    key: Key
    value: float | None
    kind: Kind = Kind.COUNT
    cost: float | None = None
    known_sensitive: bool = False
    contributors: int | None = None
    largest: tuple[float, ...] = ()
    absent: Status = Status.NOT_REPORTED


class Join(StrEnum):
    """Join (합치는 방식): parts that add up, people who may stand in several parts, or parts that lie
    within a total of which nobody says how much else there is.
    """

    SUM = "sum"
    DISTINCT = "distinct"
    WITHIN = "within"


@dataclass(frozen=True)
class Relation:
    """Relation (합계 관계): a total and its parts, as every reader can see it.

    A total larger than the sum of its parts is legitimate: the rest stands only at this level
    or was never reported, and the reader knows "at least" only.
    """

    total: Key
    parts: tuple[Key, ...]
    join: Join = Join.SUM


@dataclass(frozen=True)
class Ratio:
    """Ratio (비율): a published quotient of two cells; `part_of_whole` when it is a share."""

    key: Key
    numerator: Key
    denominator: Key
    part_of_whole: bool = False


@dataclass(frozen=True)
class Table:
    """Table (표): cells and what ties them. Linked tables are one table with shared keys.

    `rounding` is the unit amounts were rounded to before they came here (0.01 for cents); `untold`
    are totals that no reader sees, but that lie between cells he does see; of `nothing` an earlier
    release spoke, and readers of this one are told that nobody reports it now.
    """

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    rounding: float = 0.0
    untold: tuple[Cell, ...] = ()
    nothing: frozenset[Key] = frozenset()

    @property
    def signed(self) -> bool:
        """Whether amounts may be below nothing, as one of them is."""
        return any(
            cell.kind is Kind.AMOUNT and cell.value is not None and cell.value < 0
            for cell in self.cells
        )


class Zero(StrEnum):
    """Zero (0의 처리): whether a recorded zero is shown."""

    PUBLISH = "publish"
    HIDE = "hide"


class Cost(StrEnum):
    """Cost (가림 비용): what hiding one more cell costs the reader."""

    VALUE = "value"
    ONE = "one"
    GIVEN = "given"


@dataclass(frozen=True)
class Dominance:
    """Dominance (지배 규칙): the `n` largest contributors hold more than `k` percent."""

    n: int
    k: float


@dataclass(frozen=True)
class Rule:
    """Rule (보호 규칙): when a number is too small to show, and how unsure a reader must stay.

    `threshold`: counts 1..threshold-1 are hidden. `rate_threshold`: denominators below it hide
    the rate. `spread`: how far apart two possible values of a hidden small count must be at
    least (default half the threshold). `margin`: width of the interval that must remain around a marked or
    contributed-by-few cell, as a share of its value. `labels_told`: readers hear which hidden cells
    are the small ones (primary), and so that the others (secondary) are not.
    """

    threshold: int = 5
    rate_threshold: int = 10
    dominance: Dominance | None = None
    p_percent: float | None = None
    zero: Zero = Zero.PUBLISH
    cost: Cost = Cost.VALUE
    spread: int | None = None
    margin: float = 0.1
    small_groups: bool = True
    labels_told: bool = False

    @property
    def least_small(self) -> int:
        """The smallest count a reader must allow for behind a hidden cell."""
        return 1 if self.zero is Zero.PUBLISH else 0

    @property
    def needed_spread(self) -> int:
        """Distance in counts between the two values a reader must still hold possible."""
        return self.spread if self.spread is not None else max(1, self.threshold // 2)


@dataclass(frozen=True)
class Release:
    """Release (공개본): what an earlier publication showed, by the same keys as now.

    `labels` are its hidden cells; `secrets` their true values then, known to the publisher only,
    and those of cells it did not mention (a reader may guess that they were as they are);
    `relations` the sums its readers knew (none: those of the present table); `threshold` what
    "fewer than" meant in it (0: what it means now); `ranges` what a rounded release told; of
    `nothing` it said that nobody reported it.
    """

    name: str
    values: Mapping[Key, float]
    labels: Mapping[Key, Status] = field(default_factory=dict)
    secrets: Mapping[Key, float] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    threshold: int = 0
    ranges: Mapping[Key, tuple[float, float]] = field(default_factory=dict)
    nothing: frozenset[Key] = frozenset()


@dataclass(frozen=True, order=True)
class Past:
    """Past (지난 값): the `number`-th value that a cell had in earlier releases and has no more."""

    key: Key
    number: int


def plain(key: Key) -> Key:
    """The cell of a key, whichever of its values is meant."""
    return key.key if isinstance(key, Past) else key


@dataclass(frozen=True)
class Interval:
    """Interval (추정 구간): what an attacker can still not tell apart; `high` None is open."""

    low: float
    high: float | None

    @property
    def is_exact(self) -> bool:
        """Whether the attacker knows the value."""
        return self.high is not None and self.high - self.low < 1e-6


class Why(StrEnum):
    """Why (이유): the code of the rule that hides a cell."""

    THRESHOLD = "disclosure.threshold"
    FEW_CONTRIBUTORS = "disclosure.few_contributors"
    DOMINANCE = "disclosure.dominance"
    P_PERCENT = "disclosure.p_percent"
    MARKED = "disclosure.marked"
    ZERO = "disclosure.zero"
    ROUNDED = "disclosure.rounded"
    SMALL_DENOMINATOR = "disclosure.small_denominator"
    DIFFERENCING = "disclosure.differencing"
    SMALL_GROUP = "disclosure.small_group"
    REMAINDER = "disclosure.remainder"
    OVERLAP = "disclosure.overlap"
    EARLIER = "disclosure.earlier_release"
    PROTECTS = "disclosure.protects"
    PART_HIDDEN = "disclosure.part_hidden"


@dataclass(frozen=True)
class Need:
    """Need (필요한 불확실성): what must stay open about a sensitive cell, in its own unit.

    `enough` is the spread that will do where nothing could leave the whole of it; None: only the whole.
    """

    why: Why
    below: float = 0.0
    above: float = 0.0
    spread: float = 0.0
    enough: float | None = None


@dataclass(frozen=True)
class Protected:
    """Protected (보호된 표): a release that its own attacker could not undo.

    `labels` has a status for every cell and ratio, `values` what may be shown, `whys` the
    reason of each hidden one, `protects` which sensitive cells a secondary one stands in for,
    `already_public` sensitive cells that earlier releases tell by themselves (too late to
    protect), `unchecked` cells hidden earlier whose values nobody gave, `intervals` the
    attacker's view (with `audit=True`), `cost` of the secondary cells, `proven` whether no
    cheaper choice exists.
    """

    labels: Mapping[Key, Status]
    values: Mapping[Key, float]
    whys: Mapping[Key, Why]
    protects: Mapping[Key, tuple[Key, ...]]
    already_public: tuple[Key, ...]
    unchecked: tuple[Key, ...]
    intervals: Mapping[Key, Interval]
    cost: float
    proven: bool
    fingerprint: str
    engine: str

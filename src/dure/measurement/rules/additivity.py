"""Do the parts add up? A roll-up that assumes it must notice when they do not.

A table says itself whether a dimension may be added: wherever it gives a total beside its parts,
the two are compared. People of clusters add up to more than there are; rates add up to nonsense;
rows that are sub-totals of others count people twice.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Number = int | float | Decimal
Verdict = Literal["adds", "adds_mostly", "overlaps", "incomplete", "does_not_add", "unknown"]
MOSTLY = 0.9


class Comparison(NamedTuple):
    """One total beside the sum of its parts; `key` says where it stands."""

    key: Hashable
    total: Number
    parts: Number


@dataclass(frozen=True, slots=True)
class Additivity:
    """What comparing totals and parts showed: how often equal, more, less; and what may be done.

    `over` are places where the parts are more than the total (the same people in several parts),
    `under` where they are less (something exists only at the level of the total).
    """

    exact: int
    over: tuple[Comparison, ...]
    under: tuple[Comparison, ...]

    @property
    def groups(self) -> int:
        """How many totals were compared."""
        return self.exact + len(self.over) + len(self.under)

    @property
    def share(self) -> float:
        """The share of totals that their parts add up to; 0 when nothing was compared."""
        return self.exact / self.groups if self.groups else 0.0

    @property
    def verdict(self) -> Verdict:
        """Whether the parts may be added, and if not, in which way they fail."""
        if not self.groups:
            return "unknown"
        if not (self.over or self.under):
            return "adds"
        if self.share >= MOSTLY:
            return "adds_mostly"
        return self._way_of_failing()

    @property
    def may_be_added(self) -> bool:
        """Only when every total agrees. "Mostly" is a question for a human, not a licence to add."""
        return self.verdict == "adds"

    def _way_of_failing(self) -> Verdict:
        if self.over and self.under:
            return "does_not_add"
        return "overlaps" if self.over else "incomplete"


def compare(comparisons: Iterable[Comparison], *, tolerance: Number = 0) -> Additivity:
    """Sort totals by whether their parts add up to them, within `tolerance` (a share of the total)."""
    exact, over, under = 0, [], []
    for each in comparisons:
        total, parts = _exact(each.total), _exact(each.parts)
        if abs(parts - total) <= abs(total) * _exact(tolerance):
            exact += 1
        elif parts > total:
            over.append(each)
        else:
            under.append(each)
    return Additivity(exact, tuple(over), tuple(under))


def compare_dimension(
    rows: Sequence[Mapping[str, str]],
    dimension: str,
    *,
    dimensions: Sequence[str],
    within: Sequence[str],
    value: Callable[[Mapping[str, str]], Number | None],
    tolerance: Number = 0,
) -> Additivity:
    """Compare, in a long table, each total with the rows that split it by `dimension` alone.

    A row is a total where all `dimensions` are empty, a part where only `dimension` is filled;
    `within` are the columns that must agree (year, unit).
    """
    totals: dict[Hashable, Number] = {}
    parts: dict[Hashable, list[Number]] = {}
    for row in rows:
        filled = [name for name in dimensions if row.get(name)]
        number = value(row)
        if number is None:
            continue
        key = tuple(row[name] for name in within)
        if not filled:
            totals[key] = number
        elif filled == [dimension]:
            parts.setdefault(key, []).append(number)
    return compare(
        (Comparison(key, totals[key], _sum(parts[key])) for key in totals if key in parts),
        tolerance=tolerance,
    )


class Member(NamedTuple):
    """One row under a total: its label and its number."""

    label: str
    value: Number


@dataclass(frozen=True, slots=True)
class Splits:
    """The ways in which a column splits its total: `ways` each reach it exactly, `rest` belongs to none.

    A column with two ways holds everybody twice (ages and age groups; provinces and town kinds);
    what is left over is another measure (a mean, a median) and sums to nothing.
    """

    ways: tuple[tuple[Member, ...], ...]
    rest: tuple[Member, ...]

    @property
    def finest(self) -> tuple[Member, ...]:
        """The way with most parts; empty when no run of rows reaches the total."""
        return max(self.ways, key=len, default=())

    @property
    def column_adds(self) -> bool:
        """True when the whole column may be added as it stands: one way, nothing left over."""
        return len(self.ways) == 1 and not self.rest


def splits_of(total: Number, members: Sequence[Member]) -> Splits:
    """Which runs of neighbouring rows add up exactly to the total, in the order of the table.

    Published tables keep a split together. A run starts where the one before ended; rows from
    which the total is never hit exactly are left over, and nothing is claimed of them.
    """
    wanted = _exact(total)
    ways: list[tuple[Member, ...]] = []
    rest: list[Member] = []
    start = 0
    while start < len(members):
        end = _reaches(wanted, members, start)
        if end is None:
            rest.append(members[start])
            start += 1
        else:
            ways.append(tuple(members[start:end]))
            start = end
    return Splits(tuple(ways), tuple(rest))


def _reaches(wanted: Decimal, members: Sequence[Member], start: int) -> int | None:
    so_far = Decimal(0)
    for end in range(start, len(members)):
        so_far += _exact(members[end].value)
        if so_far == wanted:
            return end + 1
        if so_far > wanted:
            return None
    return None


def _sum(numbers: Iterable[Number]) -> Number:
    return sum((_exact(number) for number in numbers), Decimal(0))


def _exact(number: Number) -> Decimal:
    return number if isinstance(number, Decimal) else Decimal(str(number))


@dataclass(frozen=True, slots=True)
class LevelGap:
    """Two levels of one measure: the upper level holds `missing` that no lower row holds."""

    lower: Number
    upper: Number

    @property
    def missing(self) -> Decimal:
        """What exists only at the upper level; negative when the lower rows count something twice."""
        return _exact(self.upper) - _exact(self.lower)

    @property
    def only_at_its_level(self) -> bool:
        """True when the lower sum may be shown as the sum of its level, never as the whole."""
        return self.missing != 0

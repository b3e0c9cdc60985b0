"""Counting referrals: cells by service and by area, protected together so that none can be worked out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from dure.activities.types.referral_figures import Asked
from dure.engines.disclosure import (
    Cell,
    Join,
    Protected,
    Relation,
    Rule,
    Table,
    Unprotectable,
    Zero,
    protect,
)

ALL = "all"
Key = tuple[str, str, str]
ANSWERS = ("accepted", "declined", "waiting", "ended")
OUTCOMES = ("done", "undone", "going")
NAMES = (ALL, "in14", *ANSWERS, *OUTCOMES)


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the cells a reader may see: a number, or that it is hidden."""

    values: Mapping[Key, int]
    hidden: frozenset[Key]
    least_of_rate: int

    def count(self, key: Key) -> int | None:
        """The count, or None where it is hidden."""
        return None if key in self.hidden else self.values.get(key, 0)


def counted(
    asked: Sequence[Asked], *, least: int, least_of_rate: int, hides_zero: bool = False
) -> Shown:
    """Count and protect all of it at once: services, areas, answers, reasons and shares."""
    rows = rows_of(asked)
    reasons = sorted({one.reason for one in asked if one.reason})
    values = dict(_counts(asked, rows, reasons))
    zero = Zero.HIDE if hides_zero else Zero.PUBLISH
    rule = Rule(threshold=max(least, 1), rate_threshold=max(least_of_rate, 1), zero=zero)
    table = Table(
        cells=tuple(Cell(key, value) for key, value in values.items()),
        relations=tuple(_relations(rows, reasons)),
    )
    try:
        made: Protected = protect(table, rule)
    except Unprotectable:  # then nothing of it is told
        return Shown(values, frozenset(values), least_of_rate)
    hidden = {key for key, status in made.labels.items() if status.is_hidden}
    return Shown(values, frozenset(values.keys() & hidden), least_of_rate)


def rows_of(asked: Sequence[Asked]) -> tuple[tuple[str, str], ...]:
    """All, each service, each area."""
    kinds = sorted({one.kind for one in asked})
    areas = sorted({one.area for one in asked})
    return ((ALL, ALL), *((kind, ALL) for kind in kinds), *((ALL, area) for area in areas))


def within(asked: Iterable[Asked], row: tuple[str, str]) -> list[Asked]:
    """The referrals of a row."""
    kind, area = row
    return [one for one in asked if kind in (ALL, one.kind) and area in (ALL, one.area)]


def middle(days: Iterable[float | None], *, least_of_rate: int) -> float | None:
    """The median of enough of them; None where they are too few to be shown."""
    told = [one for one in days if one is not None]
    return median(told) if len(told) >= max(least_of_rate, 1) else None


def reason_key(row: tuple[str, str], reason: str) -> Key:
    """The cell of a reason."""
    return (*row, f"no:{reason}")


def _counts(
    asked: Sequence[Asked], rows: Sequence[tuple[str, str]], reasons: Sequence[str]
) -> Iterable[tuple[Key, int]]:
    for row in rows:
        here = within(asked, row)
        for name in NAMES:
            yield (*row, name), sum(_counts_as(one, name) for one in here)
        for reason in reasons:
            yield reason_key(row, reason), sum(one.reason == reason for one in here)


def _counts_as(one: Asked, name: str) -> bool:
    if name == ALL:
        return True
    return one.in_fourteen if name == "in14" else name in (one.answer, one.outcome)


def _relations(rows: Sequence[tuple[str, str]], reasons: Sequence[str]) -> Iterable[Relation]:
    names = [*NAMES, *(f"no:{reason}" for reason in reasons)]
    for place in (0, 1):
        parts = [row for row in rows if row[place] != ALL]
        for name in names:
            if parts:
                yield Relation((ALL, ALL, name), tuple((*row, name) for row in parts))
    for row in rows:
        yield Relation((*row, ALL), tuple((*row, answer) for answer in ANSWERS))
        yield Relation((*row, "accepted"), tuple((*row, outcome) for outcome in OUTCOMES))
        yield Relation((*row, "accepted"), ((*row, "in14"),), Join.WITHIN)
        if reasons:
            yield Relation((*row, "declined"), tuple(reason_key(row, one) for one in reasons))

"""Rolled (집계표): all figures of a roll-up as one table, without a key object for each."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

from dure.engines.measure.periods import Period
from dure.engines.measure.types import Figure, ResultKey, RollUp

Named = TypeVar("Named", bound=tuple[Any, ...])
Head = tuple[str, str, str]  # organisation or all, place level, place or all


class Rolled(NamedTuple):
    """Rolled (집계표): figures in order of head, period, cell; `at_…` say where each stands."""

    heads: Sequence[Head]
    periods: Sequence[Period]
    cells: Sequence[str]
    at_head: Sequence[int]
    at_period: Sequence[int]
    at_cell: Sequence[int]
    figures: Sequence[Figure]
    reported: Sequence[int]
    expected: Sequence[int]
    fingerprint: str

    def by_key(self) -> dict[ResultKey, tuple[Figure, int, int]]:
        """Figure, reported and expected by where they stand, as `RollUp` names it."""
        heads = map(self.heads.__getitem__, self.at_head)
        periods = map(self.periods.__getitem__, self.at_period)
        cells = map(self.cells.__getitem__, self.at_cell)
        keys = (
            ResultKey(*head, period, cell)
            for head, period, cell in zip(heads, periods, cells, strict=True)
        )
        facts = zip(self.figures, self.reported, self.expected, strict=True)
        return dict(zip(keys, facts, strict=True))


def many(kind: type[Named], *columns: Sequence[object]) -> list[Named]:
    """Named tuples made of columns, without a call of Python for each."""
    return list(map(tuple.__new__, repeat(kind), zip(*columns, strict=True)))


def rolled_from(plain: RollUp) -> Rolled:
    """The same table from results that were made one by one."""
    found = plain.results
    heads = sorted({(one.key.organisation, one.key.place_level, one.key.place) for one in found})
    periods = sorted({one.key.period for one in found})
    cells = sorted({one.key.cell for one in found})
    of_head, of_period, of_cell = (
        {one: at for at, one in enumerate(ones)} for ones in (heads, periods, cells)
    )
    return Rolled(
        heads,
        periods,
        cells,
        [of_head[one.key[:3]] for one in found],
        [of_period[one.key.period] for one in found],
        [of_cell[one.key.cell] for one in found],
        [one.figure for one in found],
        [one.reported for one in found],
        [one.expected for one in found],
        plain.fingerprint,
    )

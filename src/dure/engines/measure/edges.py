"""Edges (배열의 축): what stands along the sides of the array, and how it is folded to levels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.columns import Whole
from dure.engines.measure.periods import Period, PeriodKind
from dure.engines.measure.places import PlaceTree
from dure.engines.measure.reported import Columns
from dure.engines.measure.roll_up import Standing
from dure.engines.measure.rolled import Head
from dure.engines.measure.types import Levels, Slot

Stand = tuple[str, str]  # organisation, place
Places = NDArray[np.intp]
Coded = TypeVar("Coded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Edges (배열의 축): stands × cells × periods, the heads and longer periods they fold into."""

    stands: list[Stand]
    cells: list[str]
    periods: list[Period]
    heads: list[Head]
    members: Places  # indexes of stands, those of the first head, then of the second, …
    begins: Places  # where each head's members begin
    targets: list[Period]
    spans: list[Places]  # for each kind of period: where its periods begin on the axis
    order: Places  # the targets in the order of their keys

    @property
    def size(self) -> int:
        return len(self.stands) * len(self.cells) * len(self.periods)

    def spots(self, columns: Columns) -> Whole:
        """The place of each row in the flattened array."""
        stand = _codes(self.stands, zip(columns.organisation, columns.place, strict=True))
        cell, period = _codes(self.cells, columns.cell), _codes(self.periods, columns.period)
        return (stand * len(self.cells) + cell) * len(self.periods) + period

    def spread(self, spots: Whole, column: Whole) -> Whole:
        """The rows put in their places; zero where there is none."""
        flat = np.zeros(self.size, np.int64)
        flat[spots] = column
        return flat.reshape(len(self.stands), len(self.cells), len(self.periods))

    def asked(self, slots: Sequence[Slot]) -> Whole:
        """One where a report is expected: stands × periods."""
        spots = np.zeros((len(self.stands), len(self.periods)), np.int64)
        stands = _codes(self.stands, ((one.organisation, one.place) for one in slots))
        spots[stands, _codes(self.periods, (one.period for one in slots))] = 1
        return spots

    def last_of(self, given: Whole) -> list[Whole]:
        """For each kind of period: the place of the last value inside; -1 where there is none."""
        at = np.where(given > 0, np.arange(len(self.periods)), -1)
        return [np.maximum.reduceat(at, span, axis=2) for span in self.spans]


class Folds:
    """Folds (접기): first along time, then over organisations and places."""

    def __init__(self, edges: Edges, last: list[Whole] | None) -> None:
        self._edges, self._last = edges, last

    def over_all(self, array: Whole, name: str) -> Whole:
        """Folded by the rules: added or the latest over time, added over places; a low is largest."""
        largest = name == "low"
        if self._last is not None:
            folded = np.concatenate([_taken(array, last) for last in self._last], axis=2)
        else:
            folded = self._over_time(array, np.maximum if largest else np.add)
        return self._over_places(folded, np.maximum if largest else np.add)

    def added(self, array: Whole) -> Whole:
        """Plainly added, as reports are counted."""
        return self._over_places(self._over_time(array, np.add), np.add)

    def _over_time(self, array: Whole, how: np.ufunc) -> Whole:
        return np.concatenate([how.reduceat(array, s, axis=2) for s in self._edges.spans], axis=2)

    def _over_places(self, array: Whole, how: np.ufunc) -> Whole:
        folded: Whole = how.reduceat(array[self._edges.members], self._edges.begins, axis=0)
        return folded


def edges_of(
    columns: Columns, slots: Sequence[Slot], levels: Levels, tree: PlaceTree
) -> Edges | None:
    """The edges; None where periods of two kinds meet, or there is nothing to add."""
    periods = sorted({*columns.period, *(one.period for one in slots)})
    kinds = {one.kind for one in periods}
    stands = sorted(
        {
            *zip(columns.organisation, columns.place, strict=True),
            *((one.organisation, one.place) for one in slots),
        }
    )
    members = _members(stands, levels, tree)
    longer = [kind for kind in levels.period_kinds if periods and periods[0].within(kind)]
    if len(kinds) != 1 or not members or len(set(longer)) < len(longer) or not longer:
        return None
    spans = [_spans(periods, kind) for kind in longer]
    targets = [target for _, kind_targets in spans for target in kind_targets]
    heads = sorted(members)
    return Edges(
        stands=stands,
        cells=sorted({*columns.cell, *([""] if slots else [])}),
        periods=periods,
        heads=heads,
        members=np.concatenate([np.array(members[head], np.intp) for head in heads]),
        begins=np.cumsum([0, *(len(members[head]) for head in heads[:-1])]),
        targets=targets,
        spans=[starts for starts, _ in spans],
        order=np.array(sorted(range(len(targets)), key=targets.__getitem__), np.intp),
    )


def _members(stands: Sequence[Stand], levels: Levels, tree: PlaceTree) -> dict[Head, list[int]]:
    standing, members = Standing(levels, tree), dict[Head, list[int]]()
    for at, stand in enumerate(stands):
        for head in standing.of(*stand):
            members.setdefault(head, []).append(at)
    return members


def _spans(periods: Sequence[Period], kind: PeriodKind) -> tuple[Places, list[Period]]:
    """Where each longer period begins on the axis of the periods, and which it is."""
    starts, found = [], []
    for target, inside in groupby(enumerate(periods), key=lambda one: one[1].within(kind)):
        if target is not None:
            starts.append(next(inside)[0])
            found.append(target)
    return np.array(starts, np.intp), found


def _codes(names: Sequence[Coded], column: Iterable[Coded]) -> Whole:
    code = {name: at for at, name in enumerate(names)}
    return np.fromiter(map(code.__getitem__, column), np.int64)


def _taken(array: Whole, last: Whole) -> Whole:
    taken = np.take_along_axis(array, np.maximum(last, 0), axis=2)
    return np.where(last < 0, 0, taken)

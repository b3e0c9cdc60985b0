"""What labels tell by themselves, before anything is computed.

"Fewer than 5" bounds a small count, "changed by a few" one that was shown before. Every other hidden
count is at least 1 where zeros are shown; a cell hidden to protect another may be of any size, so
it says no more than that - unless an earlier label has said more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.types import Cell, Key, Kind, Need, Rule, Status, Why

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Bounds:
    """Bounds (범위): the least and the most of each cell, in its own unit."""

    least: Floats
    most: Floats

    def around(self, values: Floats) -> tuple[Floats, Floats]:
        """How far each may lie below and above the truth; the truth itself always may be."""
        return np.minimum(self.least - values, 0.0), np.maximum(self.most - values, 0.0)


def loose_bounds(cells: Sequence[Cell], memory: Memory, rule: Rule, limit: float) -> Bounds:
    """What is known of a cell whose label says no more than "hidden"."""
    # Where one amount is below nothing, readers must allow that for each of them.
    floor = -limit if memory.table.signed else 0.0
    least, most = np.full(len(cells), floor), np.full(len(cells), limit)
    for at, cell in enumerate(cells):
        silent = memory.outside.get(cell.key) is Status.NOT_REPORTED
        if cell.kind is Kind.COUNT and cell.value and rule.threshold and not silent:
            least[at] = rule.least_small
            if rule.labels_told and _is_called_large(cell, memory, rule):
                least[at] = rule.threshold
        if cell.key in memory.below:
            most[at] = memory.below[cell.key] - 1
        if cell.key in memory.ranges:
            low, high = memory.ranges[cell.key]
            least[at], most[at] = max(least[at], low), min(most[at], high)
    return Bounds(least, most)


def _is_called_large(cell: Cell, memory: Memory, rule: Rule) -> bool:
    """Whether a cell hidden beside small ones is told apart from them: it is no small one itself."""
    label = memory.outside.get(cell.key, Status.SECONDARY)
    return label is Status.SECONDARY and (cell.value or 0) >= rule.threshold


def tight_bounds(
    loose: Bounds,
    cells: Sequence[Cell],
    needs: Mapping[Key, Need],
    memory: Memory,
    rule: Rule,
) -> Bounds:
    """What the label of this release adds where it says why the cell is hidden."""
    least, most = loose.least.copy(), loose.most.copy()
    for at, cell in enumerate(cells):
        need = needs.get(cell.key)
        if need is None or cell.key in memory.outside:
            continue
        if need.why is Why.THRESHOLD:
            most[at] = min(most[at], rule.threshold - 1)
        elif need.why is Why.DIFFERENCING and cell.key in memory.near:
            low, high = memory.near[cell.key]
            least[at], most[at] = max(least[at], low), min(most[at], high)
    return Bounds(least, most)

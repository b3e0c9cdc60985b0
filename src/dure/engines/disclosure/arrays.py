"""The plain arrays of a problem: what hiding costs, and the relations as a matrix."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import Floats, Matrix
from dure.engines.disclosure.types import Cell, Cost, Rule


def costs_of(cells: Sequence[Cell], rule: Rule, unseen: int) -> Floats:
    """What hiding each cell costs its readers; nothing for what no cell shows."""
    if rule.cost is Cost.ONE:
        costs = [1.0] * len(cells)
    elif rule.cost is Cost.GIVEN:
        costs = [c.cost if c.cost is not None else 1.0 for c in cells]
    else:
        costs = [abs(float(c.value or 0.0)) for c in cells]
    # A free cell would be hidden for nothing; a trifle keeps the choice small as well as cheap.
    return np.array([max(cost, 1e-3) for cost in costs] + [0.0] * unseen)


def matrix_of(rows: Sequence[Mapping[int, float]], width: int) -> Matrix:
    """One row a relation, one column a cell."""
    columns = [column for row in rows for column in row]
    entries = [value for row in rows for value in row.values()]
    starts = np.cumsum([0] + [len(row) for row in rows])
    return csr_array((entries, columns, starts), shape=(len(rows), width), dtype=float)

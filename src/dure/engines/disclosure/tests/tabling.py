"""Tables for the tests: from a dictionary of inner cells to cells with all totals."""

import itertools
from collections import Counter
from collections.abc import Mapping

from dure.engines.disclosure import Cell, Dimension, Layout, Table, table_of

Codes = tuple[str, ...]


def with_totals(inner: Mapping[Codes, int]) -> dict[Codes, int]:
    """Every cell of the table, each dimension summed to `all`."""
    counts: Counter[Codes] = Counter()
    for codes, value in inner.items():
        for key in itertools.product(*[(code, "all") for code in codes]):
            counts[key] += value
    return dict(counts)


def counted(inner: Mapping[Codes, int], marked: frozenset[Codes] = frozenset()) -> Table:
    """The table of these counts with all totals; `marked` cells are sensitive by themselves."""
    width = len(next(iter(inner)))
    layout = Layout(tuple(Dimension(f"구분{n}") for n in range(width)))
    cells = [Cell(k, v, known_sensitive=k in marked) for k, v in with_totals(inner).items()]
    return table_of(cells, layout)

"""What lies near a cell: the cells reached over shared relations, nearest first."""

import numpy as np

from dure.engines.disclosure.adapter import Flags, Floats, Matrix, Places

FEW = 16


class Nearby:
    """Nearby (이웃 칸): walks from cell to relation to cell without touching the rest of the table.

    Of a relation with very many cells (a total over two hundred organisations) only a few are
    taken, the cheapest first: a way around needs one of them, and the cells behind it.
    """

    def __init__(self, matrix: Matrix) -> None:
        across = matrix.tocsc()
        self._cells = (matrix.indptr.astype(np.intp), matrix.indices.astype(np.intp))
        self._relations = (across.indptr.astype(np.intp), across.indices.astype(np.intp))
        self._width = matrix.shape[1]

    def around(
        self, start: int, movable: Flags, least: int, toll: Floats | None = None
    ) -> tuple[Places, Places]:
        """The nearest movable cells, at least so many if there are, and the relations they are in."""
        seen = np.zeros(self._width, dtype=bool)
        walked = np.zeros(len(self._cells[0]) - 1, dtype=bool)
        seen[start] = True
        edge = np.array([start], dtype=np.intp)
        while len(edge) and int(seen.sum()) <= least:
            rows = _joined(self._relations, edge)
            rows = rows[~walked[rows]]
            walked[rows] = True
            beside = self._beside(rows, movable, toll, everything=least >= self._width)
            edge = beside[~seen[beside]]
            seen[edge] = True
        columns = np.flatnonzero(seen)
        return columns, _joined(self._relations, columns)

    def _beside(
        self, rows: Places, movable: Flags, toll: Floats | None, *, everything: bool
    ) -> Places:
        if everything:
            beside = _joined(self._cells, rows)
            return beside[movable[beside]]
        starts, entries = self._cells
        found = [entries[starts[row] : starts[row + 1]] for row in rows]
        chosen = [_cheapest(line[movable[line]], toll) for line in found]
        return np.unique(np.concatenate(chosen)) if chosen else np.array([], dtype=np.intp)


def _cheapest(line: Places, toll: Floats | None) -> Places:
    if len(line) <= 2 * FEW:
        return line
    if toll is None:
        return line[:: max(1, len(line) // FEW)]
    return line[np.argpartition(toll[line], FEW)[:FEW]]


def _joined(lists: tuple[Places, Places], names: Places) -> Places:
    """All that the lists of these names hold, each once."""
    starts, entries = lists
    first, count = starts[names], starts[names + 1] - starts[names]
    total = int(count.sum())
    if not total:
        return np.array([], dtype=np.intp)
    ends = np.cumsum(count)
    places = np.arange(total) + np.repeat(first - np.concatenate([[0], ends[:-1]]), count)
    return np.unique(entries[places])

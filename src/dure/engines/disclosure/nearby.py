"""What lies near a cell: the cells reached over shared relations, nearest first."""

import numpy as np

from dure.engines.disclosure.adapter import Flags, Matrix, Places


class Nearby:
    """Nearby (이웃 칸): walks from cell to relation to cell without touching the rest of the table."""

    def __init__(self, matrix: Matrix) -> None:
        across = matrix.tocsc()
        self._cells = (matrix.indptr.astype(np.intp), matrix.indices.astype(np.intp))
        self._relations = (across.indptr.astype(np.intp), across.indices.astype(np.intp))
        self._width = matrix.shape[1]

    def around(self, start: int, movable: Flags, least: int) -> tuple[Places, Places]:
        """The nearest movable cells, at least so many if there are, and the relations they are in."""
        seen = np.zeros(self._width, dtype=bool)
        seen[start] = True
        edge = np.array([start], dtype=np.intp)
        while len(edge) and int(seen.sum()) <= least:
            beside = _joined(self._cells, _joined(self._relations, edge))
            edge = beside[movable[beside] & ~seen[beside]]
            seen[edge] = True
        columns = np.flatnonzero(seen)
        return columns, _joined(self._relations, columns)


def _joined(lists: tuple[Places, Places], names: Places) -> Places:
    """All that the lists of these names hold, each once."""
    starts, entries = lists
    first, count = starts[names], starts[names + 1] - starts[names]
    total = int(count.sum())
    if not total:
        return np.array([], dtype=np.intp)
    shift = np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count)
    return np.unique(entries[np.arange(total) + shift])

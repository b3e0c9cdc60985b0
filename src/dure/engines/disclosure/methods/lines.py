"""Every relation by itself: hide the cheapest cells until none is computed from its own line."""

from collections import deque

import numpy as np

from dure.engines.disclosure.adapter import Flags, Floats, Places
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.witnesses import NEAR


class Lines:
    """Lines (줄별 가림): `hidden` grows until every relation alone leaves enough room.

    A cell hidden to help another must itself keep as much room as the one it helps (`room`),
    or the help would be undone from its other relations.
    """

    def __init__(self, problem: Problem, start: Flags) -> None:
        self.problem = problem
        self.hidden: Flags = start.copy()
        matrix = problem.matrix
        self.columns = [
            matrix.indices[a:b] for a, b in zip(matrix.indptr, matrix.indptr[1:], strict=False)
        ]
        self.weights = [
            matrix.data[a:b] for a, b in zip(matrix.indptr, matrix.indptr[1:], strict=False)
        ]
        across = matrix.tocsc()
        self.rows = [
            across.indices[a:b] for a, b in zip(across.indptr, across.indptr[1:], strict=False)
        ]
        self.room: Floats = np.maximum(problem.spread, problem.above + problem.below)
        self._work(range(len(self.columns)))

    def drop_spare(self) -> None:
        """Show again, dearest first, what later choices in other lines made unnecessary."""
        for column in self.further():
            if self.is_spare(int(column)):
                self.hidden[column] = False

    def further(self) -> Places:
        """The cells hidden to help others, dearest first."""
        chosen = np.flatnonzero(self.hidden & self.problem.free)
        return chosen[np.argsort(-self.problem.cost[chosen], kind="stable")]

    def is_spare(self, column: int) -> bool:
        """Whether its relations keep enough room without it."""
        self.hidden[column] = False
        spare = all(self._missing(int(row)) <= NEAR for row in self.rows[column])
        self.hidden[column] = True
        return spare

    def _work(self, rows: range) -> None:
        waiting = deque(rows)
        queued = set(rows)
        while waiting:
            row = waiting.popleft()
            queued.discard(row)
            chosen = self._repair(row)
            if chosen is not None:
                fresh = [int(r) for r in self.rows[chosen] if r not in queued]
                waiting.extend(fresh)
                queued.update(fresh)

    def _repair(self, row: int) -> int | None:
        """Hide one more cell of the line if a cell of it lacks room; None when none does."""
        missing = self._missing(row)
        if missing <= NEAR:
            return None
        line = self.columns[row]
        open_ = line[self.problem.free[line] & ~self.hidden[line]]
        if not len(open_):
            return None  # the attacker's turn will tell whether this matters
        scores = [self._score(int(column), row) for column in open_]
        chosen = int(open_[int(np.argmin(scores))])
        self.hidden[chosen] = True
        self.room[chosen] = max(self.room[chosen], missing)
        return chosen

    def _missing(self, row: int) -> float:
        """The largest need in this line that the line itself does not leave room for."""
        line, weights = self.columns[row], self.weights[row]
        here = self.hidden[line]
        columns, weights = line[here], weights[here]
        if not len(columns):
            return 0.0
        down, up = self.problem.down[columns], self.problem.up[columns]
        most = np.where(weights > 0, weights * up, weights * down)
        least = np.where(weights > 0, weights * down, weights * up)
        others_most, others_least = most.sum() - most, least.sum() - least
        size = np.abs(weights)
        top = np.where(weights > 0, -others_least, others_most) / size
        bottom = np.where(weights > 0, -others_most, others_least) / size
        width = np.minimum(up, top) - np.maximum(down, bottom)
        room = np.minimum(self.room[columns], up - down)
        return float(np.max(np.where(width < room - NEAR, room, 0.0)))

    def _score(self, column: int, row: int) -> float:
        """Its cost, plus what it will cost in lines where it stands alone, less what it saves."""
        score = float(self.problem.cost[column])
        for other in self.rows[column]:
            if other == row:
                continue
            price = self._cheapest(self.columns[other], column)
            if not self.hidden[self.columns[other]].any():
                score += price
            elif self._missing(int(other)) > NEAR:
                score -= price
        return score

    def _cheapest(self, line: Places, but: int) -> float:
        open_ = line[self.problem.free[line] & ~self.hidden[line] & (line != but)]
        return float(self.problem.cost[open_].min()) if len(open_) else 0.0

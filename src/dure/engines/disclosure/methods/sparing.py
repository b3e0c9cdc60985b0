"""Showing again what the possible tables that were found can do without.

Each need is met by tables found possible. A cell that only such tables move as nobody needs is hidden for
nothing: it is shown, the dearest first, and nothing has to be asked for it.
"""

import numpy as np
from scipy.sparse import csc_array, csr_array

from dure.engines.disclosure.adapter import Flags, Floats, Places
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.witnesses import NEAR, Witnesses


def without_spare(problem: Problem, hidden: Flags, seen: Witnesses) -> tuple[Flags, Witnesses]:
    """The cells that must stay hidden for the needs that `seen` meets, and the tables left of it.

    What `seen` does not meet is left to the attacker: it is not for these tables to say.
    """
    kept = Kept(problem, seen)
    left = hidden.copy()
    chosen = np.flatnonzero(hidden & problem.free)
    for column in chosen[np.argsort(-problem.cost[chosen], kind="stable")]:
        left[column] = not kept.can_spare(int(column))
    return left, kept.left()


class Kept:
    """Kept (남겨 둔 표): the possible tables that still count, and what leans on each of them."""

    def __init__(self, problem: Problem, seen: Witnesses) -> None:
        self.problem, self.tables = problem, seen.tables
        sizes = [len(columns) for columns, _z in self.tables]
        starts = np.cumsum([0, *sizes])
        columns = np.concatenate([np.zeros(0, dtype=np.intp), *(c for c, _z in self.tables)])
        moves = np.concatenate([np.zeros(0), *(z for _c, z in self.tables)])
        shape = len(sizes), len(problem.values)
        self.rows = csr_array((moves, columns, starts), shape=shape)
        self.across = csc_array(self.rows)
        self.alive: Flags = np.ones(len(sizes), dtype=bool)

    def can_spare(self, column: int) -> bool:
        """Whether every need is met without the tables that move this cell; then they are gone."""
        tables, _moves = self._through(column)
        tables = tables[self.alive[tables]]
        self.alive[tables] = False
        if all(self._is_met(int(one)) for one in self._leaning(tables)):
            return True
        self.alive[tables] = True
        return False

    def left(self) -> Witnesses:
        """The tables that still count."""
        found = Witnesses.none(self.problem)
        found.join(one for one, alive in zip(self.tables, self.alive, strict=True) if alive)
        return found

    def _through(self, column: int) -> tuple[Places, Floats]:
        here = slice(self.across.indptr[column], self.across.indptr[column + 1])
        found: tuple[Places, Floats] = (
            self.across.indices[here].astype(np.intp),
            self.across.data[here],
        )
        return found

    def _leaning(self, tables: Places) -> Places:
        """The needy cells that one of these tables moves."""
        starts, columns = self.rows.indptr, self.rows.indices
        lines = [columns[starts[one] : starts[one + 1]] for one in tables]
        moved = np.unique(np.concatenate([np.zeros(0, dtype=np.intp), *lines]))
        needy: Places = moved[self.problem.needy[moved]]
        return needy

    def _is_met(self, column: int) -> bool:
        problem = self.problem
        tables, moves = self._through(column)
        moves = moves[self.alive[tables]]
        low, high = moves.min(initial=0.0), moves.max(initial=0.0)
        return bool(
            high >= problem.above[column] - NEAR
            and low <= -problem.below[column] + NEAR
            and high - low >= problem.spread[column] - NEAR
        )

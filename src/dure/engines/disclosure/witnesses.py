"""Tables found possible: each agrees with everything shown, so what they say of a cell is certain."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from dure.engines.disclosure.adapter import Flags, Floats, Places
from dure.engines.disclosure.problem import Problem

NEAR = 1e-6
Found = tuple[Places, Floats]  # the columns that move in a table, and how far


@dataclass
class Witnesses:
    """Witnesses (확인된 표): whole tables found possible so far, and how far each cell moved in them.

    They stay true while more is hidden and while labels say less, so a search need not ask twice;
    where a cell is shown again, those that leave it alone stay true.
    """

    low: Floats
    high: Floats
    tables: list[Found] = field(default_factory=list)

    @classmethod
    def none(cls, problem: Problem) -> "Witnesses":
        """Nothing found yet."""
        return cls(np.zeros(len(problem.values)), np.zeros(len(problem.values)))

    def take(self, z: Floats, columns: Places) -> None:
        """One more possible table, as far as these columns move in it."""
        moved = np.abs(z) > NEAR
        self.join([(columns[moved], z[moved])])

    def join(self, tables: Iterable[Found]) -> None:
        """More possible tables."""
        for columns, z in tables:
            self.low[columns] = np.minimum(self.low[columns], z)
            self.high[columns] = np.maximum(self.high[columns], z)
            self.tables.append((columns, z))

    def without(self, column: int) -> "Witnesses":
        """Those in which this column stands still."""
        left = Witnesses(np.zeros_like(self.low), np.zeros_like(self.high))
        left.join(one for one in self.tables if column not in one[0])
        return left

    def holding(self, problem: Problem, hidden: Flags) -> "Witnesses":
        """Those that hold when looked at anew: whole, within all bounds, every sum kept."""
        left = Witnesses.none(problem)
        left.join(one for one in self.tables if self._holds(problem, hidden, one))
        return left

    def _holds(self, problem: Problem, hidden: Flags, table: Found) -> bool:
        columns, z = table
        whole = np.zeros(len(problem.values))
        whole[columns] = z
        counts = z[problem.integral[columns]]
        return bool(
            hidden[columns].all()
            and np.all(z >= problem.down[columns] - NEAR)
            and np.all(z <= problem.up[columns] + NEAR)
            and np.all(np.abs(counts - np.round(counts)) < NEAR)
            and np.all(np.abs(np.asarray(problem.matrix @ whole)) < NEAR)
        )

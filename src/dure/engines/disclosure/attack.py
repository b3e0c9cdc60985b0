"""The attacker: what can be computed about hidden cells from everything that is shown.

Knows every published number of this and earlier releases, every relation, that counts are whole
and nothing is negative, and what the rule says about a cell by hiding it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.disclosure.adapter import Flags, Floats, Places, System, best, best_whole, pieces
from dure.engines.disclosure.check import check
from dure.engines.disclosure.differencing import remember
from dure.engines.disclosure.problem import Problem, Unseen, build, labelled
from dure.engines.disclosure.types import Interval, Key, Release, Rule, Status, Table

NEAR = 1e-6
ROUNDS = 24


def attack(
    table: Table,
    labels: Mapping[Key, Status],
    rule: Rule,
    previous: Sequence[Release] = (),
) -> dict[Key, Interval]:
    """Return for every hidden cell the interval that a reader of these labels can compute.

    Intervals are in the unit of the cells and never narrower than what is truly possible.
    """
    check(table, rule)
    problem = labelled(build(remember(table, rule, previous), rule), labels)
    found = intervals(problem)
    shown = {cell.key: cell.value for cell in table.cells if cell.value is not None}
    for key, label in labels.items():
        if label.is_hidden and key in shown and key not in found:
            found[key] = Interval(shown[key], shown[key])  # an earlier release has told it
    return {key: found[key] for key in labels if key in found}


def intervals(problem: Problem) -> dict[Key, Interval]:
    """Return the attacker's interval of every hidden cell of the problem."""
    found: dict[Key, Interval] = {}
    for piece in split(problem, problem.hidden):
        for at, column in enumerate(piece.columns):
            key = problem.keys[column]
            if not isinstance(key, Unseen):
                low, high = piece.reach(at)
                found[key] = _interval(problem, int(column), low, high)
    return found


def unprotected(problem: Problem, hidden: Flags) -> Places:
    """Return the columns whose need is not met when exactly `hidden` is hidden."""
    exposed = list(np.flatnonzero(problem.needy & ~hidden))
    for piece in split(problem, hidden):
        exposed.extend(piece.columns[piece.weak()])
    return np.array(sorted(exposed), dtype=np.intp)


def holds_around(problem: Problem, hidden: Flags, near: Flags) -> bool:
    """Whether all needs among the columns `near` are met; stops at the first that is not."""
    return all(piece.holds() for piece in split(problem, hidden) if near[piece.columns].any())


@dataclass
class Piece:
    """Piece (묶음): hidden cells that lean on each other, with the tables found possible.

    `low` and `high` are the widest deviations witnessed so far: each comes from a whole table
    that agrees with everything shown, so what they say is certain.
    """

    problem: Problem
    columns: Places
    system: System
    low: Floats
    high: Floats

    def weak(self) -> NDArray[np.intp]:
        """Places of cells whose need stays unmet after trying together, then one by one."""
        self._try_together()
        for at in self._unmet():
            self._try_alone(at)
        return self._unmet()

    def holds(self) -> bool:
        """Whether every need is met; the quick form of the question."""
        self._try_together()
        return all(self._try_alone(at) for at in self._unmet())

    def _try_alone(self, at: int) -> bool:
        for sign in (1.0, -1.0):
            if self._is_unmet(at):
                self._push(at, sign)
        return not self._is_unmet(at)

    def reach(self, at: int) -> tuple[float, float]:
        """The outermost deviations of one cell, rounded inwards to whole counts."""
        down, up = float(self.system.down[at]), float(self.system.up[at])
        # Where a table already found goes as far as the rule allows, nothing is left to ask.
        low = down if self.low[at] <= down + NEAR else -self._push(at, -1.0)
        high = up if self.high[at] >= up - NEAR else self._push(at, 1.0)
        return low, high

    def _furthest(self, goal: Floats) -> float:
        corner = best(self.system, goal)
        if corner is None:
            return 0.0
        top = float(goal @ corner)
        if self._is_whole(corner):
            self._witness(corner)
            return top
        corner, bound = best_whole(self.system, goal)
        if corner is not None:
            self._witness(corner)
        return min(top, bound)

    def _push(self, at: int, sign: float) -> float:
        goal = np.zeros(len(self.columns))
        goal[at] = sign
        return self._furthest(goal)

    def _try_together(self) -> None:
        """One program moves many cells at once; directions change from round to round."""
        unmet, idle = self._unmet(), 0
        dice = np.random.default_rng(0)  # fixed: equal input gives equal work
        near = self._within_need()
        for _ in range(ROUNDS):
            if len(unmet) < 3 or idle > 2:
                return
            goal = np.zeros(len(self.columns))
            goal[unmet] = dice.choice([-1.0, 1.0], len(unmet))
            corner = best(near, goal)
            if corner is not None and self._is_whole(corner):
                self._witness(corner)
            left = self._unmet()
            idle = idle + 1 if len(left) == len(unmet) else 0
            unmet = left

    def _within_need(self) -> System:
        """No cell takes more room than it needs, so that the others find some."""
        p, c = self.problem, self.columns
        room = np.maximum(np.maximum(p.below, p.above), p.spread)[c]
        room = np.where(room > 0, room, np.inf)
        s = self.system
        return System(s.matrix, np.maximum(s.down, -room), np.minimum(s.up, room), s.integral)

    def _witness(self, z: Floats) -> None:
        self.low = np.minimum(self.low, z)
        self.high = np.maximum(self.high, z)

    def _is_whole(self, z: Floats) -> bool:
        counts = z[self.system.integral]
        return bool(np.all(np.abs(counts - np.round(counts)) < NEAR))

    def _unmet(self) -> NDArray[np.intp]:
        p, c = self.problem, self.columns
        # A cell that its own rule leaves no more room cannot be asked for more.
        short = (
            (self.high < p.above[c] - NEAR)
            | (self.low > -p.below[c] + NEAR)
            | (self.high - self.low < p.spread[c] - NEAR)
        )
        return np.flatnonzero(short & p.needy[c])

    def _is_unmet(self, at: int) -> bool:
        return bool((self._unmet() == at).any())


def split(problem: Problem, hidden: Flags) -> Iterable[Piece]:
    """The hidden cells in independent pieces."""
    for columns, rows in pieces(problem.matrix, hidden):
        matrix = problem.matrix[rows][:, columns]
        system = System(
            matrix, problem.down[columns], problem.up[columns], problem.integral[columns]
        )
        nothing = np.zeros(len(columns))
        yield Piece(problem, columns, system, nothing, nothing)


def _interval(problem: Problem, column: int, low: float, high: float) -> Interval:
    value = float(problem.values[column])
    ends = value + low, value + high
    if problem.integral[column]:
        ends = float(np.ceil(ends[0] - NEAR)), float(np.floor(ends[1] + NEAR))
    is_open = ends[1] > problem.limit / 2
    return Interval(max(ends[0], 0.0) + 0.0, None if is_open else ends[1])

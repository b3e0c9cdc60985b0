"""The attacker: what can be computed about hidden cells from everything that is shown.

Knows every published number of this and earlier releases, every relation, that counts are whole
and nothing is negative, and what the rule says about a cell by hiding it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import Flags, Floats, Places, System, best, best_whole, pieces
from dure.engines.disclosure.check import check
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.nearby import Nearby
from dure.engines.disclosure.problem import Problem, Unseen, build, labelled
from dure.engines.disclosure.types import Interval, Key, Release, Rule, Status, Table

NEAR = 1e-6
ROUNDS = 24
LARGE, NEIGHBOURS, TURNS = 400, 250, 6


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


@dataclass
class Witnesses:
    """Witnesses (확인된 표): how far each cell moved in whole tables found possible so far.

    They stay true while more is hidden and while labels say less, so a search need not ask twice.
    """

    low: Floats
    high: Floats

    @classmethod
    def none(cls, problem: Problem) -> "Witnesses":
        """Nothing found yet."""
        return cls(np.zeros(len(problem.values)), np.zeros(len(problem.values)))

    def take(self, z: Floats, columns: Places | None = None) -> None:
        """One more possible table."""
        at = slice(None) if columns is None else columns
        self.low[at] = np.minimum(self.low[at], z)
        self.high[at] = np.maximum(self.high[at], z)


def unprotected(problem: Problem, hidden: Flags, seen: Witnesses | None = None) -> Places:
    """Return the columns whose need is not met when exactly `hidden` is hidden.

    `seen` holds tables found earlier with no more hidden than now; what is found now joins it.
    """
    seen = seen or Witnesses.none(problem)
    exposed = list(np.flatnonzero(problem.needy & ~hidden))
    for piece in split(problem, hidden, seen):
        exposed.extend(piece.columns[piece.weak()])
        seen.low[piece.columns], seen.high[piece.columns] = piece.low, piece.high
    return np.array(sorted(exposed), dtype=np.intp)


def known_exactly(problem: Problem, hidden: Flags, among: Places) -> Places:
    """Those of the columns that have one value only in whatever fits what is shown: proven."""
    found = []
    for piece in split(problem, hidden):
        for at in np.flatnonzero(np.isin(piece.columns, among)):
            column = int(piece.columns[at])
            low, high = piece.reach(int(at))
            if _interval(problem, column, low, high).is_exact:
                found.append(column)
    return np.array(found, dtype=np.intp)


def suspects(problem: Problem, hidden: Flags, seen: Witnesses) -> Places:
    """Columns whose need no quick look could show to be met; some of them may be safe all the same.

    A search that will look for a way around each of them need not ask the exact question first.
    """
    exposed = list(np.flatnonzero(problem.needy & ~hidden))
    for piece in split(problem, hidden, seen):
        exposed.extend(piece.columns[piece.suspects()])
        seen.low[piece.columns], seen.high[piece.columns] = piece.low, piece.high
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
        for at in self.suspects():
            self._try_alone(at)
        return self._unmet()

    def suspects(self) -> NDArray[np.intp]:
        """Places of cells whose need stays unmet after trying together only."""
        if len(self.columns) > LARGE:
            self._try_nearby()
        else:
            self._try_together()
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
        if is_whole(corner, self.system.integral):
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
        near = within_need(self)
        for _ in range(ROUNDS):
            if len(unmet) < 3 or idle > 2:
                return
            goal = np.zeros(len(self.columns))
            goal[unmet] = dice.choice([-1.0, 1.0], len(unmet))
            corner = best(near, goal)
            if corner is not None and is_whole(corner, near.integral):
                self._witness(corner)
            left = self._unmet()
            idle = idle + 1 if len(left) == len(unmet) else 0
            unmet = left

    def _try_nearby(self) -> None:
        """The same in a small part of a large piece at a time; the rest stands still meanwhile."""
        dice = np.random.default_rng(0)  # fixed: equal input gives equal work
        near, walk = within_need(self), Nearby(self.system.matrix)
        anywhere: Flags = np.ones(len(self.columns), dtype=bool)
        tried = np.zeros(len(self.columns), dtype=np.int64)
        while True:
            left = self._unmet()
            left = left[tried[left] < TURNS]
            if not len(left):
                return
            columns, rows = walk.around(int(left[0]), anywhere, NEIGHBOURS)
            small = part_of(near, columns, rows)
            goal = np.zeros(len(columns))
            asked = np.isin(columns, left)
            tried[columns[asked]] += 1
            goal[asked] = dice.choice([-1.0, 1.0], int(asked.sum()))
            corner = best(small, goal)
            if corner is not None and is_whole(corner, small.integral):
                z = np.zeros(len(self.columns))
                z[columns] = corner
                self._witness(z)

    def _witness(self, z: Floats) -> None:
        self.low = np.minimum(self.low, z)
        self.high = np.maximum(self.high, z)

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


def within_need(piece: Piece) -> System:
    """The piece's system where no cell takes more room than it needs, so that the others find some."""
    p, c, s = piece.problem, piece.columns, piece.system
    room = np.maximum(np.maximum(p.below, p.above), p.spread)[c]
    room = np.where(room > 0, room, np.inf)
    return System(s.matrix, np.maximum(s.down, -room), np.minimum(s.up, room), s.integral)


def is_whole(z: Floats, integral: Flags) -> bool:
    """Whether a deviation moves counts by whole numbers only."""
    counts = z[integral]
    return bool(np.all(np.abs(counts - np.round(counts)) < NEAR))


def part_of(system: System, columns: Places, rows: Places) -> System:
    """The system in which all other columns stand still."""
    return System(
        csr_array(system.matrix[rows][:, columns]),
        system.down[columns],
        system.up[columns],
        system.integral[columns],
    )


def split(problem: Problem, hidden: Flags, seen: Witnesses | None = None) -> Iterable[Piece]:
    """The hidden cells in independent pieces."""
    seen = seen or Witnesses.none(problem)
    for columns, rows in pieces(problem.matrix, hidden):
        matrix = problem.matrix[rows][:, columns]
        system = System(
            matrix, problem.down[columns], problem.up[columns], problem.integral[columns]
        )
        yield Piece(problem, columns, system, seen.low[columns], seen.high[columns])


def _interval(problem: Problem, column: int, low: float, high: float) -> Interval:
    value = float(problem.values[column])
    ends = value + low, value + high
    if problem.integral[column]:
        ends = float(np.ceil(ends[0] - NEAR)), float(np.floor(ends[1] + NEAR))
    is_open = ends[1] > problem.limit / 2
    return Interval(max(ends[0], 0.0) + 0.0, None if is_open else ends[1])

"""Hidden cells that lean on each other, and what an attacker can find out about each of them."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import Flags, Floats, Places, System, best, best_whole
from dure.engines.disclosure.narrowing import narrowed
from dure.engines.disclosure.nearby import Nearby
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.witnesses import NEAR, Found

ROUNDS = 24
ROUGH = 1e-3  # a bound so little below a need is not taken for a proof
LARGE, NEIGHBOURS, TURNS = 2_000, 250, 6
NEARBY, ASKED, FEW = (40, 250), 60, 6


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
    tables: list[Found] = field(default_factory=list)

    def weak(self, *, wholly: bool = False) -> NDArray[np.intp]:
        """Places of cells whose need stays unmet after trying together, then one by one.

        With `wholly` also those without hope move as far as they can.
        """
        for at in self.suspects():
            if not (self.limits.still if wholly else self.limits.hopeless)[at]:
                self._try_alone(at)
        return self.unmet()

    def suspects(self) -> NDArray[np.intp]:
        """Places of cells whose need stays unmet after trying together only."""
        if len(self.columns) > LARGE:
            _try_nearby(self)
        else:
            self._try_together()
        return self.unmet()

    def holds(self) -> bool:
        """Whether every need is met; the quick form of the question, which may say no too often."""
        unmet = self.unmet()
        if self.limits.hopeless[unmet].any():
            return False
        everywhere = len(self.columns) <= LARGE or len(unmet) <= FEW
        return len(unmet) <= ASKED and all(self._try_alone(at, everywhere) for at in unmet)

    def _try_alone(self, at: int, everywhere: bool = True) -> bool:  # noqa: FBT001, FBT002
        """First among its neighbours, where a question is small; the whole piece has the last word."""
        for least in NEARBY:
            if least < len(self.columns) and _is_unmet(self, at):
                _push_nearby(self, at, least)
        if not everywhere:
            return not _is_unmet(self, at)
        for sign in (1.0, -1.0):
            if _is_unmet(self, at):
                self._push(at, sign)
        return not _is_unmet(self, at)

    @cached_property
    def walk(self) -> Nearby:
        """Who lies beside whom."""
        return Nearby(self.system.matrix)

    @cached_property
    def near(self) -> System:
        """Where nobody takes more room than needed."""
        return within_need(self)

    @cached_property
    def limits(self) -> "Limits":
        """What single relations forbid."""
        return _limits(self)

    def reach(self, at: int) -> tuple[float, float]:
        """The outermost deviations of one cell, rounded inwards to whole counts."""
        down, up = float(self.system.down[at]), float(self.system.up[at])
        # Where a table already found goes as far as the rule allows, nothing is left to ask.
        low = down if self.low[at] <= down + NEAR else -self._push(at, -1.0)
        high = up if self.high[at] >= up - NEAR else self._push(at, 1.0)
        return low, high

    def _push(self, at: int, sign: float) -> float:
        """As far as one cell can go, or a bound beyond it; the table that goes there is kept."""
        goal = np.zeros(len(self.columns))
        goal[at] = sign
        corner = best(self.system, goal)
        if corner is None:
            return 0.0
        top = float(goal @ corner)
        if is_whole(corner, self.system.integral):
            self.witness(corner)
            return top
        corner, bound = best_whole(self.system, goal)
        if corner is not None:
            self.witness(corner)
        return min(top, bound)

    def _try_together(self) -> None:
        """One program moves many cells at once; directions change from round to round."""
        unmet, idle = self.unmet(), 0
        dice = np.random.default_rng(0)  # fixed: equal input gives equal work
        near = self.near
        for _ in range(ROUNDS):
            if len(unmet) < 3 or idle > 2:
                return
            goal = np.zeros(len(self.columns))
            goal[unmet] = dice.choice([-1.0, 1.0], len(unmet))
            corner = best(near, goal)
            if corner is not None and is_whole(corner, near.integral):
                self.witness(corner)
            left = self.unmet()
            idle = idle + 1 if len(left) == len(unmet) else 0
            unmet = left

    def witness(self, z: Floats) -> None:
        """One more possible table."""
        whole = np.where(self.system.integral, np.round(z), z)
        self.low = np.minimum(self.low, whole)
        self.high = np.maximum(self.high, whole)
        moved = np.abs(whole) > NEAR
        self.tables.append((self.columns[moved], whole[moved]))

    def unmet(self) -> NDArray[np.intp]:
        """Places of cells that no table found so far moves as far as they need."""
        p, c = self.problem, self.columns
        # A cell that its own rule leaves no more room cannot be asked for more.
        short = (
            (self.high < p.above[c] - NEAR)
            | (self.low > -p.below[c] + NEAR)
            | (self.high - self.low < p.spread[c] - NEAR)
        )
        return np.flatnonzero(short & p.needy[c])


@dataclass(frozen=True)
class Limits:
    """Limits (한계): cells that their relations keep too near to the truth, whatever the others do
    (`hopeless`), and those among them that cannot even move by one (`still`).
    """

    hopeless: Flags
    still: Flags


def _limits(piece: Piece) -> Limits:
    p, c = piece.problem, piece.columns
    low, high = narrowed(piece.system)
    lacking = (high < p.above[c] - ROUGH) | (low > -p.below[c] + ROUGH)
    hopeless = np.asarray(lacking | (high - low < p.spread[c] - ROUGH), dtype=bool)
    return Limits(hopeless, np.asarray(hopeless & (high - low < 1 - ROUGH), dtype=bool))


def _is_unmet(piece: Piece, at: int) -> bool:
    """The question of `unmet` for one cell."""
    p, column = piece.problem, piece.columns[at]
    low, high = piece.low[at], piece.high[at]
    above, below, spread = p.above[column], p.below[column], p.spread[column]
    if not (above > 0 or below > 0 or spread > 0):
        return False
    short = high < above - NEAR or low > -below + NEAR or high - low < spread - NEAR
    return bool(short)


def _try_nearby(piece: Piece) -> None:
    """Many at once in a small part of a large piece at a time; the rest stands still meanwhile."""
    dice = np.random.default_rng(0)  # fixed: equal input gives equal work
    near, walk = piece.near, piece.walk
    anywhere: Flags = np.ones(len(piece.columns), dtype=bool)
    tried = np.zeros(len(piece.columns), dtype=np.int64)
    while True:
        left = piece.unmet()
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
            z = np.zeros(len(piece.columns))
            z[columns] = corner
            piece.witness(z)


def _push_nearby(piece: Piece, at: int, least: int) -> None:
    anywhere: Flags = np.ones(len(piece.columns), dtype=bool)
    columns, rows = piece.walk.around(at, anywhere, least)
    small = part_of(piece.near, columns, rows)
    goal = (columns == at).astype(float)
    for sign in (1.0, -1.0):
        if not _is_unmet(piece, at):
            return
        corner = best(small, sign * goal)
        if corner is not None and not is_whole(corner, small.integral):
            corner, _bound = best_whole(small, sign * goal)
        if corner is not None and is_whole(corner, small.integral):
            z = np.zeros(len(piece.columns))
            z[columns] = corner
            piece.witness(z)


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

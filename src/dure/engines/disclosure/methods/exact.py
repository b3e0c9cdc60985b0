"""The cheapest choice that is proven: a 0/1 program fed with what the attacker finds.

Fischetti & Salazar-González (Management Science 47, 2001): each time the attacker comes too close
to a cell, his own proof (the prices of the relations) is turned into a cut that every sufficient
choice must satisfy. Added here: the needs of sliding width, whole numbers, and cuts that widen a
piece where only whole numbers give a cell away.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import (
    Flags,
    Floats,
    Places,
    System,
    cheapest_choice,
    pieces,
    prices,
)
from dure.engines.disclosure.attacking import unprotected
from dure.engines.disclosure.methods.choice import Choice, Stuck
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.witnesses import NEAR

FRACTION_ROUNDS = 12
WHOLE_ROUNDS = 150
# Entries of the table that all programs together may look at: minutes, whatever the size. Work is
# counted, not time: the same table ends the same way on every machine.
WORK = 60_000_000


@dataclass
class Cuts:
    """Cuts (조건): `rows @ y >= 1`, gathered in the order they were found, and the work spent on them."""

    width: int
    most: int
    rows: list[Floats] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    work: int = 0

    @property
    def is_spent(self) -> bool:
        """Whether it has taken too long to go on."""
        return self.work > self.most

    def prove(self, problem: Problem, y: Floats, column: int) -> None:
        """Take in what choice `y` breaks for one column."""
        self.work += 2 * problem.matrix.nnz
        for row in proofs(problem, y, column):
            self.add(row)

    def add(self, row: Floats, least: float = 1.0) -> None:
        """Take one more condition in."""
        self.rows.append(row)
        self.least.append(least)

    def choose(self, problem: Problem, *, whole: bool) -> tuple[Floats, float]:
        """Return the cheapest y under all conditions so far, and a bound below its cost."""
        rows = self.rows or [np.zeros(self.width)]
        least = np.array(self.least or [0.0])
        self.work += len(rows) * self.width
        cost = problem.cost * problem.free
        y, bound = cheapest_choice(
            cost, csr_array(np.array(rows)), least, problem.free, whole=whole
        )
        if y is None:
            raise Stuck([int(c) for c in np.flatnonzero(problem.needy)])
        return y, bound


def exact(problem: Problem, work: int = WORK) -> Choice:
    """Return a cheapest sufficient choice; `proven` is False when rounds or work ran out."""
    everything = problem.hidden | problem.free
    weak = unprotected(problem, everything)
    if len(weak):
        raise Stuck([int(column) for column in weak])  # no choice hides more: nothing to search for
    cuts = Cuts(len(problem.values), work)
    for row in _company(problem):
        cuts.add(row, 0.0)
    _grow_fractional(problem, cuts)
    for _ in range(WHOLE_ROUNDS):
        if cuts.is_spent:
            break
        y, _bound = cuts.choose(problem, whole=True)
        hidden = problem.hidden | (problem.free & (y > 0.5))
        weak = unprotected(problem, hidden)
        if not len(weak):
            return Choice(hidden, proven=True)
        _cut_off(problem, hidden, weak, cuts)
    return Choice(everything, proven=False)


def _grow_fractional(problem: Problem, cuts: Cuts) -> None:
    """Most cuts are found cheaply while y may still be a fraction."""
    last = -1.0
    for _ in range(FRACTION_ROUNDS):
        y, bound = cuts.choose(problem, whole=False)
        if bound <= last + 1e-4 * max(1.0, last):
            return
        last = bound
        for column in np.flatnonzero(problem.needy):
            if cuts.is_spent:
                return
            cuts.prove(problem, np.where(problem.hidden, 1.0, y), int(column))


def _cut_off(problem: Problem, hidden: Flags, weak: Places, cuts: Cuts) -> None:
    before = len(cuts.rows)
    for column in weak:
        cuts.prove(problem, hidden.astype(float), int(column))
    if len(cuts.rows) == before:
        # The programs see room that whole numbers do not have: the piece has to grow.
        for row in _borders(problem, hidden, weak):
            cuts.add(row)


def proofs(problem: Problem, y: Floats, column: int) -> Iterator[Floats]:
    """Yield the cuts that choice `y` (fractions allowed) breaks for one sensitive column."""
    upward, downward = _proof(problem, y, column, 1.0), _proof(problem, y, column, -1.0)
    for need, weight in (
        (problem.above[column], upward),
        (problem.below[column], downward),
        (problem.spread[column], upward + downward),
    ):
        if need > 0 and float(weight @ y) < need - NEAR:
            yield _tightened(problem, weight, float(need), column)


def _proof(problem: Problem, y: Floats, column: int, sign: float) -> Floats:
    goal = np.zeros(len(y))
    goal[column] = sign
    system = System(problem.matrix, problem.down * y, problem.up * y, problem.integral)
    found = prices(system, goal)
    if found is None:
        return np.where(problem.free | problem.hidden, problem.limit, 0.0)
    left = goal - problem.matrix.T @ found[1]
    left[np.abs(left) < 1e-9] = 0.0
    room = np.maximum(left, 0) * problem.up + np.maximum(-left, 0) * -problem.down
    return np.asarray(room, dtype=float)


def _tightened(problem: Problem, weight: Floats, need: float, column: int) -> Floats:
    """No cell can count for more than the whole of what is missing."""
    missing = need - float(weight @ problem.hidden)
    row = np.where(problem.free, np.minimum(weight, missing), 0.0) / missing
    if row.sum() < 1 - NEAR:
        raise Stuck([column])
    return row


def _company(problem: Problem) -> Iterator[Floats]:
    """A further hidden cell alone in a relation would be computed at once, so never choose it."""
    for at in range(problem.matrix.shape[0]):
        columns = problem.matrix.indices[problem.matrix.indptr[at] : problem.matrix.indptr[at + 1]]
        if problem.hidden[columns].any():
            continue
        for column in columns[problem.free[columns]]:
            row = np.zeros(len(problem.values))
            row[columns[problem.free[columns]]] = 1.0
            row[column] = -1.0
            yield row


def _borders(problem: Problem, hidden: Flags, weak: Places) -> Iterator[Floats]:
    for columns, rows in pieces(problem.matrix, hidden):
        exposed = np.intersect1d(columns, weak)
        if len(exposed):
            beside = np.zeros(len(hidden))
            beside[problem.matrix[rows].indices] = 1.0
            row = np.where(problem.free & ~hidden, beside, 0.0)
            if not row.any():
                raise Stuck([int(c) for c in exposed])
            yield row

"""A cheap sufficient choice for large tables: line by line, then along the attacker's weak spots.

First every relation gets enough hidden cells by itself; then the attacker looks at the whole, and
each cell he reaches is freed along the cheapest way through the table; last, dear cells that
turned out to be unnecessary are shown again.
"""

import numpy as np

from dure.engines.disclosure.adapter import (
    Flags,
    Floats,
    Matrix,
    Places,
    System,
    cheapest_path,
    pieces,
)
from dure.engines.disclosure.attack import NEAR, holds_around, unprotected
from dure.engines.disclosure.methods.choice import Choice, Stuck
from dure.engines.disclosure.methods.lines import Lines
from dure.engines.disclosure.problem import Problem

REPAIRS = 40
LOOKS = 20_000
NEIGHBOURS = 700


def fast(problem: Problem, start: Flags | None = None) -> Choice:
    """Return a sufficient choice; cheap, not proven to be the cheapest.

    `start` is what an earlier search had hidden when it got stuck.
    """
    lines = Lines(problem, problem.hidden if start is None else start)
    if start is None:
        lines.drop_spare()
    for _ in range(REPAIRS):
        weak = unprotected(problem, lines.hidden)
        if not len(weak):
            _show_again(problem, lines)
            return Choice(lines.hidden, proven=False)
        lines.hidden = _repaired(problem, lines.hidden, weak)
    raise Stuck([int(c) for c in unprotected(problem, lines.hidden)])


def _repaired(problem: Problem, hidden: Flags, weak: Places) -> Flags:
    """Free each weak cell along the cheapest way; one way often frees several."""
    hidden, before, stuck = hidden.copy(), int(hidden.sum()), []
    low, high = np.zeros(len(hidden)), np.zeros(len(hidden))
    for column in weak:
        if high[column] - low[column] >= problem.spread[column] > 0:
            continue
        for step in _steps(problem, int(column)):
            path = _path(problem, hidden, int(column), step)
            if path is None:
                stuck.append(int(column))
                break
            hidden |= problem.free & (np.abs(path) > NEAR)
            low, high = np.minimum(low, path), np.maximum(high, path)
    if stuck:
        raise Stuck(stuck, hidden)
    if int(hidden.sum()) == before:
        hidden = _widened(problem, hidden, weak)
    return hidden


def _steps(problem: Problem, column: int) -> list[float]:
    """How far the cell itself must be able to move: up, down, or up and down together."""
    up, down = problem.up[column], -problem.down[column]
    spread = problem.spread[column]
    steps = [problem.above[column], -problem.below[column]]
    if up >= spread:
        steps.append(spread)
    elif down >= spread:
        steps.append(-spread)
    else:
        steps += [up, -min(down, spread - up)]
    return [float(step) for step in steps if step]


def _path(problem: Problem, hidden: Flags, column: int, step: float) -> Floats | None:
    """The cheapest way, first among the neighbours, then through the whole table."""
    toll = np.where(hidden, 0.0, problem.cost)
    movable = hidden | problem.free
    down = np.where(movable, problem.down, 0.0)
    up = np.where(movable, problem.up, 0.0)
    down[column] = up[column] = step
    for least in (NEIGHBOURS, len(hidden)):
        columns, rows = _around(problem.matrix, column, movable, least)
        system = System(
            problem.matrix[rows][:, columns], down[columns], up[columns], problem.integral[columns]
        )
        found = cheapest_path(system, toll[columns])
        if found is not None:
            path = np.zeros(len(hidden))
            path[columns] = found
            return path
    return None


def _around(matrix: Matrix, column: int, movable: Flags, least: int) -> tuple[Places, Places]:
    """The cells nearest to one, at least so many if there are, and the relations they are in."""
    near: Floats = np.zeros(matrix.shape[1])
    near[column] = 1.0
    reach, count = abs(matrix), 0
    while count < near.sum() <= least:
        count = int(near.sum())
        touched = np.asarray(reach.T @ (reach @ near))
        near = np.maximum(near, (touched > 0) * movable)
    rows = np.asarray(reach @ near)
    return np.flatnonzero(near), np.flatnonzero(rows)


def _widened(problem: Problem, hidden: Flags, weak: Places) -> Flags:
    """Only whole numbers give these cells away: hide the cheapest cell beside each."""
    hidden = hidden.copy()
    touched = (abs(problem.matrix) @ np.isin(np.arange(len(hidden)), weak).astype(float)) > 0
    beside = (abs(problem.matrix).T @ touched.astype(float)) > 0
    choice = np.flatnonzero(problem.free & ~hidden & beside)
    if not len(choice):
        choice = np.flatnonzero(problem.free & ~hidden)
    if not len(choice):
        raise Stuck([int(c) for c in weak])
    hidden[choice[np.argmin(problem.cost[choice])]] = True
    return hidden


def _show_again(problem: Problem, lines: Lines) -> None:
    """Show the dearest further cells again where the needs still hold without them."""
    looks = max(4, LOOKS // len(problem.values))
    names = np.full(len(problem.values), -1)
    for name, (columns, _rows) in enumerate(pieces(problem.matrix, lines.hidden)):
        names[columns] = name
    for column in lines.further():
        if looks and lines.is_spare(int(column)):
            looks -= 1
            lines.hidden[column] = False
            if not holds_around(problem, lines.hidden, names == names[column]):
                lines.hidden[column] = True

"""A cheap sufficient choice for large tables: line by line, then along the attacker's weak spots.

First every relation gets enough hidden cells by itself; then the attacker looks at the whole, and
each cell he reaches is freed along the cheapest way through the table; last, dear cells that
turned out to be unnecessary are shown again: first those that no possible table needs.
"""

from collections.abc import Iterator

import numpy as np

from dure.engines.disclosure.adapter import (
    Flags,
    Floats,
    Places,
    System,
    cheapest_path,
)
from dure.engines.disclosure.attacking import holds_around, suspects, unprotected
from dure.engines.disclosure.methods.choice import Choice, Stuck
from dure.engines.disclosure.methods.lines import Lines
from dure.engines.disclosure.methods.sparing import without_spare
from dure.engines.disclosure.nearby import Nearby
from dure.engines.disclosure.piece import is_whole
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.witnesses import NEAR, Witnesses

REPAIRS = 40
LOOKS = 20_000
EVERYWHERE = 1 << 30
# How many neighbours a way is looked for among, and with how many steps at most. Through an ordinary
# table a few steps find the cheapest of all; among the many ways through a thin or a large one they are
# thousands, and a dearer way at a middle distance does.
LARGE = 2_500  # cells
WAYS = (150, None), (EVERYWHERE, 150), (600, None), (EVERYWHERE, None)
WAYS_OF_LARGE = (150, None), (600, None), (EVERYWHERE, None)


def fast(problem: Problem, before: Stuck | None = None) -> Choice:
    """Return a sufficient choice; cheap, not proven to be the cheapest.

    `before` is an earlier search that got stuck: this one goes on from there.
    """
    start = before.hidden if before else None
    seen = before.seen if before and before.seen else Witnesses.none(problem)
    lines = Lines(problem, problem.hidden if start is None else start)
    if start is None:
        lines.drop_spare()
    walk = Nearby(problem.matrix)
    weak = suspects(problem, lines.hidden, seen)
    if len(weak):
        # Suspects may be safe as they are: only the exact question below may ask for more.
        lines.hidden = _freed(problem, lines.hidden, weak, seen, walk)
    for _ in range(REPAIRS):
        weak = unprotected(problem, lines.hidden, seen)
        if not len(weak):
            return _spared(problem, lines, seen)
        freed = _freed(problem, lines.hidden, weak, seen, walk)
        is_more = int(freed.sum()) > int(lines.hidden.sum())
        lines.hidden = freed if is_more else _widened(problem, freed, weak)
    raise Stuck([int(c) for c in unprotected(problem, lines.hidden, seen)])


def from_everything(problem: Problem) -> Choice:
    """Hide all that may be hidden, then show again what no need leans on: where any choice is
    sufficient, this finds one. Raises `Stuck` with the cells where none is.
    """
    everything, seen = problem.hidden | problem.free, Witnesses.none(problem)
    weak = unprotected(problem, everything, seen)
    if len(weak):
        raise Stuck([int(column) for column in weak])
    return _spared(problem, Lines(problem, everything), seen)


def _spared(problem: Problem, lines: Lines, seen: Witnesses) -> Choice:
    """A sufficient choice without what it does not need."""
    lines.hidden, seen = without_spare(problem, lines.hidden, seen)
    seen = show_again(problem, lines, seen)
    lines.hidden, seen = without_spare(problem, lines.hidden, seen)
    return Choice(lines.hidden, proven=False, seen=seen)


def _freed(problem: Problem, hidden: Flags, weak: Places, seen: Witnesses, walk: Nearby) -> Flags:
    """Free each weak cell along the cheapest way; one way often frees several."""
    stuck = []
    for column in weak:
        if seen.high[column] - seen.low[column] >= problem.spread[column] > 0:
            continue
        for steps in _ways(problem, int(column)):
            freed = _moved(problem, hidden, int(column), steps, seen, walk)
            if freed is not None:
                hidden = freed
                break
        else:
            stuck.append(int(column))
    if stuck:
        raise Stuck(stuck, hidden, seen)
    return hidden


def _moved(
    problem: Problem,
    hidden: Flags,
    column: int,
    steps: tuple[float, ...],
    seen: Witnesses,
    walk: Nearby,
) -> Flags | None:
    """With what must be hidden for the cell to move by each of these steps; None where it cannot."""
    hidden, found = hidden.copy(), []
    for step in steps:
        path = _path(problem, hidden, column, step, walk)
        if path is None:
            return None
        columns, z = path
        hidden[columns] |= problem.free[columns] & (np.abs(z) > NEAR)
        found.append(path)
    for columns, z in found:
        if is_whole(z, problem.integral[columns]):
            seen.take(np.round(z), columns)
    return hidden


def _ways(problem: Problem, column: int) -> Iterator[tuple[float, ...]]:
    """How far the cell itself must be able to move: up, down, or up and down together.

    What relations leave only one of them is no reason to give up: the others are tried in turn.
    """
    up, down = float(problem.up[column]), float(-problem.down[column])
    spread = float(problem.spread[column])
    far = tuple(float(step) for step in (problem.above[column], -problem.below[column]) if step)
    splits = dict.fromkeys(
        (above, spread - above)
        for above in (spread, 0.0, up, max(0.0, spread - down), float(round(spread / 2)))
        if above <= up and spread - above <= down
    )
    for above, below in splits or {(up, min(down, spread - up)): None}:
        yield far + tuple(step for step in (above, -below) if step)


def _path(
    problem: Problem, hidden: Flags, column: int, step: float, walk: Nearby
) -> tuple[Places, Floats] | None:
    """The cheapest way, first among the neighbours, then through the whole table (`WAYS`).

    Ways over several dimensions have corners far from the cell: what lies in between helps little.
    """
    movable = hidden | problem.free
    price = np.where(hidden, 0.0, problem.cost)
    for least, steps in WAYS if int(movable.sum()) <= LARGE else WAYS_OF_LARGE:
        columns, rows = walk.around(column, movable, least, price)
        here = columns == column
        may_move = movable[columns]
        system = System(
            problem.matrix[rows][:, columns],
            np.where(here, step, np.where(may_move, problem.down[columns], 0.0)),
            np.where(here, step, np.where(may_move, problem.up[columns], 0.0)),
            problem.integral[columns],
        )
        found = cheapest_path(system, price[columns], steps)
        if found.z is not None:
            return columns, found.z
        if least == EVERYWHERE and not found.is_given_up:
            return None
    return None


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


def show_again(problem: Problem, lines: Lines, seen: Witnesses) -> Witnesses:
    """Show the dearest further cells again where the needs still hold without them.

    Tables in which such a cell stood still stay possible; only the needs that leaned on the others
    are asked anew.
    """
    looks = max(4, LOOKS // len(problem.values))
    everywhere: Flags = np.ones(len(problem.values), dtype=bool)
    for column in lines.further():
        if looks and lines.is_spare(int(column)):
            looks -= 1
            lines.hidden[column] = False
            left = seen.without(int(column))
            if holds_around(problem, lines.hidden, everywhere, left):
                seen = left
            else:
                lines.hidden[column] = True
    return seen

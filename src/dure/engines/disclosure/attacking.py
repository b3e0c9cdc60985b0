"""The attacker: what can be computed about hidden cells from everything that is shown.

Knows every published number of this and earlier releases, every relation, that counts are whole
and nothing is negative, and what the rule says about a cell by hiding it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from dure.engines.disclosure.adapter import Flags, Places, System, pieces
from dure.engines.disclosure.check import check
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.piece import Piece
from dure.engines.disclosure.problem import Problem, build, labelled
from dure.engines.disclosure.rows import Unseen
from dure.engines.disclosure.types import Interval, Key, Release, Rule, Status, Table
from dure.engines.disclosure.witnesses import NEAR, Witnesses


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


def unprotected(
    problem: Problem, hidden: Flags, seen: Witnesses | None = None, *, wholly: bool = False
) -> Places:
    """Return the columns whose need is not met when exactly `hidden` is hidden.

    `seen` holds tables found earlier with no more hidden than now; what is found now joins it. With
    `wholly` it tells of those columns, too, how far they can move.
    """
    seen = seen or Witnesses.none(problem)
    exposed = list(np.flatnonzero(problem.needy & ~hidden))
    for piece in split(problem, hidden, seen, unmet(problem, seen)):
        exposed.extend(piece.columns[piece.weak(wholly=wholly)])
        seen.join(piece.tables)
    return np.array(sorted(exposed), dtype=np.intp)


def known_exactly(problem: Problem, hidden: Flags, among: Places) -> Places:
    """Those of the columns that have one value only in whatever fits what is shown: proven."""
    found = []
    asked = np.isin(np.arange(len(hidden)), among)
    for piece in split(problem, hidden, among=asked):
        for at in np.flatnonzero(asked[piece.columns]):
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
    for piece in split(problem, hidden, seen, unmet(problem, seen)):
        exposed.extend(piece.columns[piece.suspects()])
        seen.join(piece.tables)
    return np.array(sorted(exposed), dtype=np.intp)


def holds_around(problem: Problem, hidden: Flags, near: Flags, seen: Witnesses) -> bool:
    """Whether all needs among the columns `near` are met; stops at the first that is not.

    What is found possible on the way joins `seen`.
    """
    for piece in split(problem, hidden, seen, near & unmet(problem, seen)):
        held = piece.holds()
        seen.join(piece.tables)
        if not held:
            return False
    return True


def unmet(problem: Problem, seen: Witnesses) -> Flags:
    """The columns whose need no table found so far shows to be met."""
    # A cell that its own rule leaves no more room cannot be asked for more.
    short = (
        (seen.high < problem.above - NEAR)
        | (seen.low > -problem.below + NEAR)
        | (seen.high - seen.low < problem.spread - NEAR)
    )
    return np.asarray(short & problem.needy, dtype=bool)


def split(
    problem: Problem, hidden: Flags, seen: Witnesses | None = None, among: Flags | None = None
) -> Iterable[Piece]:
    """The hidden cells in independent pieces; with `among` those with one of these cells only.

    In a piece where every need is seen to be met there is nothing to ask.
    """
    seen = seen or Witnesses.none(problem)
    for columns, rows in pieces(problem.matrix, hidden):
        if among is not None and not among[columns].any():
            continue
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
    # Only among amounts of either sign can it be far below nothing; else nothing is the least.
    is_deep = ends[0] < -problem.limit / 2
    low = -math.inf if is_deep else ends[0] if problem.signed else max(ends[0], 0.0) + 0.0
    return Interval(low, None if is_open else ends[1])

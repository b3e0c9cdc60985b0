"""Labels that would give cells away: totals of a few, and what else says more than "hidden"."""

from collections.abc import Sequence

import numpy as np

from dure.engines.disclosure.adapter import Flags, Places
from dure.engines.disclosure.problem import Problem


def small_totals(problem: Problem, near: Sequence[int]) -> Flags:
    """Totals of several parts that say "fewer than the threshold", beside the cells named.

    When four people are four times one, "fewer than 5" above "at least one" each tells all.
    """
    small = problem.hidden & problem.needy & (problem.up + problem.values < problem.limit / 2)
    small &= (problem.loose_up > problem.up) & ~problem.outside
    return _beside_first(problem, small & _of_several(problem), near)


def telling_labels(problem: Problem, weak: Places) -> Flags:
    """Labels that say more than "hidden" beside the cells that are told though nothing else is shown.

    Next to what earlier releases left open, "fewer than 5" over today's cell can settle another.
    """
    if not len(weak):
        return np.zeros(len(problem.values), dtype=bool)
    says_more = (problem.loose_up > problem.up) | (problem.loose_down < problem.down)
    return _beside_first(problem, problem.hidden & ~problem.outside & says_more, weak)


def _beside_first(problem: Problem, labels: Flags, near: Sequence[int] | Places) -> Flags:
    """Those of the labels that share a relation with the cells named; all where none does."""
    rows = np.asarray(abs(problem.matrix) @ np.isin(np.arange(len(labels)), near).astype(float))
    beside = np.asarray(abs(problem.matrix).T @ (rows > 0).astype(float)) > 0
    nearby = labels & beside
    return nearby if nearby.any() else labels


def _of_several(problem: Problem) -> Flags:
    """Totals with more than one part that holds somebody, also at a remove.

    A half year of which one quarter is over equals that quarter: what the one says, both say.
    """
    matrix = problem.matrix.tocoo()
    count = len(problem.values)
    is_part = (matrix.data < 0) & (problem.values[matrix.col] > 0)
    parts = np.bincount(matrix.row[is_part], minlength=matrix.shape[0])
    total_of = np.full(matrix.shape[0], -1)
    total_of[matrix.row[matrix.data > 0]] = matrix.col[matrix.data > 0]
    several = np.zeros(count, dtype=bool)
    several[total_of[(parts > 1) & (total_of >= 0)]] = True
    alone = is_part & (parts[matrix.row] == 1) & (total_of[matrix.row] >= 0)
    above, below = total_of[matrix.row[alone]], matrix.col[alone]
    while True:
        raised = several[below] & ~several[above]
        if not raised.any():
            return several
        several[above[raised]] = True

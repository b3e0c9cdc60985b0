"""Totals whose "fewer than the threshold" would give their parts away."""

from collections.abc import Sequence

import numpy as np

from dure.engines.disclosure.adapter import Flags
from dure.engines.disclosure.problem import Problem


def small_totals(problem: Problem, near: Sequence[int]) -> Flags:
    """Totals of several parts that say "fewer than the threshold", beside the cells named.

    When four people are four times one, "fewer than 5" above "at least one" each tells all.
    """
    small = problem.hidden & problem.needy & (problem.up + problem.values < problem.limit / 2)
    small &= (problem.loose_up > problem.up) & ~problem.outside
    beside = np.zeros(len(small), dtype=bool)
    rows = np.asarray(abs(problem.matrix) @ np.isin(np.arange(len(small)), near).astype(float))
    beside[np.asarray(abs(problem.matrix).T @ (rows > 0).astype(float)) > 0] = True
    totals = _of_several(problem)
    nearby = small & totals & beside
    return nearby if nearby.any() else small & totals


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

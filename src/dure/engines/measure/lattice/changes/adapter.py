"""Adapter: the compiled loops behind a standing cube; numba, as in the adapter above."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray


class Grid(NamedTuple):
    """Grid (눈금): the lattice in numbers. Combinations are in row-major order of their levels.

    `blocks[d, l, digit]` is the block of a finest digit; `above[a, s]` says whether two rows that
    agree from combination `a` on are in the same cell at combination `s`.
    """

    stride: NDArray[np.int64]
    size: NDArray[np.int64]
    depth: NDArray[np.int64]
    weight: NDArray[np.int64]
    blocks: NDArray[np.int64]
    levels: NDArray[np.int64]
    strides: NDArray[np.int64]
    above: NDArray[np.int64]


class Spans(NamedTuple):
    """Spans (구간): for each changed person her new lines, and her old rows."""

    new_from: NDArray[np.int64]
    new_to: NDArray[np.int64]
    old_from: NDArray[np.int64]
    old_to: NDArray[np.int64]


@njit(nogil=True, cache=True)
def project(grid, keys, out):
    """The key of every finest key at every combination."""
    found = np.empty(grid.stride.size, np.int64)
    for i in range(keys.size):
        _digits_of(grid, keys[i], found)
        for s in range(grid.levels.shape[0]):
            total = np.int64(0)
            for d in range(found.size):
                total += grid.blocks[d, grid.levels[s, d], found[d]] * grid.strides[s, d]
            out[s, i] = total


@njit(nogil=True, cache=True)
def people_changes(grid, new, old, spans, people):
    """By how much each new row changes the people of its cell, at every combination.

    Presence is asked before and after: of all the person's rows in the same cell. Where two new
    rows share a cell, the first one tells.
    """
    wide = grid.levels.shape[0]
    left = np.empty((4, wide), np.int64)
    told = np.empty(wide, np.int64)
    for one in range(spans.new_from.size):
        for j in range(spans.new_from[one], spans.new_to[one]):
            left[:] = 0
            told[:] = 0
            for r in range(spans.old_from[one], spans.old_to[one]):
                _gather(grid, new.key[j], old.key[r], (old.q[r], old.n[r]), left[0], left[1])
            left[2:] = left[:2]
            for r in range(spans.new_from[one], spans.new_to[one]):
                _gather(grid, new.key[j], new.key[r], (new.q[r], new.n[r]), left[2], left[3])
                if r < j:
                    _tell(grid, new.key[j], new.key[r], told)
            for s in range(wide):
                before = left[0, s] > 0 or (left[0, s] == 0 and left[1, s] > 0)
                after = left[2, s] > 0 or (left[2, s] == 0 and left[3, s] > 0)
                people[s, j] = 0 if told[s] else np.int64(after) - np.int64(before)


@njit(nogil=True, cache=True)
def _gather(grid, mine, other, amounts, q, n):
    agreed = _agreed(grid, mine, other)
    if agreed >= 0:
        for s in range(q.size):
            q[s] += grid.above[agreed, s] * amounts[0]
            n[s] += grid.above[agreed, s] * amounts[1]


@njit(nogil=True, cache=True)
def _tell(grid, mine, other, told):
    agreed = _agreed(grid, mine, other)
    if agreed >= 0:
        for s in range(told.size):
            told[s] |= grid.above[agreed, s]


@njit(nogil=True, cache=True)
def _agreed(grid, mine, other):
    """The finest combination at which two keys are in one cell; -1 when there is none."""
    found = np.int64(0)
    for d in range(grid.stride.size):
        one = (mine // grid.stride[d]) % grid.size[d]
        two = (other // grid.stride[d]) % grid.size[d]
        level = 0
        while level < grid.depth[d] and grid.blocks[d, level, one] != grid.blocks[d, level, two]:
            level += 1
        if level == grid.depth[d]:
            return np.int64(-1)
        found += level * grid.weight[d]
    return found


@njit(nogil=True, cache=True)
def _digits_of(grid, key, found):
    for d in range(found.size):
        found[d] = (key // grid.stride[d]) % grid.size[d]

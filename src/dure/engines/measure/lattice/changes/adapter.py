"""Adapter: the compiled loops behind a standing cube; numba, as in the adapter above."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray


class Grid(NamedTuple):
    """Grid (눈금): the lattice in numbers. Combinations are in row-major order of their levels.

    `blocks[d, l, digit]` is the block of a finest digit; `above[a, s]` says whether two rows that
    agree from combination `a` on are in the same cell at combination `s`; `covers` in one byte.
    """

    stride: NDArray[np.int64]
    size: NDArray[np.int64]
    depth: NDArray[np.int64]
    weight: NDArray[np.int64]
    blocks: NDArray[np.int64]
    levels: NDArray[np.int64]
    strides: NDArray[np.int64]
    above: NDArray[np.int64]
    covers: NDArray[np.uint8]


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

    Where two new rows of a person share a cell, the first one tells.
    """
    told = np.empty(grid.levels.shape[0], np.uint8)
    left = np.empty((4, grid.levels.shape[0]), np.int64)
    for one in range(spans.new_from.size):
        low, high = spans.new_from[one], spans.new_to[one]
        first, end = spans.old_from[one], spans.old_to[one]
        plain = _all_given(new.q, low, high) and _all_given(old.q, first, end)
        for j in range(low, high):
            told[:] = 0
            _cover(grid, new.key, (low, j), new.key[j], told)
            if plain:
                _cover(grid, old.key, (first, end), new.key[j], told)
                for s in range(told.size):
                    people[j, s] = 1 - told[s]
            else:
                _sum_up(grid, (new, low, high), (old, first, end), new.key[j], left)
                _compare(left, told, people[j])


@njit(nogil=True, cache=True)
def _all_given(q, low, high):
    """True when every row gives something: then presence is the union of the rows."""
    given = True
    for i in range(low, high):
        given &= q[i] > 0
    return given


@njit(nogil=True, cache=True)
def _cover(grid, keys, span, mine, told):
    for r in range(span[0], span[1]):
        agreed = _agreed(grid, mine, keys[r])
        if agreed >= 0:
            for s in range(told.size):
                told[s] |= grid.covers[agreed, s]
            if agreed == 0:
                return


@njit(nogil=True, cache=True)
def _sum_up(grid, new, old, mine, left):
    """What the person has in the same cell: before in the first two rows, after in the others."""
    left[:] = 0
    for r in range(old[1], old[2]):
        _gather(grid, mine, old[0].key[r], (old[0].q[r], old[0].n[r]), left[:2])
    left[2:] = left[:2]
    for r in range(new[1], new[2]):
        _gather(grid, mine, new[0].key[r], (new[0].q[r], new[0].n[r]), left[2:])


@njit(nogil=True, cache=True)
def _compare(left, told, people):
    for s in range(told.size):
        before = left[0, s] > 0 or (left[0, s] == 0 and left[1, s] > 0)
        after = left[2, s] > 0 or (left[2, s] == 0 and left[3, s] > 0)
        people[s] = 0 if told[s] else np.int8(after) - np.int8(before)


@njit(nogil=True, cache=True)
def _gather(grid, mine, other, amounts, left):
    agreed = _agreed(grid, mine, other)
    if agreed >= 0:
        for s in range(left.shape[1]):
            left[0, s] += grid.above[agreed, s] * amounts[0]
            left[1, s] += grid.above[agreed, s] * amounts[1]


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

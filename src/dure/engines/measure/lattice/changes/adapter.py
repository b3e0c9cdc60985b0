"""Adapter: the compiled loops behind a standing cube; numba, as in the adapter above."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray


class Grid(NamedTuple):
    """Grid (눈금): the lattice in numbers. Combinations are in row-major order of their levels.

    `blocks[d, l, digit]` is the block of a finest digit; `above[a, s]` says whether two rows that
    agree from combination `a` on are in the same cell at combination `s`; `covers` in single bits.
    """

    stride: NDArray[np.int64]
    size: NDArray[np.int64]
    depth: NDArray[np.int64]
    weight: NDArray[np.int64]
    blocks: NDArray[np.int64]
    levels: NDArray[np.int64]
    strides: NDArray[np.int64]
    above: NDArray[np.int64]
    covers: NDArray[np.uint64]


class Spans(NamedTuple):
    """Spans (구간): for each changed person her new lines, and her old rows."""

    new_from: NDArray[np.int64]
    new_to: NDArray[np.int64]
    old_from: NDArray[np.int64]
    old_to: NDArray[np.int64]


@njit(nogil=True, cache=True)
def keys_at(grid, keys, s, out):
    """The key of every finest key at one combination."""
    found = np.empty(grid.stride.size, np.int64)
    for i in range(keys.size):
        _digits_of(grid, keys[i], found)
        total = np.int64(0)
        for d in range(found.size):
            total += grid.blocks[d, grid.levels[s, d], found[d]] * grid.strides[s, d]
        out[i] = total


@njit(nogil=True, cache=True)
def taken(rows, low, high, at, out):
    """Copy each stretch of rows to where its person's begin; her stretches stand one after another."""
    for one in range(low.size):
        j = at[one]
        for i in range(low[one], high[one]):
            out.key[j] = rows.key[i]
            out.q[j] = rows.q[i]
            out.n[j] = rows.n[i]
            j += 1
        at[one] = j


@njit(nogil=True, cache=True)
def people_changes(grid, new, old, spans, more, less):
    """A bit for each new row and combination where it adds a person to its cell, or takes one away.

    Where two new rows of a person share a cell, the first one tells.
    """
    most = np.int64(1)
    for one in range(spans.new_from.size):
        rows = spans.new_to[one] - spans.new_from[one] + spans.old_to[one] - spans.old_from[one]
        most = max(most, rows)
    digits = np.empty((most, grid.stride.size), np.int64)
    told = np.empty(grid.covers.shape[1], np.uint64)
    left = np.empty((4, grid.levels.shape[0]), np.int64)
    for one in range(spans.new_from.size):
        low, high = spans.new_from[one], spans.new_to[one]
        first, end = spans.old_from[one], spans.old_to[one]
        for i in range(low, high):
            _digits_of(grid, new.key[i], digits[i - low])
        for i in range(first, end):
            _digits_of(grid, old.key[i], digits[i - first + high - low])
        plain = _all_given(new.q, low, high) and _all_given(old.q, first, end)
        for j in range(high - low):
            told[:] = 0
            _cover(grid, digits, (0, j), j, told)
            if plain:
                _cover(grid, digits, (high - low, high - low + end - first), j, told)
                for w in range(told.size):
                    more[low + j, w] = grid.covers[0, w] & ~told[w]
            else:
                _sum_up(grid, digits, (new, low, high), (old, first, end), j, left)
                _compare(left, told, more[low + j], less[low + j])


@njit(nogil=True, cache=True)
def _all_given(q, low, high):
    """True when every row gives something: then presence is the union of the rows."""
    given = True
    for i in range(low, high):
        given &= q[i] > 0
    return given


@njit(nogil=True, cache=True)
def _cover(grid, digits, span, mine, told):
    for r in range(span[0], span[1]):
        agreed = _agreed(grid, digits[mine], digits[r])
        if agreed >= 0:
            for w in range(told.size):
                told[w] |= grid.covers[agreed, w]
            if agreed == 0:
                return


@njit(nogil=True, cache=True)
def _sum_up(grid, digits, new, old, mine, left):
    """What the person has in the same cell: before in the first two rows, after in the others."""
    left[:] = 0
    behind = new[2] - new[1]
    for r in range(old[2] - old[1]):
        at = old[1] + r
        _gather(grid, digits[mine], digits[behind + r], (old[0].q[at], old[0].n[at]), left[:2])
    left[2:] = left[:2]
    for r in range(behind):
        at = new[1] + r
        _gather(grid, digits[mine], digits[r], (new[0].q[at], new[0].n[at]), left[2:])


@njit(nogil=True, cache=True)
def _compare(left, told, more, less):
    for s in range(left.shape[1]):
        w, bit = s >> 6, np.uint64(1) << np.uint64(s & 63)
        before = left[0, s] > 0 or (left[0, s] == 0 and left[1, s] > 0)
        after = left[2, s] > 0 or (left[2, s] == 0 and left[3, s] > 0)
        if before != after and not told[w] & bit:
            if after:
                more[w] |= bit
            else:
                less[w] |= bit


@njit(nogil=True, cache=True)
def _gather(grid, mine, other, amounts, left):
    agreed = _agreed(grid, mine, other)
    if agreed >= 0:
        for s in range(left.shape[1]):
            left[0, s] += grid.above[agreed, s] * amounts[0]
            left[1, s] += grid.above[agreed, s] * amounts[1]


@njit(nogil=True, cache=True)
def _agreed(grid, mine, other):
    """The finest combination at which two rows are in one cell; -1 when there is none."""
    found = np.int64(0)
    for d in range(grid.stride.size):
        level = 0
        if mine[d] != other[d]:
            while (
                level < grid.depth[d]
                and grid.blocks[d, level, mine[d]] != grid.blocks[d, level, other[d]]
            ):
                level += 1
            if level == grid.depth[d]:
                return np.int64(-1)
        found += level * grid.weight[d]
    return found


@njit(nogil=True, cache=True)
def _digits_of(grid, key, found):
    for d in range(found.size):
        found[d] = (key // grid.stride[d]) % grid.size[d]


@njit(nogil=True, cache=True)
def led(to_here, parent, out):
    """Where the cells of a parent lead; what is unknown there is unknown here, as yet."""
    for i in range(parent.size):
        out[i] = to_here[parent[i]] if parent[i] >= 0 else -1


@njit(nogil=True, cache=True)
def add_changes(where, lines, s, counted):
    """Add each line of a known cell to the numbers of one combination: quantity, lines and people.

    A cell's three numbers lie side by side, so that a line touches one stretch of memory and not three.
    """
    w, bit = s >> 6, np.uint64(s & 63)
    one = np.uint64(1)
    for i in range(where.size):
        at = where[i]
        if at >= 0:
            counted[at, 0] += lines.q[i]
            counted[at, 1] += lines.n[i]
            counted[at, 2] += np.int64((lines.more[w, i] >> bit) & one)
            counted[at, 2] -= np.int64((lines.less[w, i] >> bit) & one)

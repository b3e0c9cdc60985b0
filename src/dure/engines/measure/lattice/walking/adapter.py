"""Adapter: the compiled loops that count persons; numba, as in the adapter above."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray


class Steps(NamedTuple):
    """Steps (걸음): the walk of the lattice in order; `maps` leads from a parent's cell to a cell.

    A combination's map begins at `map_at`, its cells begin at `cell_at`; the first is the finest.
    It is walked by classes of persons up to `limit`.
    """

    parent: NDArray[np.int64]
    map_at: NDArray[np.int64]
    map_size: NDArray[np.int64]
    cell_at: NDArray[np.int64]
    limit: NDArray[np.int64]
    maps: NDArray[np.int32]


@njit(nogil=True, cache=True, error_model="numpy")
def told_apart(rows, spans, strides, which, out):
    """For some persons the dimensions that never change, in bits, and who has something taken back.

    `spans` is where each person's rows begin and end, `strides` those of the dimensions in the key.
    The last of `out` gets the rows of persons who never change in each dimension.
    """
    starts, ends = spans
    constant, odd, held = out
    first = np.empty(strides.size, np.uint64)
    for person in range(which[0], which[1]):
        low, high = starts[person], ends[person]
        same = np.int64((1 << strides.size) - 1)
        _digits(np.uint64(rows.key[low]), strides, first)
        odd[person] = rows.q[low] < 0 or (rows.q[low] == 0 and rows.n[low] < 0)
        for i in range(low + 1, high):
            same &= _agreeing(np.uint64(rows.key[i]), strides, first)
            odd[person] |= rows.q[i] < 0 or (rows.q[i] == 0 and rows.n[i] < 0)
        constant[person] = same
        for d in range(strides.size):
            held[d] += (high - low) * ((same >> d) & 1)


@njit(nogil=True, cache=True, error_model="numpy")
def _digits(left, strides, out):
    for d in range(strides.size):
        out[d] = left // strides[d]
        left -= out[d] * strides[d]


@njit(nogil=True, cache=True, error_model="numpy")
def _agreeing(left, strides, first):
    same = np.int64(0)
    for d in range(strides.size):
        digit = left // strides[d]
        left -= digit * strides[d]
        same |= np.int64(digit == first[d]) << d
    return same


@njit(nogil=True, cache=True)
def class_of(constant, order, out):
    """How many dimensions, in that order, never change for each person."""
    for person in range(constant.size):
        found = 0
        while found < order.size and (constant[person] >> order[found]) & 1:
            found += 1
        out[person] = found


@njit(nogil=True, cache=True)
def agreed_level(key, spans, place, blocks):
    """The finest level of one dimension at which no person is in two blocks.

    `place` is (stride, size) of the dimension in the key; `blocks` the block of each at each level.
    """
    starts, ends = spans
    stride, size = place
    level, top = 0, blocks.shape[0] - 1
    for person in range(starts.size):
        one = (key[starts[person]] // stride) % size
        for i in range(starts[person] + 1, ends[person]):
            other = (key[i] // stride) % size
            while level < top and blocks[level, one] != blocks[level, other]:
                level += 1
        if level == top:
            break
    return level


@njit(nogil=True, cache=True)
def walk(visits, which, steps, depth, state, lists):
    """Count some persons of one class in every cell: blocks of rows go through the lattice at once.

    A cell is counted for a person when the last one that touched it is somebody else. Every
    combination reads the list of its parent, already without repetitions, so that work shrinks on
    the way up. `visits` are the finest cell of each row and where each person's rows begin; `state`
    holds the last person and the count of each cell.
    """
    cells, starts = visits
    filled = np.zeros(steps.parent.size, np.int64)
    low = which[0]
    while low < which[1]:
        high = _whole_persons(starts, low, which[1], lists.shape[1])
        filled[0] = starts[high] - starts[low]
        for person in range(low, high):
            for i in range(starts[person], starts[person + 1]):
                lists[0, i - starts[low], 0] = cells[i]
                lists[0, i - starts[low], 1] = person + 1
                state[cells[i], 1] += 1
        for step in range(1, steps.parent.size):
            if steps.limit[step] >= depth:
                filled[step] = _step(lists, filled, steps, step, state)
        low = high


@njit(nogil=True, cache=True)
def _whole_persons(starts, low, end, most):
    high = low + 1
    while high < end and starts[high + 1] - starts[low] <= most:
        high += 1
    return high


@njit(nogil=True, cache=True)
def _step(lists, filled, steps, step, state):
    """No branch but the loop: whether somebody was here already cannot be guessed."""
    above = steps.parent[step]
    map_at, cell_at = steps.map_at[step], steps.cell_at[step]
    found = 0
    for i in range(filled[above]):
        cell = steps.maps[map_at + lists[above, i, 0]]
        person = lists[above, i, 1]
        new = np.int32(state[cell_at + cell, 0] != person)
        state[cell_at + cell, 0] = person
        state[cell_at + cell, 1] += new
        lists[step, found, 0] = cell
        lists[step, found, 1] = person
        found += new
    return found


@njit(nogil=True, cache=True)
def open_for(steps, depth, state):
    """Give the combinations that open for a class the persons who add up to there: all until now."""
    for step in range(1, steps.parent.size):
        if steps.limit[step] == depth:
            above, cell_at = steps.cell_at[steps.parent[step]], steps.cell_at[step]
            map_at = steps.map_at[step]
            for i in range(steps.map_size[step]):
                state[cell_at + steps.maps[map_at + i], 1] += state[above + i, 1]


@njit(nogil=True, cache=True)
def walk_odd(visits, rows, which, steps, people):
    """Count persons with something taken back: present is who has something left in the cell."""
    cells, starts = visits
    for one in range(which[0], which[1]):
        first, end = starts[one], starts[one + 1]
        ids = np.empty((steps.parent.size, end - first), np.int64)
        for step in range(steps.parent.size):
            for i in range(end - first):
                if step == 0:
                    ids[0, i] = cells[first + i]
                else:
                    ids[step, i] = steps.maps[steps.map_at[step] + ids[steps.parent[step], i]]
            _count_present(
                ids[step], rows.q[first:end], rows.n[first:end], people, steps.cell_at[step]
            )


@njit(nogil=True, cache=True)
def _count_present(ids, q, n, people, cell_at):
    order = np.argsort(ids)
    i = 0
    while i < order.size:
        cell = ids[order[i]]
        left, lines = np.int64(0), np.int64(0)
        while i < order.size and ids[order[i]] == cell:
            left += q[order[i]]
            lines += n[order[i]]
            i += 1
        if left > 0 or (left == 0 and lines > 0):
            people[cell_at + cell] += 1

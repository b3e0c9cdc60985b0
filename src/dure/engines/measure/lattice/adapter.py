"""Adapter: the one place that knows numba. Small loops over plain arrays, compiled once and kept.

Nothing here knows what is counted. Importing this file costs half a second, so only `door` does it.
Compiled code lies in `NUMBA_CACHE_DIR` where that is set (see `door`), else beside this file.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.generic]
SHORT = 48


class Rows(NamedTuple):
    """Rows (줄): person, finest key, quantity and number of lines, in arrays of equal length."""

    person: NDArray[np.int64]
    key: NDArray[np.int64]
    q: NDArray[np.int64]
    n: NDArray[np.int32]


class Steps(NamedTuple):
    """Steps (걸음): the walk of the lattice in order; `maps` leads from a parent's cell to a cell.

    A combination's map begins at `map_at`, its cells begin at `cell_at`; the first is the finest.
    """

    parent: NDArray[np.int64]
    map_at: NDArray[np.int64]
    cell_at: NDArray[np.int64]
    maps: NDArray[np.int32]


@njit(nogil=True, cache=True)
def partitioned(rows, bits, bounds, out, start):
    """Put rows into partitions of persons from `start` on; `bounds` says where each begins.

    A person is in one partition whatever her key is; 2 ** bits of them are about equally full.
    """
    bounds[:] = 0
    for i in range(rows.key.size):
        bounds[_part(rows.person[i], bits) + 1] += 1
    bounds[0] = start
    for part in range(bounds.size - 1):
        bounds[part + 1] += bounds[part]
    at = bounds[:-1].copy()
    for i in range(rows.key.size):
        part = _part(rows.person[i], bits)
        j = at[part]
        at[part] = j + 1
        out.person[j] = rows.person[i]
        out.key[j] = rows.key[i]
        out.q[j] = rows.q[i]
        out.n[j] = rows.n[i]


@njit(nogil=True, cache=True)
def _part(person, bits):
    mixed = np.uint64(person) * np.uint64(0x9E3779B97F4A7C15)
    return np.int64((mixed >> np.uint64(32)) >> np.uint64(32 - bits))


@njit(nogil=True, cache=True)
def fold_partition(rows, bounds, part, out, at):
    """Rows of one partition become fine rows, person by person, from `at` on; where they end.

    `bounds` has a row for each chunk that was put into partitions. What came to nothing inside one
    finest cell (a line and its reversal) is not there any more.
    """
    index = _rows_of(bounds, part)
    order, starts = _by_person(rows.person, index)
    for person in range(starts.size - 1):
        first, end = starts[person], starts[person + 1]
        _sort_by_key(rows.key, order, first, end)
        at = _fold_person(rows, order[first:end], out, at)
    return at


@njit(nogil=True, cache=True)
def _rows_of(bounds, part):
    size = 0
    for chunk in range(bounds.shape[0]):
        size += bounds[chunk, part + 1] - bounds[chunk, part]
    index = np.empty(size, np.int64)
    at = 0
    for chunk in range(bounds.shape[0]):
        for i in range(bounds[chunk, part], bounds[chunk, part + 1]):
            index[at] = i
            at += 1
    return index


@njit(nogil=True, cache=True)
def _by_person(person, index):
    numbers, found = _numbered_persons(person, index)
    starts = np.zeros(found + 1, np.int64)
    for i in range(index.size):
        starts[numbers[i] + 1] += 1
    for p in range(found):
        starts[p + 1] += starts[p]
    at = starts[:-1].copy()
    order = np.empty(index.size, np.int64)
    for i in range(index.size):
        p = numbers[i]
        order[at[p]] = index[i]
        at[p] += 1
    return order, starts


@njit(nogil=True, cache=True)
def _numbered_persons(person, index):
    size = 2
    while size < 2 * index.size:
        size *= 2
    slots = np.full(size, np.int32(-1), np.int32)
    numbers = np.empty(index.size, np.int32)
    first = np.empty(index.size, np.int64)
    found = 0
    for i in range(index.size):
        one = person[index[i]]
        at = _slot(one) & (size - 1)
        while slots[at] >= 0 and first[slots[at]] != one:
            at = (at + 1) & (size - 1)
        if slots[at] < 0:
            slots[at] = found
            first[found] = one
            found += 1
        numbers[i] = slots[at]
    return numbers, found


@njit(nogil=True, cache=True)
def _slot(person):
    return np.int64((np.uint64(person) * np.uint64(0xD6E8FEB86659FD93)) >> np.uint64(34))


@njit(nogil=True, cache=True)
def _sort_by_key(key, order, first, end):
    if end - first > SHORT:
        keys = np.empty(end - first, np.int64)
        for i in range(first, end):
            keys[i - first] = key[order[i]]
        order[first:end] = order[first:end][np.argsort(keys)]
        return
    for i in range(first + 1, end):
        here = order[i]
        j = i - 1
        while j >= first and key[order[j]] > key[here]:
            order[j + 1] = order[j]
            j -= 1
        order[j + 1] = here


@njit(nogil=True, cache=True)
def _fold_person(rows, order, out, at):
    i = 0
    while i < order.size:
        key = rows.key[order[i]]
        q, n = np.int64(0), np.int64(0)
        while i < order.size and rows.key[order[i]] == key:
            q += rows.q[order[i]]
            n += rows.n[order[i]]
            i += 1
        if q != 0 or n != 0:
            out.person[at] = rows.person[order[0]]
            out.key[at] = key
            out.q[at] = q
            out.n[at] = n
            at += 1
    return at


@njit(nogil=True, cache=True)
def reorder(rows, starts, order, out):
    """Fine rows with the persons in another order; persons become their place in it."""
    at = 0
    for new in range(order.size):
        for i in range(starts[order[new]], starts[order[new] + 1]):
            out.person[at] = new
            out.key[at] = rows.key[i]
            out.q[at] = rows.q[i]
            out.n[at] = rows.n[i]
            at += 1


@njit(nogil=True, cache=True)
def agreed_level(key, starts, place, blocks):
    """The finest level of one dimension at which no person is in two blocks.

    `place` is (stride, size) of the dimension in the key; `blocks` the block of each at each level.
    """
    stride, size = place
    level = 0
    for person in range(starts.size - 1):
        one = (key[starts[person]] // stride) % size
        for i in range(starts[person] + 1, starts[person + 1]):
            other = (key[i] // stride) % size
            while level < blocks.shape[0] and blocks[level, one] != blocks[level, other]:
                level += 1
        if level == blocks.shape[0]:
            break
    return level


@njit(nogil=True, cache=True)
def coarser(keys, place, up, size, out):
    """Keys after one dimension went one level up; `place` is (stride, blocks) below."""
    stride, blocks = place
    for i in range(keys.size):
        high = keys[i] // stride
        out[i] = ((high // blocks) * size + up[high % blocks]) * stride + keys[i] % stride


@njit(nogil=True, cache=True)
def digits(keys, stride, size, values, out):
    """What each key says in one dimension."""
    for i in range(keys.size):
        out[i] = values[(keys[i] // stride) % size]


@njit(nogil=True, cache=True)
def mark(keys, bits):
    """Set the bit of every key."""
    for i in range(keys.size):
        bits[keys[i] >> 6] |= np.uint64(1) << np.uint64(keys[i] & 63)


@njit(nogil=True, cache=True)
def rank(bits, before):
    """How many bits are set before each word; how many altogether."""
    total = 0
    for i in range(bits.size):
        before[i] = total
        total += _set_bits(bits[i])
    return total


@njit(nogil=True, cache=True)
def numbered(keys, bits, before, out):
    """The rank of every key."""
    for i in range(keys.size):
        below = (np.uint64(1) << np.uint64(keys[i] & 63)) - np.uint64(1)
        word = keys[i] >> 6
        out[i] = before[word] + _set_bits(bits[word] & below)


@njit(nogil=True, cache=True)
def _set_bits(word):
    one = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    two = (one & np.uint64(0x3333333333333333)) + (
        (one >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    four = (two + (two >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((four * np.uint64(0x0101010101010101)) >> np.uint64(56))


@njit(nogil=True, cache=True)
def place_at(ids, values, out):
    """Put each value at its number."""
    for i in range(ids.size):
        out[ids[i]] = values[i]


@njit(nogil=True, cache=True)
def add_at(ids, values, out):
    """Add each value to its number."""
    for i in range(ids.size):
        out[ids[i]] += values[i]


@njit(nogil=True, cache=True)
def highest_at(ids, values, out):
    """Keep the highest value at its number."""
    for i in range(ids.size):
        out[ids[i]] = max(out[ids[i]], values[i])


@njit(nogil=True, cache=True)
def walk(cells, person, steps, state, most):
    """Count persons in every cell: each block of rows goes through the whole lattice at once.

    A cell is counted for a person when the last one that touched it is somebody else. Every
    combination reads the list of its parent, already without repetitions, so that work shrinks on
    the way up. `state` holds the last person and the count of each cell; `most` is the length of a
    list, not less than the rows of any person.
    """
    lists = np.empty((steps.parent.size, most, 2), np.int32)
    filled = np.zeros(steps.parent.size, np.int64)
    low = 0
    while low < cells.size:
        high = _whole_persons(person, low, most)
        filled[0] = high - low
        for i in range(low, high):
            lists[0, i - low, 0] = cells[i]
            lists[0, i - low, 1] = person[i]
            state[cells[i], 1] += 1
        for step in range(1, steps.parent.size):
            filled[step] = _step(lists, filled, steps, step, state)
        low = high


@njit(nogil=True, cache=True)
def _whole_persons(person, low, most):
    high = min(low + most, person.size)
    while high < person.size and person[high - 1] == person[high]:
        high -= 1
    return high


@njit(nogil=True, cache=True)
def _step(lists, filled, steps, step, state):
    above = steps.parent[step]
    map_at, cell_at = steps.map_at[step], steps.cell_at[step]
    found = 0
    for i in range(filled[above]):
        cell = steps.maps[map_at + lists[above, i, 0]]
        person = lists[above, i, 1]
        if state[cell_at + cell, 0] != person:
            state[cell_at + cell, 0] = person
            state[cell_at + cell, 1] += 1
            lists[step, found, 0] = cell
            lists[step, found, 1] = person
            found += 1
    return found


@njit(nogil=True, cache=True)
def walk_odd(cells, rows, starts, steps, people):
    """Count persons with something taken back: present is who has something left in the cell."""
    for one in range(starts.size - 1):
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

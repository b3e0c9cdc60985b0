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


class Sums(NamedTuple):
    """Sums (잔줄): fine rows, one for each person and finest cell; a person's lie side by side."""

    key: NDArray[np.int64]
    q: NDArray[np.int64]
    n: NDArray[np.int32]


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
    """Rows of one partition become fine rows from `at` on; its persons, and where each begins.

    `bounds` has a row for each chunk that was put into partitions. What came to nothing inside one
    finest cell (a line and its reversal) is not there any more, nor is who has nothing left.
    """
    index = _rows_of(bounds, part)
    order, first = _by_person(rows.person, index)
    persons = np.empty(first.size - 1, np.int64)
    starts = np.empty(first.size, np.int64)
    found, starts[0] = 0, at
    for one in range(first.size - 1):
        low, high = first[one], first[one + 1]
        _sort_by_key(rows.key, order, low, high)
        at = _fold_person(rows, order[low:high], out, at)
        if at > starts[found]:
            persons[found] = rows.person[order[low]]
            found += 1
            starts[found] = at
    return persons[:found], starts[: found + 1]


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
            out.key[at] = key
            out.q[at] = q
            out.n[at] = n
            at += 1
    return at


@njit(nogil=True, cache=True)
def reorder(rows, starts, ends, at, out):
    """Fine rows with the persons in another order, from `at` on."""
    for person in range(starts.size):
        for i in range(starts[person], ends[person]):
            out.key[at] = rows.key[i]
            out.q[at] = rows.q[i]
            out.n[at] = rows.n[i]
            at += 1


@njit(nogil=True, cache=True, error_model="numpy")
def coarser(keys, place, up, size, out):
    """Keys after one dimension went one level up; `place` is (stride, blocks) below."""
    stride, blocks = np.uint64(place[0]), np.uint64(place[1])
    for i in range(keys.size):
        high = keys[i] // stride
        low = keys[i] - high * stride
        higher = high // blocks
        block = up[np.int64(high - higher * blocks)]
        out[i] = (np.int64(higher) * size + block) * np.int64(stride) + np.int64(low)


@njit(nogil=True, cache=True, error_model="numpy")
def digits(left, stride, values, out):
    """What each key says in the most significant dimension; what is left of it says the others."""
    for i in range(left.size):
        digit = left[i] // stride
        left[i] -= digit * stride
        out[i] = values[digit]


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
def listed(bits, out):
    """Every number whose bit is set, in order."""
    at = 0
    for i in range(bits.size):
        word = bits[i]
        while word != 0:
            below = (word & (~word + np.uint64(1))) - np.uint64(1)
            out[at] = (i << 6) + _set_bits(below)
            at += 1
            word &= word - np.uint64(1)


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
def add_at(ids, values, out):
    """Add each value to its number."""
    for i in range(ids.size):
        out[ids[i]] += values[i]


@njit(nogil=True, cache=True)
def highest_at(ids, values, out):
    """Keep the highest value at its number."""
    for i in range(ids.size):
        out[ids[i]] = max(out[ids[i]], values[i])

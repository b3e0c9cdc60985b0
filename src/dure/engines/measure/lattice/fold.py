"""Fold (접기): records of persons become fine rows, clustered by person; bounded in memory.

Rows are put into partitions of persons first, each folded where it fits into the processor's cache.
Large arrays lie in a folder and are paged by the operating system.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Rows, fold_partition, partitioned, reorder

TOGETHER = 1 << 16
MOST_PARTS = 16
# Up to eight large arrays stand beside each other; one that takes more than its part is paged.
LARGE = 16
TYPES = {"person": np.int64, "key": np.int64, "q": np.int64, "n": np.int32}


@dataclass(slots=True)
class Room:
    """Room (자리): where arrays are made: in memory, or in the folder where they are large for it.

    `most` are the bytes that the whole work may take, `threads` how many may work.
    """

    folder: Path
    most: int
    threads: int
    made: int = 0

    def array(self, size: int, kind: Any) -> NDArray[Any]:
        """An array of that size, its values unset."""
        if size * np.dtype(kind).itemsize <= self.most // LARGE:
            return np.empty(size, kind)
        self.made += 1
        path = self.folder / f"array-{self.made}"
        return np.memmap(path, dtype=kind, mode="w+", shape=(size,))

    def rows(self, size: int) -> Rows:
        """Rows of that number, their values unset."""
        return Rows(*(self.array(size, kind) for kind in TYPES.values()))


@dataclass(frozen=True, slots=True)
class Records:
    """Records (기록): rows of persons in chunks, and how many there are at most."""

    chunks: Iterable[Rows]
    most: int


def fine_rows(records: Records, room: Room) -> Rows:
    """The fine rows of all persons, clustered by person. The chunks are read once."""
    parted = room.rows(records.most)
    bits = min(MOST_PARTS, max(0, (records.most // TOGETHER).bit_length()))
    bounds, at = [], 0
    for chunk in records.chunks:
        bound = np.empty((1 << bits) + 1, np.int64)
        partitioned(chunk, bits, bound, parted, at)
        at += chunk.key.size
        bounds.append(bound)
    if not at:
        return room.rows(0)
    folded = room.rows(at)
    starts, ends = _folded(parted, np.array(bounds), folded, room.threads)
    return _compact(folded, starts, ends, room)


def _folded(
    parted: Rows, bounds: NDArray[np.int64], folded: Rows, threads: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each partition folded on its own; where its fine rows begin and end."""
    sizes = np.diff(bounds, axis=1).sum(axis=0)
    starts = np.cumsum(sizes) - sizes

    def fold(part: int) -> int:
        return int(fold_partition(parted, bounds, part, folded, starts[part]))

    with ThreadPoolExecutor(threads) as pool:
        ends = np.fromiter(pool.map(fold, range(sizes.size)), np.int64, sizes.size)
    return starts, ends


def _compact(folded: Rows, starts: NDArray[np.int64], ends: NDArray[np.int64], room: Room) -> Rows:
    """The filled stretches, one behind the other."""
    whole = room.rows(int((ends - starts).sum()))
    at = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        for name in Rows._fields:
            getattr(whole, name)[at : at + end - start] = getattr(folded, name)[start:end]
        at += end - start
    return whole


def person_starts(rows: Rows) -> NDArray[np.int64]:
    """Where each person begins, and the end."""
    if not rows.person.size:
        return np.zeros(1, np.int64)
    new = np.flatnonzero(np.diff(rows.person)) + 1
    return np.concatenate([[0], new, [rows.person.size]]).astype(np.int64)


def at_home(rows: Rows, starts: NDArray[np.int64], room: Room) -> Rows:
    """The persons in order of a cell in their middle, so that neighbours touch the same memory."""
    middle = (starts[:-1] + starts[1:]) // 2
    order = np.argsort(rows.key[middle], kind="stable")
    size = rows.key.size
    out = Rows(room.array(size, np.int32), *room.rows(size)[1:])
    reorder(rows, starts, order, out)
    return out


def chosen(rows: Rows, which: NDArray[np.bool_]) -> Rows:
    """Some of the rows."""
    return Rows(rows.person[which], rows.key[which], rows.q[which], rows.n[which])


def odd_persons(rows: Rows, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Who has something taken back beyond what was given in one finest cell.

    Only for these presence at a coarser level is not the union of presence below.
    """
    wrong = (rows.q < 0) | ((rows.q == 0) & (rows.n < 0))
    if starts.size < 2:
        return np.zeros(0, np.bool_)
    counted: NDArray[np.int64] = np.add.reduceat(wrong, starts[:-1], dtype=np.int64)
    return counted > 0


def stretches(starts: NDArray[np.int64], threads: int) -> Sequence[tuple[int, int]]:
    """Rows cut between persons into about equal parts, one a thread."""
    total = int(starts[-1])
    cuts = [int(starts[np.searchsorted(starts, total * i // threads)]) for i in range(threads + 1)]
    return [(low, high) for low, high in pairwise(cuts) if low < high]

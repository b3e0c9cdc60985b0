"""Fold (접기): records of persons become fine rows, clustered by person; bounded in memory.

Rows are put into partitions of persons first, each folded where it fits into the processor's cache.
Large arrays lie in a folder and are paged by the operating system.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Rows, Sums, fold_partition, partitioned, reorder
from dure.engines.measure.lattice.chains import Ints

TOGETHER = 1 << 16
MOST_PARTS = 16
# Up to eight large arrays stand beside each other; one that takes more than its part is paged.
LARGE = 16
# A line of the processor's cache, and from how many bytes on an array is worth using again.
LINE, WORTH = 64, 1 << 20
TYPES = {"person": np.int64, "key": np.int64, "q": np.int64, "n": np.int32}

Block = NDArray[np.uint8]


@dataclass(slots=True)
class Room:
    """Room (자리): where arrays are made: in memory, or in the folder where they are large for it.

    `most` are the bytes that the whole work may take, `threads` how many may work. Memory that was
    given back is used again: what the system hands out anew it clears first, page by page, and on a
    virtual machine that costs more than counting in it.
    """

    folder: Path
    most: int
    threads: int
    made: int = 0
    spare: list[Block] = field(default_factory=list)

    def array(self, size: int, kind: Any) -> NDArray[Any]:
        """An array of that size, its values unset."""
        wanted = size * np.dtype(kind).itemsize
        if wanted > self.most // LARGE:
            self.made += 1
            path = self.folder / f"array-{self.made}"
            return np.memmap(path, dtype=kind, mode="w+", shape=(size,))
        for i, piece in enumerate(self.spare):
            if wanted <= piece.size:
                self.spare[i] = piece[-(-wanted // LINE) * LINE :]
                return piece[:wanted].view(kind)
        return np.empty(size, kind)

    def take_back(self, *arrays: NDArray[Any]) -> None:
        """Arrays that nobody reads any more."""
        kept = (one for one in arrays if not isinstance(one, np.memmap))
        self.spare += [one.reshape(-1).view(np.uint8) for one in kept if one.nbytes >= WORTH]
        self.spare.sort(key=len)

    def rows(self, size: int) -> tuple[Rows, Block]:
        """Rows of that number, their values unset, and the memory that they lie in."""
        arrays, block = self._side_by_side(size, Rows._fields)
        return Rows(*arrays), block

    def sums(self, size: int) -> tuple[Sums, Block]:
        """Fine rows of that number, their values unset, and the memory that they lie in."""
        arrays, block = self._side_by_side(size, Sums._fields)
        return Sums(*arrays), block

    def _side_by_side(self, size: int, names: Sequence[str]) -> tuple[list[NDArray[Any]], Block]:
        """One array behind the other: what comes back is one piece, and large ones fit into it."""
        kinds = [np.dtype(TYPES[name]) for name in names]
        ends = np.cumsum([-(-size * kind.itemsize // LINE) * LINE for kind in kinds]).tolist()
        block = self.array(ends[-1], np.uint8)
        starts = [0, *ends[:-1]]
        arrays = [
            block[at : at + size * kind.itemsize].view(kind)
            for at, kind in zip(starts, kinds, strict=True)
        ]
        return arrays, block


@dataclass(frozen=True, slots=True)
class Records:
    """Records (기록): rows of persons in chunks, and how many there are at most."""

    chunks: Iterable[Rows]
    most: int


@dataclass(frozen=True, slots=True)
class Fine:
    """Fine (사람별 잔줄): fine rows, whose they are, and where each person's begin and end.

    Straight from folding there is unused room between some persons; `packed` has none.
    """

    rows: Sums
    persons: Ints
    starts: Ints
    ends: Ints
    block: Block

    @property
    def sizes(self) -> Ints:
        """How many rows each person has."""
        return self.ends - self.starts

    def records(self) -> Rows:
        """The same as rows that can be folded again; only where they are packed."""
        return Rows(np.repeat(self.persons, self.sizes), *self.rows)


def fine_rows(records: Records, room: Room) -> Fine:
    """The fine rows of all persons, each person's together. The chunks are read once."""
    parted, block = room.rows(records.most)
    bits = min(MOST_PARTS, max(0, (records.most // TOGETHER).bit_length()))
    bounds = np.array(_parted(records, parted, bits), np.int64).reshape(-1, (1 << bits) + 1)
    at = np.concatenate([[0], np.cumsum(np.diff(bounds, axis=1).sum(axis=0))])
    folded, memory = room.sums(int(at[-1]))

    def fold(share: tuple[int, int]) -> list[tuple[Ints, Ints]]:
        """Partition behind partition: what folding leaves free at the end is never touched."""
        found, end = [], at[share[0]]
        for part in range(*share):
            found.append(fold_partition(parted, bounds, part, folded, end))
            end = found[-1][1][-1]
        return found

    with ThreadPoolExecutor(room.threads) as pool:
        found = list(chain.from_iterable(pool.map(fold, stretches(at, room.threads))))
    room.take_back(block)
    nobody = (np.zeros(0, np.int64), np.zeros(1, np.int64))
    who, where = zip(nobody, *found, strict=True)
    cuts = (slice(-1), slice(1, None))
    first, end = (np.concatenate([one[cut] for one in where]) for cut in cuts)
    return Fine(folded, np.concatenate(who), first, end, memory)


def _parted(records: Records, parted: Rows, bits: int) -> list[Ints]:
    """Put every chunk into partitions while the next one is read; where its partitions begin."""
    bounds, at = [], 0
    with ThreadPoolExecutor(1) as beside:
        placed = None
        for chunk in records.chunks:
            if placed:
                placed.result()
            bounds.append(np.empty((1 << bits) + 1, np.int64))
            placed = beside.submit(partitioned, chunk, bits, bounds[-1], parted, at)
            at += chunk.key.size
        if placed:
            placed.result()
    return bounds


def packed(fine: Fine, order: Ints, room: Room) -> Fine:
    """Fine rows without room between them, the persons in that order."""
    starts, ends = fine.starts[order], fine.ends[order]
    at = np.concatenate([[0], np.cumsum(ends - starts)])
    out, memory = room.sums(int(at[-1]))

    def move(which: tuple[int, int]) -> None:
        low, high = which
        reorder(fine.rows, starts[low:high], ends[low:high], at[low], out)

    with ThreadPoolExecutor(room.threads) as pool:
        list(pool.map(move, stretches(at, room.threads)))
    return Fine(out, fine.persons[order], at[:-1], at[1:], memory)


def stretches(at: Ints, parts: int) -> list[tuple[int, int]]:
    """Persons cut into stretches of about equal numbers of rows; `at` is where their rows begin."""
    wanted = at[0] + (at[-1] - at[0]) * np.arange(parts + 1) // parts
    cuts = np.searchsorted(at, wanted)
    return [(int(low), int(high)) for low, high in pairwise(cuts) if low < high]

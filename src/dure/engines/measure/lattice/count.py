"""Count (세기): rows of persons and head-counts become the sums and people of every cell."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Rows, Sums, add_at, digits, highest_at
from dure.engines.measure.lattice.chains import WIDEST, Ints, Keys, Lattice, Levels, NotSuited
from dure.engines.measure.lattice.fold import Records, Room, fine_rows
from dure.engines.measure.lattice.people import people_of
from dure.engines.measure.lattice.shape import Column, Stop, dense, laid_out, stops, unsigned
from dure.engines.measure.lattice.walking.classes import Visitors, visitors

# What whoever loads the kernel takes from here.
__all__ = ["NO_HEADS", "Heads", "Records", "Room", "Rows", "count"]
NONE = np.iinfo(np.int64).min
# Key, sums and counts of a cell, its place in a map, and a state in each of two threads.
BYTES_A_CELL = 80
Found = Mapping[Levels, Stop]
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads (인원수): lines without a person, already one row a finest cell."""

    key: Ints
    q: Ints
    n: Ints
    back: Ints
    big: Ints


NO_HEADS = Heads(*(np.zeros(0, np.int64) for _ in range(5)))


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells (칸): all cells of one combination: a column and a label a dimension, and the numbers."""

    columns: tuple[Keys, ...]
    labels: tuple[int, ...]
    q: Ints
    n: Ints
    people: Ints
    heads: Ints
    big: Ints
    back: Ints


def count(records: Records, heads: Heads, lattice: Lattice, room: Room) -> Iterator[Cells]:
    """Every cell of the lattice; the same numbers as `cube.py`, by another way.

    Raises NotSuited where keys are wider than 62 bits or the cells would not fit into the room.
    """
    refuse_wide(lattice)
    fine = fine_rows(records, room)
    who = visitors(fine, lattice, room)
    room.take_back(fine.block)
    yield from read_out(lattice, counted(who, heads, lattice, room), room.threads)


def refuse_wide(lattice: Lattice) -> None:
    """Raise NotSuited where a key would not fit into a whole number."""
    if lattice.space(lattice.finest) > WIDEST:
        raise NotSuited("keys are wider than 62 bits")


def counted(
    who: Visitors, heads: Heads, lattice: Lattice, room: Room
) -> Iterator[tuple[Stop, dict[str, Ints]]]:
    """From fine rows: every combination with its cells, and their numbers; parents come first.

    Without head-counts there is nothing said of them; the largest of a cell without any is NONE.
    """
    rows = who.fine.rows
    every = np.concatenate([rows.key, heads.key]) if heads.key.size else rows.key
    numbers, finest = dense(every, lattice.space(lattice.finest))
    most = room.most // BYTES_A_CELL
    found = stops(lattice, finest, who.settled, most=most, threads=room.threads)
    people = people_of(found, numbers[: rows.key.size], who, room)
    sums = {"people": people, **_sums(found, numbers, (rows, heads), room)}
    room.spare.clear()
    for levels, stop in found.items():
        yield stop, {name: column[levels] for name, column in sums.items()}


def _sums(found: Found, numbers: Places, of: tuple[Sums, Heads], room: Room) -> dict[str, Column]:
    """Quantities and lines of every cell, and what head-counts say where there are any."""
    rows, heads = of
    known, nameless = numbers[: rows.key.size], numbers[rows.key.size :]
    asked: dict[str, list[tuple[Places, Keys]]] = {
        "q": [(known, rows.q)],
        "n": [(known, rows.n)],
    }
    if nameless.size:
        asked["q"].append((nameless, heads.q))
        asked["n"].append((nameless, heads.n))
        asked |= {"heads": [(nameless, heads.q)], "back": [(nameless, heads.back)]}
    sums = {name: laid_out(found, room) for name in asked}
    with ThreadPoolExecutor(room.threads) as pool:
        list(pool.map(lambda name: _down(found, asked[name], sums[name], add_at), asked))
    if nameless.size:
        sums["big"] = laid_out(found, room, NONE)
        _down(found, [(nameless, heads.big)], sums["big"], highest_at)
    return sums


def _down(
    found: Found, parts: Sequence[tuple[Places, Keys]], column: Column, into: Callable[..., None]
) -> None:
    """The numbers of every combination, each from its parent's; the finest from its parts."""
    for levels, stop in found.items():
        if stop.parent is not None:
            into(stop.to_here, column[stop.parent], column[levels])
        else:
            for ids, values in parts:
                into(ids, values, column[levels])


def read_out(
    lattice: Lattice, numbered: Iterable[tuple[Stop, dict[str, Ints]]], threads: int
) -> Iterator[Cells]:
    """What each combination says, a few of them made ahead of whoever reads."""
    ahead: deque[Future[Cells]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for stop, numbers in numbered:
            ahead.append(pool.submit(cells_of, lattice, stop.levels, stop.keys, numbers))
            if len(ahead) > threads:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def cells_of(lattice: Lattice, levels: Levels, keys: Keys, numbers: Mapping[str, Ints]) -> Cells:
    """What the keys of one combination say, beside their numbers."""
    here = [chain.levels[level] for chain, level in zip(lattice.chains, levels, strict=True)]
    left = unsigned(keys).copy()
    columns: list[Keys] = []
    for level, stride in zip(here, lattice.strides(levels), strict=True):
        narrow = level.values.max(initial=0) < 1 << 15
        columns.append(np.empty(keys.size, np.int16 if narrow else np.int32))
        digits(left, left.dtype.type(stride), level.values, columns[-1])
    nothing = np.broadcast_to(np.int64(0), keys.size)
    said = {"heads": nothing, "back": nothing, "big": nothing, **numbers}
    if "big" in numbers:
        said["big"] = np.where(said["big"] == NONE, 0, said["big"])
    return Cells(tuple(columns), tuple(level.label for level in here), **said)

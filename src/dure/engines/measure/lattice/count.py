"""Count (세기): rows of persons and head-counts become the sums and people of every cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import (
    Rows,
    add_at,
    agreed_level,
    digits,
    highest_at,
)
from dure.engines.measure.lattice.chains import WIDEST, Ints, Lattice, Levels, NotSuited
from dure.engines.measure.lattice.fold import Records, Room, at_home, fine_rows, person_starts
from dure.engines.measure.lattice.people import Visits, people_of
from dure.engines.measure.lattice.shape import Stop, dense, stops

NONE = np.iinfo(np.int64).min
# Key, sums and counts of a cell, its place in a map, and a state in each of two threads.
BYTES_A_CELL = 80


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

    columns: tuple[Ints, ...]
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
    for stop, sums in counted(fine_rows(records, room), heads, lattice, room):
        yield cells_of(lattice, stop.levels, stop.keys, sums)


def counted(
    rows: Rows, heads: Heads, lattice: Lattice, room: Room
) -> Iterator[tuple[Stop, dict[str, Ints]]]:
    """From fine rows: every combination with its cells, and their numbers; parents come first.

    The largest head-count of a cell without any is NONE here.
    """
    space = lattice.space(lattice.finest)
    if space > WIDEST:
        raise NotSuited("keys are wider than 62 bits")
    rows = at_home(rows, person_starts(rows), room)
    starts = person_starts(rows)
    numbers, finest = dense(np.concatenate([rows.key, heads.key]), space)
    settled = [_settled(lattice, i, rows.key, starts) for i in range(len(lattice.chains))]
    found = stops(lattice, finest, settled, most=room.most // BYTES_A_CELL, threads=room.threads)
    cells = numbers[: rows.key.size]
    people = people_of(found, Visits(rows, cells, starts), room.threads)
    sums = {**_sums(found, numbers, rows, heads), "people": people}
    for levels, stop in found.items():
        yield stop, {name: column[levels] for name, column in sums.items()}


def _settled(lattice: Lattice, dimension: int, keys: Ints, starts: Ints) -> int:
    """From which level on nobody is in two blocks of the dimension."""
    stride = lattice.strides(lattice.finest)[dimension]
    chain = lattice.chains[dimension]
    size = chain.levels[0].size
    return int(agreed_level(keys, starts, (stride, size), chain.composed()))


def _sums(
    found: Mapping[Levels, Stop], numbers: NDArray[np.int32], rows: Rows, heads: Heads
) -> dict[str, dict[Levels, Ints]]:
    size = next(iter(found.values())).keys.size
    known, nameless = numbers[: rows.key.size], numbers[rows.key.size :]
    q, n = _added(size, known, rows.q), _added(size, known, rows.n)
    add_at(nameless, heads.q, q)
    add_at(nameless, heads.n, n)
    sums = {"q": _down(found, q), "n": _down(found, n)}
    if not heads.key.size:
        empty = {"heads": 0, "big": NONE, "back": 0}
        return {**sums, **{name: _filled(found, value) for name, value in empty.items()}}
    big = np.full(size, NONE)
    highest_at(nameless, heads.big, big)
    return {
        **sums,
        "heads": _down(found, _added(size, nameless, heads.q)),
        "back": _down(found, _added(size, nameless, heads.back)),
        "big": _down(found, big, highest=True),
    }


def _filled(found: Mapping[Levels, Stop], value: int) -> dict[Levels, Ints]:
    """The same number in every cell, in arrays of their own: a standing cube changes them."""
    return {levels: np.full(stop.keys.size, value, np.int64) for levels, stop in found.items()}


def _added(size: int, ids: NDArray[np.int32], values: NDArray[np.generic]) -> Ints:
    into = np.zeros(size, np.int64)
    add_at(ids, values, into)
    return into


def _down(
    found: Mapping[Levels, Stop], finest: Ints, *, highest: bool = False
) -> dict[Levels, Ints]:
    """The numbers of every combination, each from its parent's."""
    values: dict[Levels, Ints] = {}
    for levels, stop in found.items():
        if stop.parent is None:
            values[levels] = finest
            continue
        into = np.full(stop.keys.size, NONE if highest else 0, np.int64)
        (highest_at if highest else add_at)(stop.to_here, values[stop.parent], into)
        values[levels] = into
    return values


def cells_of(lattice: Lattice, levels: Levels, keys: Ints, numbers: Mapping[str, Ints]) -> Cells:
    """What the keys of one combination say, beside their numbers."""
    columns, labels = [], []
    strides = lattice.strides(levels)
    for chain, level, stride in zip(lattice.chains, levels, strides, strict=True):
        here = chain.levels[level]
        column = np.empty(keys.size, np.int64)
        digits(keys, stride, here.size, here.values, column)
        columns.append(column)
        labels.append(here.label)
    big = np.where(numbers["big"] == NONE, 0, numbers["big"])
    return Cells(tuple(columns), tuple(labels), **{**numbers, "big": big})

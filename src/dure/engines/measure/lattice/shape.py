"""Shape (모양): which cells there are at every combination of levels, and how they lie in each other."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import coarser, listed, mark, numbered, rank
from dure.engines.measure.lattice.chains import Ints, Keys, Lattice, Levels, NotSuited, finer
from dure.engines.measure.lattice.fold import Room

# A bitmap over the whole space is read once; beyond this many bits a cell, sorting is cheaper.
SPARSE = 256
ALWAYS = 1 << 22
LARGEST_BITMAP = 1 << 33
CELLS = 1 << 31
Column = dict[Levels, Ints]


@dataclass(frozen=True, slots=True)
class Settled:
    """Settled (머무름): for each dimension the level from which on nobody is in two blocks.

    `order` are the dimensions, the one that most rows' persons never change in first.
    """

    levels: Sequence[int]
    order: Sequence[int]


@dataclass(slots=True)
class Stop:
    """Stop (자리): one combination of levels: its cells' keys, its parent and the map from there."""

    levels: Levels
    keys: Keys
    parent: Levels | None = None
    to_here: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    adds_up: bool = False


def kind_of(space: int) -> type[np.int32] | type[np.int64]:
    """The narrowest whole number that holds every key of a space."""
    return np.int32 if space <= 1 << 31 else np.int64


def unsigned(keys: Keys) -> NDArray[np.unsignedinteger]:
    """The same keys as the compiled loops divide them: none is below zero, which halves the cost."""
    return keys.view(np.uint32 if keys.dtype == np.int32 else np.uint64)


def dense(keys: Keys, space: int) -> tuple[NDArray[np.int32], Keys]:
    """A number for every key, in the order of the keys, and the keys that occur.

    Narrow keys become their numbers in place.
    """
    if space > LARGEST_BITMAP or space > max(ALWAYS, SPARSE * keys.size):
        occurring, places = np.unique(keys, return_inverse=True)
        return places.astype(np.int32), occurring
    bits = np.zeros(ceil(space / 64), np.uint64)
    before = np.empty(bits.size, np.int32)
    mark(keys, bits)
    found = np.empty(rank(bits, before), kind_of(space))
    listed(bits, found)
    numbers = keys if keys.dtype == np.int32 else np.empty(keys.size, np.int32)
    numbered(keys, bits, before, numbers)
    return numbers.view(np.int32), found


def stops(
    lattice: Lattice, finest: Keys, settled: Settled, *, most: int, threads: int
) -> dict[Levels, Stop]:
    """Every combination, parents before children.

    Above the level from which on nobody is in two blocks people add up; else the parent is finer in
    what people change in least. Raises NotSuited when there would be more than `most` cells.
    """
    found = {lattice.finest: Stop(lattice.finest, finest)}
    with ThreadPoolExecutor(threads) as pool:
        for depth in lattice.by_depth():
            new = [levels for levels in depth if levels not in found]
            made = list(pool.map(lambda levels: _stop(lattice, levels, found, settled), new))
            found.update((stop.levels, stop) for stop in made)
            if sum(stop.keys.size for stop in found.values()) > min(most, CELLS):
                raise NotSuited("too many cells for the memory allowed")
    return found


def _stop(lattice: Lattice, levels: Levels, found: dict[Levels, Stop], settled: Settled) -> Stop:
    adding = [step for step in finer(levels) if levels[step[0]] > settled.levels[step[0]]]
    if adding:
        dimension, above = min(adding, key=lambda step: found[step[1]].keys.size)
    else:
        dimension, above = min(finer(levels), key=lambda step: settled.order.index(step[0]))
    keys = _keys_after(lattice, found[above], dimension, levels)
    numbers, occurring = dense(keys, lattice.space(levels))
    return Stop(levels, occurring, above, numbers, bool(adding))


def _keys_after(lattice: Lattice, above: Stop, dimension: int, levels: Levels) -> Keys:
    level = above.levels[dimension]
    chain = lattice.chains[dimension]
    below, up = chain.levels[level], chain.levels[level].up
    keys = np.empty(above.keys.size, kind_of(lattice.space(levels)))
    stride = lattice.strides(above.levels)[dimension]
    coarser(unsigned(above.keys), (stride, below.size), up, chain.levels[level + 1].size, keys)
    return keys


def laid_out(found: Mapping[Levels, Stop], room: Room, value: int = 0) -> Column:
    """The same number in every cell of every combination."""
    column = {levels: room.array(stop.keys.size, np.int64) for levels, stop in found.items()}
    for numbers in column.values():
        numbers[:] = value
    return column

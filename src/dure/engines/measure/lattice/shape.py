"""Shape (모양): which cells there are at every combination of levels, and how they lie in each other."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import ceil

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import coarser, mark, numbered, place_at, rank
from dure.engines.measure.lattice.chains import Ints, Lattice, Levels, NotSuited, finer

# A bitmap over the whole space is read once; beyond this many bits a cell, sorting is cheaper.
SPARSE = 256
ALWAYS = 1 << 22
LARGEST_BITMAP = 1 << 33
CELLS = 1 << 31


@dataclass(slots=True)
class Stop:
    """Stop (자리): one combination of levels: its cells' keys, its parent and the map from there."""

    levels: Levels
    keys: Ints
    parent: Levels | None = None
    to_here: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    adds_up: bool = False


def dense(keys: Ints, space: int) -> tuple[NDArray[np.int32], Ints]:
    """A number for every key, in the order of the keys, and the keys that occur."""
    if space > LARGEST_BITMAP or space > max(ALWAYS, SPARSE * keys.size):
        occurring, places = np.unique(keys, return_inverse=True)
        return places.astype(np.int32), occurring
    bits = np.zeros(ceil(space / 64), np.uint64)
    before = np.empty(bits.size, np.int32)
    mark(keys, bits)
    found = np.empty(rank(bits, before), np.int64)
    numbers: NDArray[np.int32] = np.empty(keys.size, np.int32)
    numbered(keys, bits, before, numbers)
    place_at(numbers, keys, found)
    return numbers, found


def stops(
    lattice: Lattice, finest: Ints, settled: Sequence[int], *, most: int, threads: int
) -> dict[Levels, Stop]:
    """Every combination, parents before children.

    `settled` holds for each dimension the level from which on nobody is in two blocks: above it
    people add up. Raises NotSuited when there would be more than `most` cells.
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


def _stop(
    lattice: Lattice, levels: Levels, found: dict[Levels, Stop], settled: Sequence[int]
) -> Stop:
    adding = [step for step in finer(levels) if levels[step[0]] > settled[step[0]]]
    choices = adding or list(finer(levels))
    dimension, above = min(choices, key=lambda step: found[step[1]].keys.size)
    keys = _keys_after(lattice, found[above], dimension)
    numbers, occurring = dense(keys, lattice.space(levels))
    return Stop(levels, occurring, above, numbers, bool(adding))


def _keys_after(lattice: Lattice, above: Stop, dimension: int) -> Ints:
    level = above.levels[dimension]
    chain = lattice.chains[dimension]
    below, up = chain.levels[level], chain.levels[level].up
    keys = np.empty(above.keys.size, np.int64)
    stride = lattice.strides(above.levels)[dimension]
    coarser(above.keys, (stride, below.size), up, chain.levels[level + 1].size, keys)
    return keys

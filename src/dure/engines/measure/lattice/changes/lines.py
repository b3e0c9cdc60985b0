"""Lines (새 줄): what is new, in order of its finest cells, and the lattice as the loops read it."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Sums
from dure.engines.measure.lattice.chains import Ints, Lattice, Levels
from dure.engines.measure.lattice.changes.adapter import Grid
from dure.engines.measure.lattice.count import NONE, Heads

Bits = NDArray[np.uint64]


class Given(NamedTuple):
    """Given (더할 것): quantities, numbers of lines, and people more or less in bits a combination."""

    q: Ints
    n: Ints
    more: Bits
    less: Bits


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines (새 줄): those of persons and of heads in columns of equal length, in order of their keys.

    `nameless` is empty where no line is without a person.
    """

    key: Ints
    given: Given
    nameless: dict[str, Ints]

    def numbers(self, s: int, which: Ints) -> dict[str, Ints]:
        """What some of the lines add at one combination."""
        shift, one = np.uint64(s & 63), np.uint64(1)
        more, less = ((bits[s >> 6, which] >> shift) & one for bits in self.given[2:])
        counted = {
            "q": self.given.q[which],
            "n": self.given.n[which],
            "people": more.astype(np.int64) - less.astype(np.int64),
        }
        return {**counted, **{name: column[which] for name, column in self.nameless.items()}}


def lines_of(new: Sums, more: Bits, less: Bits, heads: Heads) -> Lines:
    """New rows and heads in order of their cells, so that neighbours touch the same memory."""
    key = np.concatenate([new.key, heads.key])
    order = np.argsort(key)
    none = np.zeros(new.key.size, np.int64)
    nobody = np.zeros((heads.key.size, more.shape[1]), np.uint64)
    bits = (np.ascontiguousarray(np.concatenate([one, nobody])[order].T) for one in (more, less))
    given = Given(
        np.concatenate([new.q, heads.q])[order],
        np.concatenate([new.n, heads.n])[order].astype(np.int64),
        *bits,
    )
    nameless = {
        "heads": np.concatenate([none, heads.q])[order],
        "back": np.concatenate([none, heads.back])[order],
        "big": np.concatenate([none + NONE, heads.big])[order],
    }
    return Lines(key[order], given, nameless if heads.key.size else {})


def grid_of(lattice: Lattice, combinations: list[Levels]) -> Grid:
    """The lattice in numbers."""
    chains = lattice.chains
    depth = [len(chain.levels) for chain in chains]
    widest = max(chain.levels[0].size for chain in chains)
    blocks = np.zeros((len(chains), max(depth), max(1, widest)), np.int64)
    for d, chain in enumerate(chains):
        blocks[d, : depth[d], : chain.levels[0].size] = chain.composed()
    levels = np.array(combinations, np.int64)
    above = np.all(levels[None, :, :] >= levels[:, None, :], axis=2)
    weight = [int(np.prod(depth[d + 1 :], dtype=np.int64)) for d in range(len(chains))]
    return Grid(
        np.array(lattice.strides(lattice.finest), np.int64),
        np.array(lattice.sizes(lattice.finest), np.int64),
        np.array(depth, np.int64),
        np.array(weight, np.int64),
        blocks,
        levels,
        np.array([lattice.strides(one) for one in combinations], np.int64),
        np.asarray(above, np.int64),
        _in_bits(np.asarray(above)),
    )


def _in_bits(above: NDArray[np.generic]) -> Bits:
    """Each row of truths in as many whole numbers as it takes, the first combination lowest."""
    size = above.shape[1]
    covers = np.zeros((above.shape[0], -(-size // 64)), np.uint64)
    for s in range(size):
        covers[:, s >> 6] |= above[:, s].astype(np.uint64) << np.uint64(s & 63)
    return covers

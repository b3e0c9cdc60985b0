"""Chains (단계): each dimension as a row of ever coarser partitions, and the lattice they span.

A cell's finest key is one whole number in mixed radix, most significant dimension first, so that a
step to a coarser level is arithmetic on the key and needs no table of names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Keys = NDArray[np.signedinteger]
Levels = tuple[int, ...]
# What a level says of a block that has no name at it: it is walked through and never written.
HIDDEN = -2
WIDEST = 1 << 62


class NotSuited(Exception):  # noqa: N818 - what happened; the plain engine counts instead
    """The kernel cannot or should not count this; the reason is a short text for the log."""


@dataclass(frozen=True, slots=True)
class Level:
    """Level (단계): what each block is called in the result, and the block above it.

    `label` is written beside the value (place level or period kind). `up` is empty at the last one.
    """

    label: int
    values: Ints
    up: Ints

    @property
    def size(self) -> int:
        """How many blocks there are."""
        return int(self.values.size)


@dataclass(frozen=True, slots=True)
class Chain:
    """Chain (차원): a dimension's levels, the finest first; each is made of whole blocks before it."""

    name: str
    levels: tuple[Level, ...]

    def composed(self) -> Ints:
        """For each level the block of every finest block: one row a level."""
        rows = [np.arange(self.levels[0].size)]
        for level in self.levels[:-1]:
            rows.append(level.up[rows[-1]])
        return np.array(rows, dtype=np.int64)


def split_chain(name: str, values: Sequence[int]) -> Chain:
    """A dimension with its values and their total (-1)."""
    return Chain(name, (_level(0, values, [0] * len(values)), _level(0, [-1], [])))


def period_chain(name: str, first: int, last: int, sizes: Sequence[tuple[int, int]]) -> Chain:
    """Months from first to last folded to periods; `sizes` holds (label, months), shortest first."""
    found = []
    for i, (label, size) in enumerate(sizes):
        numbers = np.arange(first // size, last // size + 1)
        longer = sizes[i + 1][1] if i + 1 < len(sizes) else 0
        up: Sequence[int] | Ints = numbers * size // longer - first // longer if longer else []
        found.append(_level(label, numbers, up))
    return Chain(name, tuple(found))


def place_chain(
    name: str, leaves: Sequence[tuple[int, ...]]
) -> tuple[Chain, dict[tuple[int, ...], int]]:
    """Places from the blocks of each leaf at every level (-1: none), and the finest block of a leaf.

    Raises NotSuited when the levels do not lie inside one another.
    """
    wide = len(leaves[0]) if leaves else 0
    order = sorted(range(wide), key=lambda i: -sum(_says(leaves, i, j) for j in range(wide)))
    tails = [sorted({_tail(leaf, order, i) for leaf in leaves}) for i in range(wide)]
    levels = []
    for i, blocks in enumerate(tails):
        above = tails[i + 1] if i + 1 < wide else [()]
        ids = {block: at for at, block in enumerate(above)}
        named = [block[0] for block in blocks if block[0] >= 0]
        if len(named) != len(set(named)):
            raise NotSuited("place levels cross")
        values = [block[0] if block[0] >= 0 else HIDDEN for block in blocks]
        levels.append(_level(order[i], values, [ids[block[1:]] for block in blocks]))
    digits = {block: at for at, block in enumerate(tails[0])} if wide else {}
    chain = Chain(name, (*levels, _level(-1, [-1], [])))
    return chain, {leaf: digits.get(_tail(leaf, order, 0), 0) for leaf in leaves}


def _says(leaves: Sequence[tuple[int, ...]], inner: int, outer: int) -> bool:
    """True when whoever knows the place of the inner level knows that of the outer one."""
    named = {(leaf[inner], leaf[outer]) for leaf in leaves if leaf[inner] >= 0}
    return len(named) == len({block for block, _ in named})


def _tail(leaf: tuple[int, ...], order: Sequence[int], start: int) -> tuple[int, ...]:
    return tuple(leaf[i] for i in order[start:])


def _level(label: int, values: Sequence[int] | Ints, up: Sequence[int] | Ints) -> Level:
    return Level(label, np.asarray(values, np.int64), np.asarray(up, np.int64))


@dataclass(frozen=True, slots=True)
class Lattice:
    """Lattice (격자): every combination of levels; a combination is a tuple of level numbers."""

    chains: tuple[Chain, ...]

    def sizes(self, levels: Levels) -> tuple[int, ...]:
        """Blocks of each dimension at these levels."""
        return tuple(c.levels[i].size for c, i in zip(self.chains, levels, strict=True))

    def strides(self, levels: Levels) -> tuple[int, ...]:
        """What one step in each dimension adds to a key at these levels."""
        sizes = self.sizes(levels)
        return tuple(prod(sizes[i + 1 :]) for i in range(len(sizes)))

    def space(self, levels: Levels) -> int:
        """One more than the largest key at these levels."""
        return prod(self.sizes(levels))

    @property
    def finest(self) -> Levels:
        """The combination everything starts from."""
        return (0,) * len(self.chains)

    def by_depth(self) -> Iterator[list[Levels]]:
        """All combinations, those with fewer steps from the finest first."""
        every = list(product(*(range(len(chain.levels)) for chain in self.chains)))
        for depth in range(max(map(sum, every)) + 1):
            yield [levels for levels in every if sum(levels) == depth]


def finer(levels: Levels) -> Iterator[tuple[int, Levels]]:
    """(dimension, levels) of every combination one step finer."""
    for i, level in enumerate(levels):
        if level:
            yield i, (*levels[:i], level - 1, *levels[i + 1 :])

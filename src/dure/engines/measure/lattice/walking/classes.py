"""Classes (갈래): persons by how much they never change in, and the order in which they are walked.

Whoever has one organisation only is once in it and once in all of them: for her there is nothing to
walk in that dimension. The dimensions are put in order, the one that most rows never change in
first; a person's class is how many of them, from the first on, she never changes in.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.chains import Ints, Lattice
from dure.engines.measure.lattice.fold import Fine, Room, packed
from dure.engines.measure.lattice.shape import Settled
from dure.engines.measure.lattice.walking.adapter import agreed_level, class_of, told_apart


@dataclass(frozen=True, slots=True)
class Visitors:
    """Visitors (다녀간 사람): fine rows with the persons class by class, the most settled first.

    `classes` says where each class begins: first those who are in one cell only, at last those who
    change in every dimension; behind them who has something taken back, and the end.
    """

    fine: Fine
    classes: Ints
    settled: Settled

    @property
    def starts(self) -> Ints:
        """Where each person's rows begin, and the end."""
        return np.concatenate([self.fine.starts, [self.fine.rows.key.size]])


def visitors(fine: Fine, lattice: Lattice, room: Room) -> Visitors:
    """The persons in their classes; inside each in order of a cell in their middle, so that
    neighbours touch the same memory.
    """
    constant, odd, held = _told_apart(fine, lattice, room.threads)
    order = np.argsort(-held, kind="stable")
    settled = Settled(_levels(fine, lattice, held), order.tolist())
    classes = np.empty(constant.size, np.uint8)
    class_of(constant, order, classes)
    turn = np.uint8(order.size) - classes
    turn[odd] = order.size + 1
    by_home = np.argsort(fine.rows.key[(fine.starts + fine.ends) // 2])
    by_class = by_home[np.argsort(turn[by_home], kind="stable")]
    sizes = np.bincount(turn, minlength=order.size + 2)
    return Visitors(packed(fine, by_class, room), np.concatenate([[0], np.cumsum(sizes)]), settled)


def _told_apart(fine: Fine, lattice: Lattice, threads: int) -> tuple[Ints, NDArray[np.bool_], Ints]:
    people = fine.persons.size
    constant, odd = np.empty(people, np.int64), np.empty(people, np.bool_)
    spans = (fine.starts, fine.ends)
    strides = np.array(lattice.strides(lattice.finest), np.uint64)

    def one(which: tuple[int, int]) -> Ints:
        held = np.zeros(strides.size, np.int64)
        told_apart(fine.rows, spans, strides, which, (constant, odd, held))
        return held

    cuts = [people * i // threads for i in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        held = np.array(list(pool.map(one, pairwise(cuts)))).sum(axis=0)
    return constant, odd, held


def _levels(fine: Fine, lattice: Lattice, held: Ints) -> list[int]:
    """For each dimension the level from which on nobody is in two blocks."""
    rows, spans = int(fine.sizes.sum()), (fine.starts, fine.ends)
    found = []
    for d, stride in enumerate(lattice.strides(lattice.finest)):
        chain = lattice.chains[d]
        place = (stride, chain.levels[0].size)
        level = 0
        if held[d] < rows:
            level = int(agreed_level(fine.rows.key, spans, place, chain.composed()))
        found.append(level)
    return found

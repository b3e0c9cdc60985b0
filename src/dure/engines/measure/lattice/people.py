"""People (실인원): how many persons each cell holds, counted by walking the lattice once.

A class of persons walks only the combinations at which they could be in two blocks. Before the next
class comes, everybody counted so far is added up to the combinations that open for it: for them
these are coarser in nothing but what they never change in.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import add_at
from dure.engines.measure.lattice.chains import Ints, Levels
from dure.engines.measure.lattice.fold import Room, stretches
from dure.engines.measure.lattice.shape import Column, Stop, laid_out
from dure.engines.measure.lattice.walking.adapter import Steps, open_for, walk, walk_odd
from dure.engines.measure.lattice.walking.classes import Visitors

LIST = 1 << 10
Cells = NDArray[np.int32]


def people_of(found: Mapping[Levels, Stop], cells: Cells, who: Visitors, room: Room) -> Column:
    """People of every cell: walked where somebody may be in two blocks, added up elsewhere.

    `cells` is the number of the finest cell of every fine row.
    """
    walked = [stop for stop in found.values() if not stop.adds_up]
    total = sum(stop.keys.size for stop in walked)
    states = [room.array(2 * total, np.int32).reshape(total, 2) for _ in range(room.threads)]
    steps = _steps(walked, who.settled.order, room)
    _walk(steps, cells, who, states)
    people = laid_out(found, room)
    counts = [*(state[:, 1] for state in states), *_odd(steps, total, cells, who)]
    for stop, at in zip(walked, steps.cell_at.tolist(), strict=True):
        for count in counts:
            people[stop.levels][:] += count[at : at + stop.keys.size]
    room.take_back(steps.maps, *states)
    for levels, stop in found.items():
        if stop.adds_up and stop.parent is not None:
            add_at(stop.to_here, people[stop.parent], people[levels])
    return people


def _steps(walked: Sequence[Stop], order: Sequence[int], room: Room) -> Steps:
    number = {stop.levels: i for i, stop in enumerate(walked)}
    parents = [number[stop.parent] if stop.parent else 0 for stop in walked]
    limits = [_limit(stop.levels, order) for stop in walked]
    sizes = np.array([stop.to_here.size for stop in walked], np.int64)
    maps = room.array(int(sizes.sum()), np.int32)
    np.concatenate([stop.to_here for stop in walked], out=maps)
    cells = np.array([stop.keys.size for stop in walked], np.int64)
    at = (np.cumsum(sizes) - sizes, sizes, np.cumsum(cells) - cells)
    return Steps(np.array(parents, np.int64), *at, np.array(limits, np.int64), maps)


def _limit(levels: Levels, order: Sequence[int]) -> int:
    """How many dimensions, in their order, are at their finest level."""
    return next((i for i, dimension in enumerate(order) if levels[dimension]), len(order))


def _walk(steps: Steps, cells: Cells, who: Visitors, states: Sequence[NDArray[np.int32]]) -> None:
    """Persons in each cell, in each thread's state those that it walked."""
    starts, most = who.starts, max(LIST, int(who.fine.sizes.max(initial=0)))
    classes = pairwise(who.classes[:-1].tolist())
    shares = [_share(starts, low, high, len(states)) for low, high in classes]

    def one(thread: int) -> None:
        state = states[thread]
        state[:] = 0
        lists = np.empty((steps.parent.size, most, 2), np.int32)
        for depth, share in zip(reversed(range(len(shares))), shares, strict=True):
            if thread < len(share):
                walk((cells, starts), share[thread], steps, depth, state, lists)
            open_for(steps, depth - 1, state)

    with ThreadPoolExecutor(len(states)) as pool:
        list(pool.map(one, range(len(states))))


def _share(starts: Ints, low: int, high: int, threads: int) -> list[tuple[int, int]]:
    """Some persons cut into about equal parts, one a thread."""
    return [(low + a, low + b) for a, b in stretches(starts[low : high + 1], threads)]


def _odd(steps: Steps, total: int, cells: Cells, who: Visitors) -> list[Ints]:
    """Persons in each cell, of those who have something taken back."""
    low, high = who.classes[-2:].tolist()
    if low == high:
        return []
    people = np.zeros(total, np.int64)
    walk_odd((cells, who.starts), who.fine.rows, (low, high), steps, people)
    return [people]

"""People (실인원): how many persons each cell holds, counted by walking the lattice once."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Rows, Steps, add_at, walk, walk_odd
from dure.engines.measure.lattice.chains import Ints, Levels
from dure.engines.measure.lattice.fold import chosen, odd_persons, person_starts, stretches
from dure.engines.measure.lattice.shape import Stop

LIST = 1 << 12


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits (다녀간 칸): fine rows with the number of each one's finest cell."""

    rows: Rows
    cells: NDArray[np.int32]
    starts: Ints

    def of(self, persons: NDArray[np.bool_]) -> "Visits":
        """Those of some persons only."""
        which = np.repeat(persons, np.diff(self.starts))
        rows = chosen(self.rows, which)
        return Visits(rows, self.cells[which], person_starts(rows))


def people_of(found: Mapping[Levels, Stop], visits: Visits, threads: int) -> dict[Levels, Ints]:
    """People of every cell: walked where somebody may be in two blocks, added up elsewhere."""
    walked = [stop for stop in found.values() if not stop.adds_up]
    steps, total = _steps(walked)
    counts = _counted(steps, total, visits, threads)
    people: dict[Levels, Ints] = {
        stop.levels: counts[at : at + stop.keys.size]
        for stop, at in zip(walked, steps.cell_at.tolist(), strict=True)
    }
    for levels, stop in found.items():
        if stop.adds_up and stop.parent is not None:
            people[levels] = np.zeros(stop.keys.size, np.int64)
            add_at(stop.to_here, people[stop.parent], people[levels])
    return people


def _steps(walked: Sequence[Stop]) -> tuple[Steps, int]:
    number = {stop.levels: i for i, stop in enumerate(walked)}
    parents = [number[stop.parent] if stop.parent else 0 for stop in walked]
    map_at, _ = _starts([stop.to_here.size for stop in walked])
    cell_at, total = _starts([stop.keys.size for stop in walked])
    maps = np.concatenate([stop.to_here for stop in walked])
    return Steps(np.array(parents, np.int64), map_at, cell_at, maps), total


def _starts(sizes: Sequence[int]) -> tuple[Ints, int]:
    ends = np.cumsum(sizes, dtype=np.int64)
    return ends - sizes, int(ends[-1])


def _counted(steps: Steps, total: int, visits: Visits, threads: int) -> Ints:
    odd = odd_persons(visits.rows, visits.starts)
    plain = visits.of(~odd) if odd.any() else visits
    people = _walked(steps, total, plain, threads)
    if odd.any():
        strange = visits.of(odd)
        walk_odd(strange.cells, strange.rows, strange.starts, steps, people)
    return people


def _walked(steps: Steps, total: int, plain: Visits, threads: int) -> Ints:
    most = max(LIST, int(np.diff(plain.starts).max(initial=0)))

    def one(stretch: tuple[int, int]) -> NDArray[Any]:
        state = np.zeros((total, 2), np.int32)
        state[:, 0] = -1
        low, high = stretch
        walk(plain.cells[low:high], plain.rows.person[low:high], steps, state, most)
        return state[:, 1]

    people = np.zeros(total, np.int64)
    with ThreadPoolExecutor(threads) as pool:
        for counts in pool.map(one, stretches(plain.starts, threads)):
            people += counts
    return people

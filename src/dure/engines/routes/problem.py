"""Problem (문제): what the solver is asked, in whole seconds, without names of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

# A way that is forbidden: longer than any day, and short enough to be added up without overflow.
NEVER = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Depot:
    """Depot (출발지): where a van starts, loads again or ends; open between two times."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Door (문): one stop: how many portions, and between which times."""

    demand: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Van:
    """Van (운반): one tour that a courier may make; `longest` bounds it from kitchen to last door.

    `start` and `end` are depots; `reloads` says how often it may come back to `start` and go on.
    """

    courier: int
    start: int
    end: int
    capacity: int
    opens: int
    closes: int
    start_late: int
    table: int
    longest: int | None = None
    reloads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Table (이동표): cost and seconds from each place to each; depots first, then doors.

    The time at a door stands on the ways that leave it, and loading on those that leave a kitchen.
    """

    cost: Whole
    seconds: Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Problem (문제): depots, doors, vans and their tables."""

    depots: Sequence[Depot]
    doors: Sequence[Door]
    vans: Sequence[Van]
    tables: Sequence[Table]


@dataclass(frozen=True, slots=True)
class Tour:
    """Tour (운행): which van, and the doors of each of its trips in order."""

    van: int
    trips: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """Solved (풀이): the tours found with one seed, and what they cost in the solver's own units."""

    cost: float
    tours: tuple[Tour, ...]
    seed: int

"""Why not (안 되는 까닭): what of an instance nobody could serve, were it the only door of all.

Only what is certain is said: the ways are the shortest that the table has, over any places, and the
time at other doors is left away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.plans import Fault

Whole = NDArray[np.int64]
# Shortest ways over all places take the cube of the places; beyond this it would take minutes.
MOST_PLACES = 1_500
MOST_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Wanted (요구): one client that must be served, and between which times."""

    place: int
    load: int
    earliest: int
    latest: int
    stay: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Fleet (차량): vehicles that are alike, where they stand, and how far and long they may go."""

    depot: int
    count: int
    capacity: int
    opens: int
    closes: int
    longest: int
    shift: int
    again: bool
    ways: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Asked (물음): clients, vehicles and their ways; `never` is a way that nobody may go."""

    wanted: Sequence[Wanted]
    fleet: Sequence[Fleet]
    ways: Sequence[Whole]
    never: int


def obstacles(asked: Asked) -> list[tuple[int, Fault]]:
    """Each client that cannot be served, by its place, with the reason; place -1: all together."""
    found = [*_each(asked)]
    if not found and not any(one.again for one in asked.fleet):
        wanted = sum(one.load for one in asked.wanted)
        most = sum(one.capacity * one.count for one in asked.fleet)
        if wanted > most:
            found = [(-1, Fault("routes.vrp_loads", {"load": wanted, "most": most}))]
    return found[:MOST_TOLD]


def _each(asked: Asked) -> list[tuple[int, Fault]]:
    near = [shortest(one) for one in asked.ways] if len(asked.ways[0]) <= MOST_PLACES else None
    found = []
    for one in asked.wanted:
        faults = [_hinders(asked, near, fleet, one) for fleet in asked.fleet]
        if faults and None not in faults:
            # The vehicle that comes nearest to it says why: it fails at the last of the tests.
            found.append((one.place, max((x for x in faults if x), key=lambda x: ORDER[x.code])))
    return found


ORDER = {
    "routes.vrp_not_allowed": 0,
    "routes.vrp_load": 1,
    "routes.vrp_late": 2,
    "routes.vrp_not_back": 3,
    "routes.vrp_long": 4,
    "routes.vrp_shift": 5,
}


def _hinders(asked: Asked, near: Sequence[Whole] | None, fleet: Fleet, one: Wanted) -> Fault | None:
    if asked.ways[fleet.ways][fleet.depot, one.place] >= asked.never:
        return Fault("routes.vrp_not_allowed")
    if one.load > fleet.capacity:
        return Fault("routes.vrp_load", {"load": one.load, "most": fleet.capacity})
    return None if near is None else _too_far(near[fleet.ways], fleet, one)


def _too_far(ways: Whole, fleet: Fleet, one: Wanted) -> Fault | None:
    out, back = int(ways[fleet.depot, one.place]), int(ways[one.place, fleet.depot])
    arrives = fleet.opens + out
    if arrives > one.latest or one.earliest > one.latest:
        return Fault("routes.vrp_late", {"time": max(arrives, one.earliest), "most": one.latest})
    home = max(arrives, one.earliest) + one.stay + back
    if home > fleet.closes:
        return Fault("routes.vrp_not_back", {"time": home, "most": fleet.closes})
    if out + back > fleet.longest:
        return Fault("routes.vrp_long", {"time": out + back, "most": fleet.longest})
    if out + one.stay + back > fleet.shift:
        return Fault("routes.vrp_shift", {"time": out + one.stay + back, "most": fleet.shift})
    return None


def shortest(ways: Whole) -> Whole:
    """The shortest way between any two places, over any others."""
    found = ways.astype(np.int64)
    for over in range(len(found)):
        np.minimum(found, found[:, over, None] + found[None, over, :], out=found)
    return found

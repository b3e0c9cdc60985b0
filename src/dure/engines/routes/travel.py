"""Travel (이동): seconds and metres between places, from a straight line or from measured tables.

A straight line is stretched by a factor for each mode: roads in a Korean county wind. Both figures
are defaults that a plan may set; a measured table (`travel` in the plan) is believed instead.
"""

import math
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dure.engines.routes.types import Courier, Kitchen, Matrix, Plan, Settings, Spot, Stop

EARTH_M = 6_371_000.0
SPEED_KMH = {"walk": 3.6, "bike": 11.0, "ebike": 14.0, "car": 28.0}
DETOUR = {"walk": 1.25, "bike": 1.3, "ebike": 1.3, "car": 1.4}

Whole = NDArray[np.int64]


class Ways(Protocol):
    """Ways (이동 시간표): what any source of travel times gives: seconds and metres by place."""

    def table(self, courier: Courier, places: Sequence[str]) -> tuple[Whole, Whole]:
        """Seconds and metres from each place to each, for this courier; rows are origins."""


class StraightLines:
    """Straight lines (직선거리): great circles, stretched by the mode's factor."""

    def __init__(self, spots: dict[str, Spot], settings: Settings) -> None:
        self._spots = spots
        self._settings = settings

    def table(self, courier: Courier, places: Sequence[str]) -> tuple[Whole, Whole]:
        """See Ways. The courier's own speed goes before the mode's."""
        lines = great_circles([self._spots[name] for name in places])
        factor = self._settings.detour.get(courier.mode, DETOUR[courier.mode])
        usual = self._settings.speed_kmh.get(courier.mode, SPEED_KMH[courier.mode])
        metres = lines * factor
        seconds = metres / ((courier.speed_kmh or usual) / 3.6)
        return np.ceil(seconds).astype(np.int64), np.rint(metres).astype(np.int64)


class Measured:
    """Measured ways (실측 이동표): a table of the plan; what it does not name is a straight line."""

    def __init__(self, matrices: Sequence[Matrix], otherwise: Ways) -> None:
        self._by_mode = {one.mode: one for one in matrices}
        self._otherwise = otherwise

    def table(self, courier: Courier, places: Sequence[str]) -> tuple[Whole, Whole]:
        """See Ways. A table holds for its mode whatever the courier's own speed."""
        seconds, metres = self._otherwise.table(courier, places)
        matrix = self._by_mode.get(courier.mode)
        if matrix is None:
            return seconds, metres
        at = {name: number for number, name in enumerate(matrix.places)}
        known = [number for number, name in enumerate(places) if name in at]
        if known:
            theirs = np.array([at[places[number]] for number in known])
            cells = np.ix_(known, known)
            seconds[cells] = np.array(matrix.seconds, np.int64)[np.ix_(theirs, theirs)]
            if matrix.metres is not None:
                metres[cells] = np.array(matrix.metres, np.int64)[np.ix_(theirs, theirs)]
        return seconds, metres


def ways_of(plan: Plan) -> Ways:
    """The source of travel times of this plan."""
    lines = StraightLines(spots_of(plan), plan.settings)
    return Measured(plan.travel, lines) if plan.travel else lines


def ways_in(plan: Plan, courier: Courier) -> dict[str, int]:
    """Seconds from the courier's own start to each kitchen; nothing for who starts there."""
    if courier.start is None:
        return {kitchen.id: 0 for kitchen in plan.kitchens}
    names = [f"{courier.id}:start", *(kitchen.id for kitchen in plan.kitchens)]
    seconds, _ = ways_of(plan).table(courier, names)
    return {name: int(way) for name, way in zip(names[1:], seconds[0, 1:], strict=True)}


def spots_of(plan: Plan) -> dict[str, Spot]:
    """Where every place is: kitchens and stops by their ids, own starts and ends by the courier."""
    here: Sequence[Kitchen | Stop] = (*plan.kitchens, *plan.stops)
    spots: dict[str, Spot] = {one.id: one for one in here}
    for courier in plan.couriers:
        for word, spot in (("start", courier.start), ("end", courier.end)):
            if spot is not None:
                spots[f"{courier.id}:{word}"] = spot
    return spots


def great_circles(spots: Sequence[Spot]) -> NDArray[np.float64]:
    """Metres along the earth from each spot to each."""
    lat = np.radians(np.array([spot.lat for spot in spots], float))
    lon = np.radians(np.array([spot.lon for spot in spots], float))
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    return np.asarray(2 * EARTH_M * np.arcsin(np.minimum(1, np.sqrt(half))), float)


def minutes(seconds: float) -> float:
    """Seconds as minutes with one decimal, for people."""
    return math.floor(seconds / 6 + 0.5) / 10

"""OSRM's table service: what is asked (`/table/v1/…`), and how its answer is read.

Its servers take up to 100 coordinates at once unless told otherwise: fifty origins and fifty ends.
"""

from collections.abc import Sequence
from typing import Any

from dure.engines.routes.roads.tables import Cells, Spot

SIDE = 50
PROFILES = {"walk": "foot", "bike": "bike", "ebike": "bike", "car": "car"}


def path(mode: str, origins: Sequence[Spot], ends: Sequence[Spot]) -> str:
    """The address of a question behind that of the server."""
    there = ";".join(",".join(spot.written) for spot in (*origins, *ends))
    sources = ";".join(map(str, range(len(origins))))
    targets = ";".join(map(str, range(len(origins), len(origins) + len(ends))))
    asked = f"sources={sources}&destinations={targets}&annotations=duration,distance"
    return f"/table/v1/{PROFILES[mode]}/{there}?{asked}&generate_hints=false"


def answer(told: Any) -> tuple[Cells, Cells]:
    """Seconds and metres; ValueError with OSRM's own code where it could not answer."""
    if told.get("code") != "Ok":
        raise ValueError(str(told.get("code", "?")))
    seconds = told["durations"]
    metres = told.get("distances") or [[None] * len(row) for row in seconds]
    return seconds, metres


def without_metres(asked: str) -> str:
    """The same question without metres: servers of one kind (MLD) did not know them for long."""
    return asked.replace("annotations=duration,distance", "annotations=duration")

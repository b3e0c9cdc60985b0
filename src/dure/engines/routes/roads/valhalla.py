"""Valhalla's time-distance matrix: what is asked (`/sources_to_targets`), and how its answer is read.

Its servers take 2,500 pairs at once unless told otherwise: fifty origins and fifty ends. Older ones
answer a list of pairs for each origin, newer ones also two bare tables; both are read.
"""

from collections.abc import Sequence
from typing import Any

from dure.engines.routes.roads.tables import Cells, Spot

SIDE = 50
PATH = "/sources_to_targets"
COSTING = {"walk": "pedestrian", "bike": "bicycle", "ebike": "bicycle", "car": "auto"}
METRES = {"kilometers": 1000.0, "km": 1000.0, "miles": 1609.344, "mi": 1609.344}


def body(mode: str, origins: Sequence[Spot], ends: Sequence[Spot]) -> dict[str, Any]:
    """The question, as JSON that is posted."""
    return {
        "sources": [_place(spot) for spot in origins],
        "targets": [_place(spot) for spot in ends],
        "costing": COSTING[mode],
        "units": "kilometers",
    }


def _place(spot: Spot) -> dict[str, float]:
    lon, lat = spot.written
    return {"lat": float(lat), "lon": float(lon)}


def answer(told: Any) -> tuple[Cells, Cells]:
    """Seconds and metres; ValueError with Valhalla's own number where it could not answer."""
    if "error_code" in told:
        raise ValueError(str(told["error_code"]))
    unit = METRES[told.get("units", "kilometers")]
    pairs = told["sources_to_targets"]
    if isinstance(pairs, dict):
        return pairs["durations"], [
            [_times(unit, one) for one in row] for row in pairs["distances"]
        ]
    return (
        [[pair["time"] for pair in row] for row in pairs],
        [[_times(unit, pair["distance"]) for pair in row] for row in pairs],
    )


def _times(unit: float, distance: float | None) -> float | None:
    return None if distance is None else distance * unit

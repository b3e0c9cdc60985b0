"""Instance ways (표준 이동표): the travel table of an instance, in each form that the format has.

What the library computes itself from coordinates is left to it; the other forms become a full matrix.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes.vrplib.text import Sheet

Table = NDArray[np.float64]
Cells = tuple[NDArray[np.intp], NDArray[np.intp]]
FROM_COORDINATES = {"EUC_2D", "CEIL_2D", "FLOOR_2D", "EXACT_2D"}
EARTH_KM = 6378.388  # the radius that the format prescribes for GEO


def ways_of_sheet(sheet: Sheet, size: int, file: str) -> Table | None:
    """The full matrix; None where the library computes it. BadPlan for a form that is not known."""
    kind = sheet.edges
    if kind in FROM_COORDINATES and "NODE_COORD" in sheet.sections:
        return None
    if kind == "EXPLICIT":
        return _explicit(sheet, size, file)
    if kind not in BY_COORDINATES or "NODE_COORD" not in sheet.sections:
        raise BadPlan(
            [Fault("routes.vrplib_ways", {"found": kind or "-"}, file, "EDGE_WEIGHT_TYPE")]
        )
    spots = sorted(row.numbers for row in sheet.sections["NODE_COORD"])
    between = BY_COORDINATES[kind]
    return np.array([[between(a[1:], b[1:]) for b in spots] for a in spots])


def _explicit(sheet: Sheet, size: int, file: str) -> Table:
    form = sheet.specs.get("EDGE_WEIGHT_FORMAT", "FULL_MATRIX").upper()
    if form not in CELLS:
        raise BadPlan([Fault("routes.vrplib_ways", {"found": form}, file, "EDGE_WEIGHT_FORMAT")])
    rows = sheet.sections.get("EDGE_WEIGHT", ())
    values = [value for row in rows for value in row.numbers]
    cells = CELLS[form](size)
    if len(values) != len(cells[0]):
        asked = {"count": len(cells[0]), "found": len(values), "form": form}
        raise BadPlan([Fault("routes.vrplib_weights", asked, file, "EDGE_WEIGHT_SECTION")])
    table = np.zeros((size, size))
    table[cells] = values
    return table if form == "FULL_MATRIX" else np.maximum(table, table.T)


def _all(size: int) -> Cells:
    rows, columns = np.indices((size, size)).reshape(2, -1)
    return rows, columns


def _lower(size: int, diagonal: int) -> Cells:
    return np.tril_indices(size, k=diagonal)


def _upper(size: int, diagonal: int) -> Cells:
    return np.triu_indices(size, k=diagonal)


# Below the diagonal column by column is above it row by row: the table has two equal halves.
CELLS: dict[str, Callable[[int], Cells]] = {
    "FULL_MATRIX": _all,
    "LOWER_ROW": lambda size: _lower(size, -1),
    "LOWER_DIAG_ROW": lambda size: _lower(size, 0),
    "UPPER_ROW": lambda size: _upper(size, 1),
    "UPPER_DIAG_ROW": lambda size: _upper(size, 0),
    "LOWER_COL": lambda size: _upper(size, 1),
    "LOWER_DIAG_COL": lambda size: _upper(size, 0),
    "UPPER_COL": lambda size: _lower(size, -1),
    "UPPER_DIAG_COL": lambda size: _lower(size, 0),
}


def _streets(a: Sequence[float], b: Sequence[float]) -> float:
    return math.floor(abs(a[0] - b[0]) + abs(a[1] - b[1]) + 0.5)


def _longer_side(a: Sequence[float], b: Sequence[float]) -> float:
    return max(math.floor(abs(x - y) + 0.5) for x, y in zip(a, b, strict=True))


def _pseudo_euclidean(a: Sequence[float], b: Sequence[float]) -> float:
    return math.ceil(math.sqrt(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) / 10) - 1e-9)


def _on_earth(a: Sequence[float], b: Sequence[float]) -> float:
    """Kilometres between degrees.minutes, cut as the format says it."""
    (lat1, lon1), (lat2, lon2) = ([_radians(value) for value in one] for one in (a, b))
    if (lat1, lon1) == (lat2, lon2):
        return 0
    q1, q2, q3 = math.cos(lon1 - lon2), math.cos(lat1 - lat2), math.cos(lat1 + lat2)
    inside = 0.5 * ((1 + q1) * q2 - (1 - q1) * q3)
    return int(EARTH_KM * math.acos(max(-1, min(1, inside))) + 1)


def _radians(value: float) -> float:
    degrees = math.trunc(value)
    return math.pi * (degrees + 5 * (value - degrees) / 3) / 180


BY_COORDINATES: dict[str, Callable[[Sequence[float], Sequence[float]], float]] = {
    "MAN_2D": _streets,
    "MAX_2D": _longer_side,
    "ATT": _pseudo_euclidean,
    "GEO": _on_earth,
}

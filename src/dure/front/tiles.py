"""Tiles (칸 지도): areas that nobody has drawn, a tile with a name each, neighbours together."""

import csv
import math
from collections.abc import Sequence
from functools import cache

from dure.engines.charts import About, Datum, Drawing, Tiles, draw_tiles
from dure.front.boundaries.folder import FOLDER

Spot = tuple[int, int]
FEWEST, MOST = 3, 30  # fewer say nothing by their places, more cannot be read


def tiles_of(areas: Sequence[Datum], about: About) -> Drawing | None:
    """A tile an area, at its known place or in reading order; nothing for a few or a great many."""
    if not FEWEST <= len(areas) <= MOST:
        return None
    placed = sorted(zip(places_of([area.code for area in areas]), areas, strict=True), key=_by_row)
    return draw_tiles(
        Tiles(
            about=about,
            areas=tuple(area for _spot, area in placed),
            spots=tuple(spot for spot, _area in placed),
        )
    )


def places_of(codes: Sequence[str]) -> list[Spot]:
    """Where each stands: as laid out in `boundaries/tiles.csv`, the others below in reading order."""
    known = [_layout().get(code.rpartition("=")[2]) for code in codes]
    taken = [spot for spot in known if spot is not None]
    columns = max((column + 1 for column, _row in taken), default=_square(len(codes)))
    below = max((row + 1 for _column, row in taken), default=0)
    missing = [code for code, spot in zip(codes, known, strict=True) if spot is None]
    later = {code: (at % columns, below + at // columns) for at, code in enumerate(missing)}
    return [spot or later[code] for code, spot in zip(codes, known, strict=True)]


def _square(count: int) -> int:
    return min(4, max(1, math.ceil(math.sqrt(count))))


def _by_row(one: tuple[Spot, Datum]) -> Spot:
    (column, row), _area = one
    return (row, column)


@cache
def _layout() -> dict[str, Spot]:
    with (FOLDER / "tiles.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)}

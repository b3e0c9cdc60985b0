"""Boundaries: old areas join their successors, and the border between them goes."""

from itertools import pairwise

import pytest

from dure.engines.charts import ChartFault, shapes_from, some_of
from dure.engines.charts.scale import ticks
from dure.engines.charts.shades import class_bounds, shade_of
from dure.engines.charts.shapes import outline
from dure.engines.charts.types import Datum

# Two townships side by side; the arc 0 is the border they share.
TOPOLOGY = {
    "type": "Topology",
    "objects": {
        "places": {
            "geometries": [
                {"type": "Polygon", "properties": {"code": "old-1"}, "arcs": [[0, 1]]},
                {"type": "Polygon", "properties": {"code": "old-2"}, "arcs": [[-1, 2]]},
            ]
        }
    },
    "arcs": [
        [[127, 35], [127, 36]],
        [[127, 36], [126, 36], [126, 35], [127, 35]],
        [[127, 35], [128, 35], [128, 36], [127, 36]],
    ],
}


def test_each_township_has_its_own_ring() -> None:
    rings = dict(shapes_from(TOPOLOGY).rings)
    assert [len(rings[code][0]) for code in ("old-1", "old-2")] == [4, 4]


def test_merged_townships_lose_the_border_between_them() -> None:
    merged = dict(shapes_from(TOPOLOGY, successors={"old-1": "new", "old-2": "new"}).rings)
    assert list(merged) == ["new"]
    strokes = [frozenset(pair) for run in outline(merged["new"]) for pair in pairwise(run)]
    assert len(strokes) == 6  # eight sides, less the shared one on both sides
    assert len(outline(dict(shapes_from(TOPOLOGY).rings)["old-1"])[0]) == 5


def test_the_same_boundaries_have_the_same_fingerprint() -> None:
    assert shapes_from(TOPOLOGY).fingerprint == shapes_from(TOPOLOGY).fingerprint
    assert (
        some_of(shapes_from(TOPOLOGY), ["old-1"]).fingerprint != shapes_from(TOPOLOGY).fingerprint
    )


def test_no_boundaries_is_said() -> None:
    with pytest.raises(ChartFault, match="no_shapes"):
        shapes_from({"features": []})


def test_classes_hold_shown_values_only_and_spread_over_the_shades() -> None:
    shown = [Datum(f"{n}", f"{n}", value=float(n)) for n in (10, 20, 30)]
    areas = (*shown, Datum("h", "h", "hidden"))
    cuts = class_bounds(areas)
    assert cuts == (10, 20, 30)
    assert [shade_of(value, cuts) for value in cuts] == [1, 2, 4]


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (171, 260), (-5, 5), (0, 0), (3.2, 3.2), (0, 1e9), (98.9, 99.7)]
)
def test_ticks_are_round_and_hold_everything(low: float, high: float) -> None:
    steps = ticks(low, high)
    assert steps[0] <= low <= high <= steps[-1]
    assert 2 <= len(steps) <= 8

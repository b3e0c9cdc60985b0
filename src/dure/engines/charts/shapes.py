"""Boundaries from TopoJSON or GeoJSON, brought into one plane; old areas join their successors.

Longitude is shrunk by the cosine of the middle latitude: at the size of a province or a country the
eye sees no difference to a proper projection, and north stays up.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2s
from typing import Any

from dure.engines.charts.types import ChartFault, Shapes

Ring = tuple[tuple[float, float], ...]


def shapes_from(
    source: Mapping[str, Any], code_key: str = "code", successors: Mapping[str, str] | None = None
) -> Shapes:
    """Shapes by area code. `successors` maps an old code to the code that is valid now.

    `source` is a parsed TopoJSON topology (its first object) or a GeoJSON feature collection in degrees;
    `code_key` names the property that holds the code.
    """
    now = successors or {}
    gathered: dict[str, list[Ring]] = defaultdict(list)
    for code, ring in _rings(source, code_key):
        gathered[now.get(code, code)].append(ring)
    if not gathered:
        raise ChartFault("charts.no_shapes")
    return Shapes(
        _fingerprint(gathered), tuple((code, tuple(gathered[code])) for code in sorted(gathered))
    )


def some_of(shapes: Shapes, codes: Iterable[str]) -> Shapes:
    """Only the shapes of `codes`: a county out of a country."""
    wanted = set(codes)
    kept = {code: list(rings) for code, rings in shapes.rings if code in wanted}
    if not kept:
        raise ChartFault("charts.no_shapes")
    return Shapes(_fingerprint(kept), tuple((code, tuple(kept[code])) for code in sorted(kept)))


def outline(rings: Iterable[Ring]) -> list[Ring]:
    """The border strokes of an area made of several: what two of its pieces share is left out."""
    count: dict[frozenset[tuple[float, float]], int] = defaultdict(int)
    for ring in rings:
        for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
            count[frozenset((start, end))] += 1
    return [run for ring in rings for run in _open_runs(ring, count)]


def _open_runs(ring: Ring, count: Mapping[frozenset[tuple[float, float]], int]) -> Iterator[Ring]:
    run: list[tuple[float, float]] = []
    for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
        if start == end:
            continue
        if count[frozenset((start, end))] > 1:
            if len(run) > 1:
                yield tuple(run)
            run = []
        else:
            run = [*(run or [start]), end] if len(run) < 2 else _longer(run, end)
    if len(run) > 1:
        yield tuple(run)


def _longer(run: list[tuple[float, float]], end: tuple[float, float]) -> list[tuple[float, float]]:
    run.append(end)
    return run


def _rings(source: Mapping[str, Any], code_key: str) -> Iterator[tuple[str, Ring]]:
    if source.get("type") == "Topology":
        arcs = _arcs(source)
        for geometry in next(iter(source["objects"].values()))["geometries"]:
            code = str(geometry.get("properties", {}).get(code_key, geometry.get("id", "")))
            for ring in _listed(geometry["type"], geometry.get("arcs", [])):
                yield code, _plane(_joined(ring, arcs))
    else:
        for feature in source.get("features", []):
            geometry = feature["geometry"]
            for ring in _listed(geometry["type"], geometry["coordinates"]):
                yield str(feature["properties"][code_key]), _plane([(p[0], p[1]) for p in ring])


def _listed(kind: str, nested: list[Any]) -> Iterator[list[Any]]:
    """The rings of a Polygon or MultiPolygon; other kinds have none."""
    if kind == "Polygon":
        yield from nested
    elif kind == "MultiPolygon":
        for polygon in nested:
            yield from polygon


def _arcs(topology: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    (kx, ky), (dx, dy) = (
        topology.get("transform", {}).get(key, default)
        for key, default in (("scale", (1, 1)), ("translate", (0, 0)))
    )
    quantised = "transform" in topology
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0.0
        points = []
        for px, py, *_rest in arc:
            x, y = (x + px, y + py) if quantised else (px, py)
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def _joined(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """One ring out of arcs; `~index` means the arc walked backwards, as TopoJSON has it."""
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _plane(points: list[tuple[float, float]]) -> Ring:
    shrink = math.cos(math.radians(36.2))  # the middle of Korea; fixed, so that all maps agree
    ring = tuple((round(x * shrink, 6), round(-y, 6)) for x, y in points)
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _fingerprint(gathered: Mapping[str, list[Ring]]) -> str:
    return blake2s(repr(sorted(gathered.items())).encode(), digest_size=8).hexdigest()

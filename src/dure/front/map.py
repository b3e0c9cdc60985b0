"""Maps of numbers: provinces, and the cities, counties and districts where data stands there.

Drawn as Statistics Korea drew them in 2018, joined where they were joined by law since.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dure.engines.charts import (
    About,
    AreaMap,
    Datum,
    Drawing,
    Shapes,
    draw_map,
    shapes_from,
    some_of,
)
from dure.front.boundaries.folder import FOLDER
from dure.front.tiles import tiles_of
from dure.kernel.words import Words

# Statistics Korea's province codes of 2018 as the codes in force in November 2026 (domain §4.6).
TODAY = {
    "11": "11",
    "21": "26",
    "22": "27",
    "23": "28",
    "24": "12",
    "25": "30",
    "26": "31",
    "29": "36",
    "31": "41",
    "32": "51",
    "33": "43",
    "34": "44",
    "35": "52",
    "36": "12",
    "37": "47",
    "38": "48",
    "39": "50",
}
TOWNS = Words("시·군·구", "Cities, counties, districts")
FEW_PROVINCES = 4  # up to so many are drawn alone, large; with more the whole country is drawn


@dataclass(frozen=True, slots=True)
class Mapped:
    """One map with the name of its level.

    `beside` names areas that have no shape, `together` those that were split from one and share its.
    """

    name: Words
    chart: Drawing
    beside: tuple[str, ...]
    together: tuple[str, ...] = ()
    tiles: bool = False


def maps_of(areas: Sequence[Datum], about: About) -> list[Mapped]:
    """The maps that say something: at least two areas of one level. Codes are places of today."""
    towns = _at_towns(areas)
    return [
        *_map(Words("시·도", "Provinces"), _at_provinces(areas), provinces(), about),
        *_map(TOWNS, towns, _around(frozenset(one.code for one in towns)), about),
        *_tiled(areas, about),
    ]


def _tiled(areas: Sequence[Datum], about: About) -> Iterator[Mapped]:
    """읍·면·동 have no boundaries here: a tile each."""
    chart = tiles_of([one for one in areas if not one.code.endswith("00000")], about)
    if chart is not None:
        yield Mapped(Words("읍·면·동", "Towns"), chart, (), tiles=True)


def _map(
    name: Words, areas: Sequence[Datum], shapes: Shapes | None, about: About
) -> Iterator[Mapped]:
    drawn = {code for code, _ in shapes.rings} if shapes else set()
    shapes_of = {area.code: _split().get(area.code, area.code) for area in areas}
    if shapes is None or sum(shapes_of[area.code] in drawn for area in areas) < 2:
        return
    shared = _shared(areas, drawn)
    chart = draw_map(AreaMap(about=about, areas=tuple(areas), shapes=shapes, shared=shared))
    together = {code for _shape, codes in shared for code in codes}
    yield Mapped(
        name,
        chart,
        tuple(area.name for area in areas if shapes_of[area.code] not in drawn),
        tuple(area.name for area in areas if area.code in together),
    )


def _shared(areas: Sequence[Datum], drawn: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Old shapes that stand for several areas of today, of which at least one is asked about."""
    asked: dict[str, list[str]] = {}
    for area in areas:
        shape = _split().get(area.code)
        if shape in drawn:
            asked.setdefault(str(shape), []).append(area.code)
    return tuple((shape, tuple(codes)) for shape, codes in sorted(asked.items()))


@cache
def _split() -> dict[str, str]:
    """Areas made of one that was split, by the shape of the old one; no new border is published yet."""
    with (FOLDER / "split.csv").open(encoding="utf-8", newline="") as lines:
        return {row["place_code"]: row["shape_code"] for row in csv.DictReader(lines)}


@cache
def provinces() -> Shapes:
    """The provinces of today, by their two-digit code; 24 and 36 are one since July 2026."""
    return shapes_from(_read("provinces_2018.topo.json"), code_key="code", successors=TODAY)


def _at_provinces(areas: Sequence[Datum]) -> list[Datum]:
    return [
        Datum(area.code[:2], area.name, area.state, area.value, href=area.href)
        for area in areas
        if _is_province(area.code)
    ]


def _at_towns(areas: Sequence[Datum]) -> list[Datum]:
    towns = [one for one in areas if one.code.endswith("00000") and not _is_province(one.code)]
    # Where a city and its districts both have numbers, the districts are drawn.
    halves = {_city_of(one.code) for one in towns if one.code != _city_of(one.code)}
    return [one for one in towns if one.code not in halves]


def _is_province(code: str) -> bool:
    return code[2:].strip("0") == ""


def _city_of(code: str) -> str:
    """The city that a district of a city belongs to: 수원시 장안구 4111100000 → 4111000000."""
    return f"{code[:4]}000000"


@lru_cache(maxsize=32)
def _around(codes: frozenset[str]) -> Shapes | None:
    """The towns of the provinces that `codes` lie in; districts joined to a city asked about."""
    if len(codes) < 2:
        return None
    successors = {
        drawn: code if code in codes or _city_of(code) not in codes else _city_of(code)
        for drawn, code in _towns_of_today().items()
    }
    shapes = shapes_from(_read("sigungu_2018.topo.json"), code_key="code", successors=successors)
    inside = {code[:2] for code in codes}
    if len(inside) > FEW_PROVINCES:
        return shapes
    near = [code for code, _ in shapes.rings if code[:2] in inside]
    return some_of(shapes, near) if near else shapes


@cache
def _towns_of_today() -> dict[str, str]:
    with (FOLDER / "sigungu_codes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["kostat_2018"]: row["place_code"] for row in csv.DictReader(lines)}


def _read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))

"""The map of published numbers: provinces as they are drawn, joined where they were joined by law."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dure.engines.charts import About, AreaMap, Drawing, Shapes, draw_map, shapes_from
from dure.front.shown import datum_of
from dure.kernel.words import spoken_language
from dure.measurement.types.numbers import NumberCard

BOUNDARIES = Path(__file__).parent / "boundaries" / "provinces_2018.topo.json"
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


@cache
def provinces() -> Shapes:
    """The provinces of today, by their two-digit code; 24 and 36 are one since July 2026."""
    source = json.loads(BOUNDARIES.read_text(encoding="utf-8"))
    return shapes_from(source, code_key="code", successors=TODAY)


def map_of(places: Sequence[NumberCard], card: NumberCard) -> Drawing | None:
    """A map of the provinces among the places; nothing where there are fewer than two."""
    in_provinces = [one for one in places if one.place_code[2:].strip("0") == ""]
    if len(in_provinces) < 2:
        return None
    language = spoken_language()
    areas = tuple(
        datum_of(one, code=one.place_code[:2], name=one.where_words, href=f"/n/{one.address}/")
        for one in in_provinces
    )
    about = About(
        title=card.name.in_language(language),
        unit=card.unit.in_language(language),
        decimals=card.decimals,
        language=language,
    )
    return draw_map(AreaMap(about=about, areas=areas, shapes=provinces()))

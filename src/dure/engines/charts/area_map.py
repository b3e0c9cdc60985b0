"""A number by administrative area: five shades, a hatch for what is hidden, a title and a link each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby, pairwise

from dure.engines.charts import ink
from dure.engines.charts.check import check_several
from dure.engines.charts.explain import tell_several
from dure.engines.charts.fingerprint import name_of
from dure.engines.charts.shapes import outline
from dure.engines.charts.types import (
    HIDDEN,
    NOT_APPLICABLE,
    NOT_REPORTED,
    VALUE,
    AreaMap,
    Datum,
    Drawing,
)
from dure.engines.charts.words import plain, word, written

SHADES = 5
LEGEND = 34.0
MANY = 8000  # with more corners than this the grid is coarser: the page is half as heavy
NOTHING = ' data-q="0" fill="#e6e1d3"'


Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """How far the shapes are moved and grown to fit the sheet."""

    left: float
    top: float
    grow: float
    height: float
    fine: int  # steps to a point

    def snapped(self, rings: Iterable[Ring]) -> list[Ring]:
        """The rings on a grid: neighbours still touch, and what the eye cannot see is gone."""
        return [ring for ring in map(self._on_grid, rings) if len(ring) > 2]

    def _on_grid(self, ring: Ring) -> Ring:
        spots = ((self._place(x - self.left), self._place(y - self.top)) for x, y in ring)
        return tuple(spot for spot, _again in groupby(spots))

    def _place(self, along: float) -> float:
        return round((along * self.grow + 4) * self.fine) / self.fine


def _steps(ring: Ring) -> str:
    """Path data of a ring: absolute once, then relative steps, which are short."""
    moves = [(x - px, y - py) for (px, py), (x, y) in pairwise(ring)]
    start = f"M{ring[0][0]:g} {ring[0][1]:g}l"
    return start + " ".join(f"{dx:g} {dy:g}" for dx, dy in moves)


@lru_cache(maxsize=64)
def draw_map(area_map: AreaMap) -> Drawing:
    """The areas that have a shape; areas without one stand in the table only."""
    check_several(area_map.areas)
    about = area_map.about
    told = tell_several(about, area_map.areas)
    uid = name_of((about, area_map.areas, area_map.shapes.fingerprint))
    cuts = class_bounds(area_map.areas)
    sheets = []
    for mark, width in (("w", 640.0), ("n", 350.0)):
        frame = _frame(area_map, width)
        keys = _legend(area_map, cuts, (width, frame.height + 8), f"{uid}{mark}")
        body = [ink.hatch(f"{uid}{mark}"), *_areas(area_map, frame, cuts, f"{uid}{mark}"), *keys]
        rows = 1 if width > 400 else 2
        size = (width, frame.height + 12 + LEGEND * rows * bool(keys))
        sheets.append(ink.sheet(f"{uid}{mark}", size, about.title, told, body))
    heads = (word("place", about.language), word("value", about.language))
    rows_told = tuple((area.name, written(area, about)) for area in area_map.areas)
    return Drawing(about.title, sheets[0], sheets[1], told, heads, rows_told)


def class_bounds(areas: tuple[Datum, ...]) -> tuple[float, ...]:
    """The lower bounds of the classes: equal numbers of areas in each, made from shown values only."""
    known = sorted({area.value for area in areas if area.value is not None})
    count = min(SHADES, len(known))
    return tuple(known[len(known) * index // count] for index in range(count))


def _frame(area_map: AreaMap, width: float) -> _Frame:
    spots = [spot for _code, rings in area_map.shapes.rings for ring in rings for spot in ring]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    grow = min((width - 8) / ((right - left) or 1), width * 1.15 / ((bottom - top) or 1))
    fine = 2 if len(spots) <= MANY else 1
    return _Frame(
        left - ((width - 8) / grow - (right - left)) / 2, top, grow, (bottom - top) * grow + 8, fine
    )


def _areas(area_map: AreaMap, frame: _Frame, cuts: tuple[float, ...], uid: str) -> Iterator[str]:
    known = {area.code: area for area in area_map.areas}
    for code, rings in area_map.shapes.rings:
        seen = frame.snapped(rings)
        shape = "".join(f"{_steps(ring)}z" for ring in seen)
        border = outline(seen)
        joined = [len(run) for run in border] != [len(ring) + 1 for ring in seen]
        area = known.get(code)
        if area is None or area.state not in (VALUE, HIDDEN):
            yield ink.path("no-edge", shape, f'{NOTHING} fill-rule="evenodd"')
        else:
            fill = _fill(area, cuts, uid)
            yield _area(area, area_map, shape, fill, "area" if joined else "edged")
        if joined:  # made of several old areas: the borders between them are gone
            yield ink.path("edge", "".join(_steps(run) for run in border))


def _area(area: Datum, area_map: AreaMap, shape: str, fill: str, cls: str) -> str:
    title = escape(f"{area.name} {written(area, area_map.about)}")
    cls = "hatched" if area.state == HIDDEN else cls
    drawn = ink.path(cls, shape, f'{fill} fill-rule="evenodd"', title)
    return ink.link(area.href, drawn).replace("<a ", f'<a aria-label="{title}" ', 1)


def _fill(area: Datum, cuts: tuple[float, ...], uid: str) -> str:
    if area.value is None:
        return f' fill="url(#{uid}-h)"'
    return _shade(shade_of(area.value, cuts))


def shade_of(value: float, cuts: tuple[float, ...]) -> int:
    """The class of `value`, 1 (lightest) to 5; fewer classes are spread over the shades."""
    place = bisect_right(cuts, value)
    return place if len(cuts) >= SHADES else 1 + (place - 1) * SHADES // max(len(cuts), 1)


def _classes(area_map: AreaMap, cuts: tuple[float, ...]) -> Iterator[tuple[float, str]]:
    known = sorted(area.value for area in area_map.areas if area.value is not None)
    for low, following in zip(cuts, (*cuts[1:], float("inf")), strict=False):
        high = max(value for value in known if low <= value < following)
        ends = (plain(low, area_map.about.decimals), plain(high, area_map.about.decimals))
        yield low, "–".join(dict.fromkeys(ends))


def _shade(step: int) -> str:
    return f' data-q="{step}" fill="#1f6a52" fill-opacity="{step * 0.2:.1f}"'


def _legend(
    area_map: AreaMap, cuts: tuple[float, ...], corner: tuple[float, float], uid: str
) -> list[str]:
    width, top = corner
    about = area_map.about
    keys = [(_shade(shade_of(low, cuts)), "area", said) for low, said in _classes(area_map, cuts)]
    states = {area.state for area in area_map.areas}
    if HIDDEN in states:
        keys.append((f' fill="url(#{uid}-h)"', "hatched", word(HIDDEN, about.language)))
    absent = [state for state in (NOT_REPORTED, NOT_APPLICABLE) if state in states]
    if absent:
        said = " · ".join(word(state, about.language) for state in absent)
        keys.append((f'{NOTHING} stroke="#8c8470"', "no-edge", said))
    drawn, x, y = [], 4.0, top
    for fill, cls, said in keys:
        long = ink.wide(said, 13) + 42
        if x + long > width:
            x, y = 4.0, y + LEGEND * 0.8
        drawn += [
            ink.box(cls, (x, y + 4), (18, 14), fill),
            ink.text("note", (x + 24, y + 16), said, size=13),
        ]
        x += long
    return drawn

"""A number by administrative area: five shades, a hatch for what is hidden, a title and a link each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby, pairwise

from dure.engines.charts import ink
from dure.engines.charts.check import check_several
from dure.engines.charts.explain import tell_several
from dure.engines.charts.fingerprint import name_of
from dure.engines.charts.shades import NOTHING, class_bounds, fill_of, legend
from dure.engines.charts.shapes import outline
from dure.engines.charts.types import HIDDEN, VALUE, AreaMap, Datum, Drawing
from dure.engines.charts.words import stated, word

MANY = 8000  # with more corners than this the grid is coarser: the page is half as heavy


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
    uid = name_of((about, area_map.areas, area_map.shapes.fingerprint, area_map.shared))
    single = _single(area_map)
    cuts = class_bounds(single)
    sheets = []
    for mark, width in (("w", 640.0), ("n", 350.0)):
        frame = _frame(area_map, width)
        shared = bool(area_map.shared)
        keys, foot = legend(
            single, about, cuts, (width, frame.height + 8), f"{uid}{mark}", shared=shared
        )
        body = [ink.hatch(f"{uid}{mark}"), *_areas(area_map, frame, cuts, f"{uid}{mark}"), *keys]
        size = (width, foot + 4)
        sheets.append(ink.sheet(f"{uid}{mark}", size, about.title, told, body))
    heads = (word("place", about.language), word("value", about.language))
    rows_told = tuple((area.name, stated(area, about)) for area in area_map.areas)
    links = tuple(ink.local(area.href) for area in area_map.areas)
    return Drawing(about.title, sheets[0], sheets[1], told, heads, rows_told, links)


def _single(area_map: AreaMap) -> list[Datum]:
    """The areas with a shape of their own."""
    together = {code for _shape, codes in area_map.shared for code in codes}
    return [area for area in area_map.areas if area.code not in together]


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
    known = {area.code: area for area in _single(area_map)}
    shared = dict(area_map.shared)
    for code, rings in area_map.shapes.rings:
        seen = frame.snapped(rings)
        shape = "".join(f"{_steps(ring)}z" for ring in seen)
        border = outline(seen)
        joined = [len(run) for run in border] != [len(ring) + 1 for ring in seen]
        area = known.get(code)
        if code in shared:
            yield _together(area_map, shared[code], shape, uid)
        elif area is None or area.state not in (VALUE, HIDDEN):
            yield ink.path("no-edge", shape, f'{NOTHING} fill-rule="evenodd"')
        else:
            fill = fill_of(area, cuts, uid)
            yield _area(area, area_map, shape, fill, "area" if joined else "edged")
        if joined:  # made of several old areas: the borders between them are gone
            yield ink.path("edge", "".join(_steps(run) for run in border))


def _area(area: Datum, area_map: AreaMap, shape: str, fill: str, cls: str) -> str:
    title = escape(f"{area.name} {stated(area, area_map.about)}")
    cls = "hatched" if area.state == HIDDEN else cls
    drawn = ink.path(cls, shape, f'{fill} fill-rule="evenodd"', title)
    return ink.link(area.href, drawn).replace("<a ", f'<a aria-label="{title}" ', 1)


def _together(area_map: AreaMap, codes: tuple[str, ...], shape: str, uid: str) -> str:
    """One old shape for several areas of today: no shade, since none of them fills it alone."""
    known = {area.code: area for area in area_map.areas}
    inside = [known[code] for code in codes if code in known]
    title = escape(" · ".join(f"{one.name} {stated(one, area_map.about)}" for one in inside))
    return ink.path("hatched", shape, f' fill="url(#{uid}-s)" fill-rule="evenodd"', title)

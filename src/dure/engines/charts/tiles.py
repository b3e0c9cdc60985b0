"""Areas nobody has drawn: one equal tile each, with its name, so that a county without borders is seen."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from dure.engines.charts import ink
from dure.engines.charts.check import check_several, check_spots
from dure.engines.charts.explain import tell_several
from dure.engines.charts.fingerprint import name_of
from dure.engines.charts.shades import NOTHING, class_bounds, fill_of, legend, shade_of
from dure.engines.charts.types import HIDDEN, VALUE, Datum, Drawing, Tiles
from dure.engines.charts.words import stated, word, written

CLASSES = 3  # writing must be read on every shade
GAP = 5.0
SIZES = (15, 14, 13, 12)  # a long name is written smaller before it is cut
DARK = 4  # from this shade on, writing is light


@lru_cache(maxsize=64)
def draw_tiles(tiles: Tiles) -> Drawing:
    """Each area at its (column, row), shaded by its value; size and shape mean nothing."""
    check_several(tiles.areas)
    check_spots(tiles.areas, tiles.spots)
    about, uid = tiles.about, name_of(tiles)
    told = tell_several(about, tiles.areas)
    cuts = class_bounds(tiles.areas, CLASSES)
    sheets = []
    for mark, width, tallest in (("w", 560.0, 92.0), ("n", 350.0, 76.0)):
        name = f"{uid}{mark}"
        height, drawn = _tiles(tiles, cuts, (width, tallest), name)
        keys, foot = legend(tiles.areas, about, cuts, (width, height + 6), name)
        size = (width, foot + 4)
        sheets.append(ink.sheet(name, size, about.title, told, [ink.hatch(name), *drawn, *keys]))
    heads = (word("place", about.language), word("value", about.language))
    rows = tuple((area.name, stated(area, about)) for area in tiles.areas)
    links = tuple(ink.local(one.href) for one in tiles.areas)
    return Drawing(about.title, sheets[0], sheets[1], told, heads, rows, links)


def _tiles(
    tiles: Tiles, cuts: tuple[float, ...], sheet: tuple[float, float], uid: str
) -> tuple[float, list[str]]:
    """The tiles, and how far down they reach."""
    width, tallest = sheet
    columns = 1 + max(column for column, _row in tiles.spots)
    rows = 1 + max(row for _column, row in tiles.spots)
    side = (width - GAP * (columns - 1)) / columns
    tall = min(tallest, side)
    drawn = [
        ink.link(
            area.href, "".join(_tile(tiles, area, cuts, uid, at=at, size=(side, tall)))
        ).replace(
            "<a ", f'<a aria-label="{escape(f"{area.name} {stated(area, tiles.about)}")}" ', 1
        )
        for area, (column, row) in zip(tiles.areas, tiles.spots, strict=True)
        for at in [(column * (side + GAP), row * (tall + GAP))]
    ]
    return rows * (tall + GAP) - GAP, drawn


def _tile(
    tiles: Tiles,
    area: Datum,
    cuts: tuple[float, ...],
    uid: str,
    *,
    at: tuple[float, float],
    size: tuple[float, float],
) -> Iterator[str]:
    (x, y), (side, tall) = at, size
    shown = area.state in (VALUE, HIDDEN)
    over = area.value is not None and shade_of(area.value, cuts) >= DARK
    cls = "hatched" if area.state == HIDDEN else "area" if shown else "no-edge"
    yield ink.box(cls, at, size, fill_of(area, cuts, uid) if shown else NOTHING)
    if area.state == HIDDEN:  # a plain ground under the writing: it must be read on the hatch
        yield ink.box("under", (x + 4, y + 4), (side - 8, min(tall - 8, 48.0)))
    room, said = side - 16, written(area, tiles.about)
    if ink.wide(said, SIZES[-1]) > room and area.state == VALUE:
        said = said.partition(" ")[0]  # the legend says the unit as well
    name = area.name if ink.wide(area.name, SIZES[-1]) <= room else _stem(area.name)
    size_of = {one: ink.largest(one, SIZES, room) for one in (name, said)}
    yield ink.text(
        "over" if over else "name",
        (x + 10, y + 23),
        ink.fitted(name, size_of[name], room),
        size=size_of[name],
    )
    yield ink.text(
        "over" if over else "note" if area.value is None else "name",
        (x + 10, y + 44),
        ink.fitted(said, size_of[said], room),
        size=size_of[said],
    )


def _stem(name: str) -> str:
    """Soljae of Soljae-myeon: among its neighbours it is known by that, and the table says the whole."""
    return name.partition("-")[0]

"""Shades: classes of equal numbers of areas, made from shown values only, and their legend."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dure.engines.charts import ink
from dure.engines.charts.types import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, About, Datum
from dure.engines.charts.words import plain, word

SHADES = 5
LEGEND = 34.0
NOTHING = ' data-q="0" fill="#e6e1d3"'


def class_bounds(areas: Sequence[Datum], most: int = SHADES) -> tuple[float, ...]:
    """The lower bounds of the classes: equal numbers of areas in each, made from shown values only."""
    known = sorted({area.value for area in areas if area.value is not None})
    count = min(most, len(known))
    # Where many areas have the same number, fewer classes are left.
    return tuple(dict.fromkeys(known[len(known) * index // count] for index in range(count)))


def shade_of(value: float, cuts: tuple[float, ...]) -> int:
    """The class of `value`, 1 (lightest) to 5; fewer classes are spread over the shades."""
    place = bisect_right(cuts, value)
    return place if len(cuts) >= SHADES else 1 + (place - 1) * SHADES // max(len(cuts), 1)


def fill_of(area: Datum, cuts: tuple[float, ...], uid: str) -> str:
    """The fill of an area with a value or a hidden one: its shade, or the hatch named by `uid`."""
    if area.value is None:
        return f' fill="url(#{uid}-h)"'
    return _shade(shade_of(area.value, cuts))


def _shade(step: int) -> str:
    return f' data-q="{step}" fill="#1f6a52" fill-opacity="{step * 0.2:.1f}"'


def legend(
    areas: Sequence[Datum],
    about: About,
    cuts: tuple[float, ...],
    corner: tuple[float, float],
    uid: str,
    *,
    shared: bool = False,
) -> tuple[list[str], float]:
    """What each shade says, and the marks of what has none; `corner` is (width, top).

    With it comes how far down it reaches.
    """
    width, top = corner
    drawn: list[str] = []
    x, y = 4.0, top
    for fill, cls, said in _keys(areas, about, cuts, uid, shared=shared):
        long = ink.wide(said, 13) + 42
        if x + long > width and x > 4.0:
            x, y = 4.0, y + LEGEND * 0.8
        drawn += [
            ink.box(cls, (x, y + 4), (18, 14), fill),
            ink.text("note", (x + 24, y + 16), said, size=13),
        ]
        x += long
    return drawn, (y + LEGEND if drawn else top)


def _keys(
    areas: Sequence[Datum], about: About, cuts: tuple[float, ...], uid: str, *, shared: bool
) -> Iterator[tuple[str, str, str]]:
    for low, said in _classes(areas, about, cuts):
        yield _shade(shade_of(low, cuts)), "area", said
    states = {area.state for area in areas}
    if HIDDEN in states:
        yield f' fill="url(#{uid}-h)"', "hatched", word(HIDDEN, about.language)
    if shared:
        yield f' fill="url(#{uid}-s)"', "hatched", word("shared", about.language)
    absent = [state for state in (NOT_REPORTED, NOT_APPLICABLE) if state in states]
    if absent:
        said = " · ".join(word(state, about.language) for state in absent)
        yield f'{NOTHING} stroke="#8c8470"', "no-edge", said


def _classes(
    areas: Sequence[Datum], about: About, cuts: tuple[float, ...]
) -> Iterator[tuple[float, str]]:
    known = sorted(area.value for area in areas if area.value is not None)
    if not known:
        return
    for low, following in zip(cuts, (*cuts[1:], float("inf")), strict=True):
        high = max(value for value in known if low <= value < following)
        ends = (plain(low, about.decimals), plain(high, about.decimals))
        yield low, "–".join(dict.fromkeys(ends))

"""The same number of several organisations or places, as lying bars with their targets."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from dure.engines.charts import ink
from dure.engines.charts.check import check_several
from dure.engines.charts.explain import tell_bars
from dure.engines.charts.fingerprint import name_of
from dure.engines.charts.scale import Scale, ticks
from dure.engines.charts.types import HIDDEN, VALUE, Bars, Datum, Drawing
from dure.engines.charts.words import stated, with_unit, word, written

ROW_WIDE, ROW_NARROW = 40.0, 56.0
WIDE, NARROW = 720.0, 350.0
NAMES = 250.0  # so much of a wide sheet may be names
MOST = 40  # more bars than this are in the table only: nobody compares two hundred by eye


@lru_cache(maxsize=256)
def draw_bars(bars: Bars) -> Drawing:
    """One row a bar, in the order given; a target is a standing stroke across its bar."""
    check_several(bars.bars)
    told, uid, about = tell_bars(bars), name_of(bars), bars.about
    count = min(len(bars.bars), MOST)
    foot = 26 if len(bars.bars) > MOST else 8
    aimed = any(datum.target is not None for datum in bars.bars)
    sheets = [
        ink.sheet(
            f"{uid}{mark}",
            (width, row * count + foot),
            about.title,
            told,
            [ink.hatch(f"{uid}{mark}"), *body],
        )
        for mark, width, row, body in (
            ("w", WIDE, ROW_WIDE, _wide(bars, f"{uid}w")),
            ("n", NARROW, ROW_NARROW, _narrow(bars, f"{uid}n")),
        )
    ]
    columns = ("who", "value", "target") if aimed else ("who", "value")
    heads = tuple(word(key, about.language) for key in columns)
    rows = tuple(_row(datum, bars, aimed=aimed) for datum in bars.bars)
    links = tuple(ink.local(one.href) for one in bars.bars)
    return Drawing(about.title, sheets[0], sheets[1], told, heads, rows, links)


def _row(datum: Datum, bars: Bars, *, aimed: bool) -> tuple[str, ...]:
    aim = "–" if datum.target is None else with_unit(datum.target, bars.about)
    return (datum.name, stated(datum, bars.about)) + ((aim,) if aimed else ())


def _wide(bars: Bars, uid: str) -> Iterator[str]:
    shown = bars.bars[:MOST]
    left = min(NAMES, 18 + max(ink.wide(datum.name, 15) for datum in shown))
    scale = _scale(bars, left, WIDE - _said(bars, WIDE))
    for index, datum in enumerate(shown):
        top = 4 + index * ROW_WIDE
        yield _name(datum, (left - 14, top + 25), "end", left - 16)
        yield from _bar(bars, datum, scale, (top + 9, uid))
    yield from _others(bars, (left, 4 + len(shown) * ROW_WIDE + 14))


def _narrow(bars: Bars, uid: str) -> Iterator[str]:
    shown = bars.bars[:MOST]
    scale = _scale(bars, 2, NARROW - _said(bars, NARROW))
    for index, datum in enumerate(shown):
        top = 4 + index * ROW_NARROW
        yield _name(datum, (2, top + 17), "start", NARROW - 8)
        yield from _bar(bars, datum, scale, (top + 25, uid))
    yield from _others(bars, (2, 4 + len(shown) * ROW_NARROW + 14))


def _said(bars: Bars, width: float) -> float:
    """The room that the longest value takes behind its bar."""
    longest = max(ink.wide(written(datum, bars.about), 15) for datum in bars.bars)
    return min(longest + 24, width * 0.55)


def _others(bars: Bars, at: tuple[float, float]) -> Iterator[str]:
    left_out = len(bars.bars) - MOST
    if left_out > 0:
        said = word("others", bars.about.language).format(n=left_out)
        yield ink.text("note", at, said, size=14)


def _scale(bars: Bars, start: float, end: float) -> Scale:
    known = [v for d in bars.bars for v in (d.value, d.target) if v is not None]
    low, high = min([0.0, *known]), max([0.0, *known]) if known else 1.0
    return Scale(low, ticks(low, high)[-1], start, end)


def _name(datum: Datum, at: tuple[float, float], anchor: str, room: float) -> str:
    shown = ink.fitted(datum.name, 15, room)
    said = ink.text("name", at, shown, size=15, anchor=anchor)
    if shown != datum.name:
        said = said.replace("</text>", f"<title>{escape(datum.name)}</title></text>")
    return ink.link(datum.href, said)


def _bar(bars: Bars, datum: Datum, scale: Scale, where: tuple[float, str]) -> Iterator[str]:
    top, uid = where
    zero = scale.at(0)
    end = zero
    if datum.state == VALUE and datum.value is not None:
        end = scale.at(datum.value)
        yield ink.box("bar", (min(zero, end), top), (max(abs(end - zero), 1.5), 22))
    elif datum.state == HIDDEN:  # a fixed length: it tells nothing
        end = zero + 30
        yield ink.box("hatched", (zero, top), (30, 22), f' fill="url(#{uid}-h)"')
    if datum.target is not None:
        aim = scale.at(datum.target)
        yield ink.line("goal", (aim, top - 4), (aim, top + 26))
        end = aim if 0 <= aim - end < ink.wide(written(datum, bars.about), 15) + 10 else end
    yield ink.text(
        "note" if datum.value is None else "say",
        (max(end, zero) + 9, top + 17),
        written(datum, bars.about),
        size=15,
    )

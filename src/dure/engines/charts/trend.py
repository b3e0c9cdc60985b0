"""A line through time: gaps stay gaps, breaks are marked, what is only forecast is dashed."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from dure.engines.charts import ink
from dure.engines.charts.check import check_finite, check_several
from dure.engines.charts.explain import tell_trend
from dure.engines.charts.fingerprint import name_of
from dure.engines.charts.labels import Labels, Place, between
from dure.engines.charts.scale import Scale, decimals_of, ticks
from dure.engines.charts.types import HIDDEN, NOT_REPORTED, VALUE, Datum, Drawing, Trend
from dure.engines.charts.words import plain, stated, with_unit, word

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The measured sheet: where each period and each value lies."""

    trend: Trend
    width: float
    height: float
    x: dict[str, float]
    y: Scale
    steps: tuple[float, ...]
    labels: Labels

    def spot(self, code: str, value: float) -> Spot:
        return self.x[code], self.y.at(value)


@lru_cache(maxsize=512)
def draw_trend(trend: Trend) -> Drawing:
    """History, forecast, target, baseline and breaks as one drawing; periods are evenly spaced."""
    check_several(trend.points)
    edges = [edge for one in trend.forecast for edge in (one.low, one.value, one.high)]
    check_finite(*edges, trend.target, trend.baseline)
    told, uid = tell_trend(trend), name_of(trend)
    sheets = [
        ink.sheet(
            f"{uid}{mark}", size, trend.about.title, told, _body(_plot(trend, size), f"{uid}{mark}")
        )
        for mark, size in (("w", (720.0, 300.0)), ("n", (350.0, 270.0)))
    ]
    language = trend.about.language
    heads = (word("period", language), word("value", language))
    rows = [(_named(point, trend), stated(point, trend.about)) for point in trend.points]
    return Drawing(
        title=trend.about.title,
        svg=sheets[0],
        small=sheets[1],
        told=told,
        heads=heads,
        rows=(*rows, *_forecast_rows(trend)),
        links=tuple(ink.local(point.href) for point in trend.points),
    )


def _named(point: Datum, trend: Trend) -> str:
    """A period in the table; the first one of a new definition says so (B22)."""
    label = next((one.label for one in trend.breaks if one.code == point.code), "")
    if not label:
        return point.name
    said = word("break", trend.about.language)
    return f"{point.name} — {said}" if label == said else f"{point.name} — {said}: {label}"


def _plot(trend: Trend, size: tuple[float, float]) -> _Plot:
    width, height = size
    known = [point.value for point in trend.points if point.value is not None]
    known += [edge for one in trend.forecast for edge in (one.low, one.high)]
    known += [mark for mark in (trend.target, trend.baseline) if mark is not None]
    least = 10.0**-trend.about.decimals  # what is told without tenths has no tenth on its scale
    steps = ticks(min(known, default=0), max(known, default=1), least=least)
    left = 14 + max(ink.wide(plain(step, decimals_of(steps)), 13) for step in steps)
    codes = [point.code for point in trend.points] + [one.code for one in trend.forecast]
    gap = (width - left - 26) / max(len(codes) - 1, 1)
    places = {code: left + 8 + gap * index for index, code in enumerate(codes)}
    scale = Scale(steps[0], steps[-1], height - 44, 34)
    labels = Labels(width, _strokes(trend, places, scale))
    return _Plot(trend, width, height, places, scale, steps, labels)


def _strokes(trend: Trend, places: dict[str, float], scale: Scale) -> list[Spot]:
    """Where the curve and its forecast lie: writing keeps off them."""
    past = [(places[p.code], scale.at(p.value)) for p in trend.points if p.value is not None]
    coming = [(places[one.code], scale.at(one.value)) for one in trend.forecast]
    known = past + coming
    marks = [scale.at(mark) for mark in (trend.target, trend.baseline) if mark is not None]
    ends = (min(places.values()), max(places.values()))
    level = [spot for y in marks for spot in between((ends[0], y), (ends[1], y))]
    return level + [
        spot for start, end in itertools.pairwise(known) for spot in between(start, end)
    ]


def _body(plot: _Plot, uid: str) -> list[str]:
    last = list(_last(plot))  # the newest value has the first choice of its place
    return [
        ink.hatch(uid),
        *_grid(plot),
        *_breaks(plot),
        *_marks(plot),
        *_ahead(plot),
        *_history(plot),
        *_gaps(plot, uid),
        *last,
    ]


def _grid(plot: _Plot) -> Iterator[str]:
    digits = decimals_of(plot.steps)
    left = min(plot.x.values()) - 8
    for step in plot.steps:
        at = plot.y.at(step)
        yield ink.line(
            "foot" if step == plot.steps[0] else "rule", (left, at), (plot.width - 8, at)
        )
        yield ink.text("note", (left - 7, at + 4.5), plain(step, digits), size=13, anchor="end")
    yield from _names(plot, left)


def _names(plot: _Plot, left: float) -> Iterator[str]:
    """As many names of periods as have room; one that would run into the next is left out."""
    names = [(p.code, p.name) for p in plot.trend.points] + [
        (f.code, f.name) for f in plot.trend.forecast
    ]
    widest = max(ink.wide(name, 13) for _code, name in names) + 14
    every = max(1, -int(-widest * len(names) // (plot.width - left)))
    ahead = float("inf")  # where the name that follows begins
    for code, name in reversed(names[:: every or 1]):
        at, anchor, wide = plot.x[code], "middle", ink.wide(name, 13)
        if plot.x[code] + widest / 2 > plot.width:
            at, anchor = plot.width - 6, "end"
        elif at < wide / 2 + 2:  # a long name of the first period would begin outside of the sheet
            at, anchor = 2.0, "start"
        begins = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        if begins + wide + 6 > ahead:
            continue
        ahead = begins
        yield ink.text("note", (at, plot.height - 20), name, size=13, anchor=anchor)


def _history(plot: _Plot) -> Iterator[str]:
    for run in _runs(plot.trend):
        spots = [plot.spot(point.code, point.value or 0) for point in run]
        if len(spots) > 1:
            yield ink.path("line", ink.along(spots))
        for point, spot in zip(run, spots, strict=True):
            lone = 4.0 if len(run) == 1 else 3.0
            said = f"{point.name} {stated(point, plot.trend.about)}"
            yield ink.spot(point.href, spot, ink.dot("dot", spot, lone, said))


def _runs(trend: Trend) -> list[list[Datum]]:
    """Stretches without a gap and without a change of definition."""
    starts = {one.code for one in trend.breaks}
    runs: list[list[Datum]] = [[]]
    for point in trend.points:
        if point.state != VALUE or point.code in starts:
            runs.append([])
        if point.state == VALUE:
            runs[-1].append(point)
    return [run for run in runs if run]


def _gaps(plot: _Plot, uid: str) -> Iterator[str]:
    """Marks on the foot line: their height says nothing about a value."""
    foot = plot.y.at(plot.steps[0])
    for point in plot.trend.points:
        x, title = plot.x[point.code], f"{point.name} {stated(point, plot.trend.about)}"
        if point.state == HIDDEN:
            told = f' fill="url(#{uid}-h)"><title>{escape(title)}</title></rect'
            yield ink.box("hatched", (x - 6, foot - 14), (12, 14), told).replace(
                "</rect/>", "</rect>"
            )
        elif point.state == NOT_REPORTED:
            yield ink.dot("gap", (x, foot - 8), 4.5, title)


def _ahead(plot: _Plot) -> Iterator[str]:
    coming = plot.trend.forecast
    if not coming:
        return
    known = [point for point in plot.trend.points if point.state == VALUE][-1:]
    start = [plot.spot(point.code, point.value or 0) for point in known]
    high = start + [plot.spot(one.code, one.high) for one in coming]
    low = start + [plot.spot(one.code, one.low) for one in coming]
    yield ink.path("band", ink.along(high + low[::-1]) + "Z")
    yield ink.path("ahead", ink.along(start + [plot.spot(one.code, one.value) for one in coming]))
    (x, y), (_, under), said = high[-1], low[-1], word("forecast", plot.trend.about.language)
    places = [
        Place((x, y - 8), "end"),
        Place((x, under + 18), "end"),
        Place((x, (y + under) / 2 + 4), "end"),
    ]
    place = plot.labels.place(said, 13, places)
    yield ink.text("note", place.at, said, size=13, anchor=place.anchor)


def _marks(plot: _Plot) -> Iterator[str]:
    trend, left = plot.trend, min(plot.x.values()) - 8
    for key, cls, value in (("target", "aim", trend.target), ("baseline", "start", trend.baseline)):
        if value is not None:
            at = plot.y.at(value)
            yield ink.line(cls, (left, at), (plot.width - 8, at))
            said = f"{word(key, trend.about.language)} {with_unit(value, trend.about)}"
            right, ends = plot.width - 10, ((at - 8), (at + 18))
            places = [
                *(Place((left + 6, y)) for y in ends),
                *(Place((right, y), "end") for y in ends),
                *(Place(((left + right) / 2, y), "middle") for y in ends),
            ]
            place = plot.labels.place(said, 13, places)
            yield ink.text("name", place.at, said, size=13, anchor=place.anchor)


def _breaks(plot: _Plot) -> Iterator[str]:
    codes = list(plot.x)
    for one in plot.trend.breaks:
        if one.code not in plot.x:
            continue  # it lies outside of what is drawn
        before = codes[max(codes.index(one.code) - 1, 0)]
        x = (plot.x[before] + plot.x[one.code]) / 2
        yield ink.line("break", (x, 24), (x, plot.y.start))
        late = x + ink.wide(one.label, 13) + 8 > plot.width
        place = (x - 6 if late else x + 6, 20)
        yield ink.text("break-say", place, one.label, size=13, anchor="end" if late else "start")


def _last(plot: _Plot) -> Iterator[str]:
    known = [point for point in plot.trend.points if point.state == VALUE]
    if known:
        x, y = plot.spot(known[-1].code, known[-1].value or 0)
        said = with_unit(known[-1].value or 0, plot.trend.about)
        places = [
            Place((x, y - 13), "middle"),
            Place((x, y - 13), "end"),
            Place((x - 10, y - 26), "end"),
        ]
        if y + 30 < plot.y.start:  # below it only above the foot, where the periods are written
            places[2:2] = [Place((x, y + 26), "middle"), Place((x, y + 26), "end")]
        place = plot.labels.place(said, 17, places)
        yield ink.dot("dot", (x, y), 5)
        yield ink.text("say", place.at, said, size=17, anchor=place.anchor)


def _forecast_rows(trend: Trend) -> Iterator[tuple[str, str]]:
    about = trend.about
    for one in trend.forecast:
        between = word("interval", about.language).format(
            low=with_unit(one.low, about), high=with_unit(one.high, about)
        )
        said = f"{word('forecast', about.language)} {with_unit(one.value, about)}"
        yield one.name, f"{said} ({between})"

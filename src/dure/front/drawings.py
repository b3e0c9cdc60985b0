"""Drawings of numbers, published or not yet: the specifications that the charts engine draws."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from dure.engines.charts import (
    NOT_APPLICABLE,
    VALUE,
    About,
    Bars,
    Break,
    Datum,
    Drawing,
    Forecast,
    Trend,
    draw_bars,
    draw_trend,
)
from dure.engines.measure import Forecast as Ahead
from dure.front.shown import STATES, datum_of, ends_of, state_of_measure
from dure.kernel.words import Words, spoken_language
from dure.measurement.queries import period_words
from dure.measurement.types.numbers import Definition, NumberCard
from dure.measurement.types.scorecard import Point, ScorecardRow, Split

NEW_DEFINITION = Words("정의 변경", "new definition")


def curve_of(
    cards: Sequence[NumberCard], card: NumberCard, versions: Sequence[Definition] = ()
) -> Drawing:
    """The published curve of one number, with the breaks of its definition."""
    return draw_trend(
        Trend(
            about=about_card(card, card.name),
            points=tuple(_point(one) for one in cards),
            breaks=breaks_in(cards, versions),
        )
    )


def breaks_in(cards: Sequence[NumberCard], versions: Sequence[Definition]) -> tuple[Break, ...]:
    """Where a newer definition begins to count (B22)."""
    said = {each.version: each.what_changed for each in versions}
    found = []
    for before, after in itertools.pairwise(cards):
        if after.version != before.version:
            changed = said.get(after.version) or NEW_DEFINITION
            found.append(Break(after.period, str(changed)))
    return tuple(found)


def breaks_at(versions: Sequence[int]) -> tuple[int, ...]:
    """The positions of a small curve from which another definition counts."""
    pairs = itertools.pairwise(versions)
    return tuple(at for at, (before, after) in enumerate(pairs, start=1) if before != after)


def bars_of(cards: Sequence[NumberCard], title: Words, *, cells: bool = False) -> Drawing | None:
    """One bar a card; nothing where there is nothing to compare."""
    if not cards:
        return None
    data = tuple(
        datum_of(
            one,
            code=one.address,
            name=one.cell_words if cells else one.where_words,
            href=f"/n/{one.address}/",
        )
        for one in cards
    )
    about = replace(about_card(cards[0], title), of_places=not cells)
    return draw_bars(Bars(about=about, bars=data))


def trend_of(row: ScorecardRow, ahead: Ahead, versions: Sequence[Definition]) -> Drawing | None:
    """The members' curve with target, baseline, forecast and breaks; nothing without a point."""
    if not row.points:
        return None
    said = {each.version: each.what_changed for each in versions}
    breaks = [
        Break(after.period, str(said.get(after.version) or NEW_DEFINITION))
        for before, after in itertools.pairwise(row.points)
        if after.version != before.version
    ]
    return draw_trend(
        Trend(
            about=about_row(row, row.name),
            points=tuple(_measured(one) for one in row.points),
            forecast=tuple(
                Forecast(
                    one.period.code,
                    str(period_words(one.period.code)),
                    one.value,
                    one.low,
                    one.high,
                )
                for one in ahead.points
            ),
            breaks=tuple(breaks),
            target=row.target,
            baseline=row.baseline,
        )
    )


def split_bars(
    splits: Sequence[Split], row: ScorecardRow, title: Words, *, cells: bool = False
) -> Drawing | None:
    """One bar a split, as given; nothing where there is nothing to compare."""
    if not splits:
        return None
    about = replace(about_row(row, title), of_places=not cells)
    return draw_bars(Bars(about=about, bars=tuple(datum_of_split(s) for s in splits)))


def datum_of_split(split: Split) -> Datum:
    """A part of a members' number as one thing to draw."""
    state = STATES.get(split.figure.state, NOT_APPLICABLE)
    value = float(split.figure.value) if state == VALUE and split.figure.value is not None else None
    low, high = (None, None) if value is None else ends_of(split.figure)
    words = str(split.words)
    return Datum(split.code, words, state, value, target=split.target, low=low, high=high)


def _measured(point: Point) -> Datum:
    value = plain_value(point)
    low, high = (None, None) if value is None else ends_of(point.figure)
    words = str(point.words)
    return Datum(point.period, words, state_of_measure(point), value, low=low, high=high)


def plain_value(point: Point) -> float | None:
    """The number of a point as a drawing takes it."""
    value = point.figure.value
    return None if value is None or point.hidden else float(value)


def about_row(row: ScorecardRow, title: Words) -> About:
    """Title, unit and language of a members' drawing."""
    language = spoken_language()
    return About(
        title=title.in_language(language),
        unit=row.unit.in_language(language),
        decimals=row.decimals,
        language=language,
    )


def _point(card: NumberCard) -> Datum:
    return datum_of(card, code=card.period, name=card.period_words, href=f"/n/{card.address}/")


def about_card(card: NumberCard, title: Words) -> About:
    """Title, unit and language of a published number's drawing."""
    language = spoken_language()
    return About(
        title=title.in_language(language),
        unit=card.unit.in_language(language),
        decimals=card.decimals,
        language=language,
    )

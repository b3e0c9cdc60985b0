"""Drawings of published numbers: the specifications that the charts engine draws."""

import itertools
from collections.abc import Sequence

from dure.engines.charts import About, Bars, Break, Datum, Drawing, Trend, draw_bars, draw_trend
from dure.front.shown import datum_of, state_of
from dure.kernel.words import Words, spoken_language
from dure.measurement.types.numbers import Definition, NumberCard


def curve_of(
    cards: Sequence[NumberCard], card: NumberCard, versions: Sequence[Definition] = ()
) -> Drawing:
    """The published curve of one number, with the breaks of its definition."""
    return draw_trend(
        Trend(
            about=_about(card, card.name),
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
            changed = said.get(after.version) or Words("정의 변경", "new definition")
            found.append(Break(after.period, str(changed)))
    return tuple(found)


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
    return draw_bars(Bars(about=_about(cards[0], title), bars=data))


def _point(card: NumberCard) -> Datum:
    value = None if card.value is None else float(card.value)
    return Datum(card.period, str(card.period_words), state_of(card.status), value)


def _about(card: NumberCard, title: Words) -> About:
    language = spoken_language()
    return About(
        title=title.in_language(language),
        unit=card.unit.in_language(language),
        decimals=card.decimals,
        language=language,
    )

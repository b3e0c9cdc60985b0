"""The lines of a public home: headline numbers with their curves, all indicators, what was put right."""

from collections.abc import Sequence

from django.urls import reverse

from dure.engines.charts import VALUE, Drawing, draw_spark
from dure.engines.hangul import particle, with_particle
from dure.front.drawings import about_card, bars_of, breaks_at
from dure.front.map import maps_of
from dure.front.shown import (
    area_of,
    figure_of,
    range_words,
    restated_figures,
    sorted_by_value,
    town_of,
)
from dure.front.tiles import tiles_of
from dure.kernel.ui.figures import number
from dure.kernel.words import Words
from dure.measurement.types.numbers import NumberCard, PublicHome, RestatedRelease

BY_PLACE = Words("지역별", "By place")
SHOWN = 7


def sentence(card: NumberCard) -> tuple[Words, Words] | None:
    """What stands before and after the first number, so that one can say it to somebody."""
    if figure_of(card).state != VALUE or card.value is None:
        return None
    read = card.unit.ko or number(card.value, card.decimals)
    ending = particle(read, "이에요/예요").replace("이에요", "이었어요").replace("예요", "였어요")
    ko = f"{card.period_words.ko}, {with_particle(card.name.ko, '은/는')}"
    return (Words(ko, f"{card.period_words.en}: {card.name.en} came to"), Words(ending, ""))


def hero(home: PublicHome) -> Drawing | None:
    """The drawing at the door: where the first number lies."""
    first = home.first
    if first is None:
        return None
    about = about_card(first, first.name)
    areas = [one for one in home.places if not one.cell]
    maps = maps_of([area_of(one) for one in areas], about)
    if maps:
        return maps[0].chart
    towns = tiles_of([town_of(one) for one in home.places if one.cell], about)
    return towns or _bars(areas)


def _bars(places: Sequence[NumberCard]) -> Drawing | None:
    """Where no map can be drawn: places of one level, the finest, the largest first."""
    small = [one for one in places if not one.place_code.endswith("00000")]
    towns = [one for one in places if one.place_code[2:].strip("0")]
    largest = sorted_by_value(small or towns)[:SHOWN]
    return bars_of(largest, BY_PLACE) if len(largest) > 1 else None


def ornament(home: PublicHome) -> str:
    """The curve of the first number, large, where there is neither map nor places."""
    return _drawn(home, home.first.indicator, 360, 150) if home.first else ""


def stat_line(card: NumberCard, home: PublicHome) -> dict[str, object]:
    """One headline number with its curve in the size of a word."""
    return {
        "label": card.name,
        "figure": figure_of(card),
        "note": range_words(card) or card.period_words,
        "href": reverse("number", args=[card.address]),
        "spark": _spark(card, home),
    }


def row_line(card: NumberCard, home: PublicHome) -> dict[str, object]:
    """One indicator in the table."""
    return {
        "card": card,
        "figure": figure_of(card),
        "href": reverse("number", args=[card.address]),
        "spark": _spark(card, home),
    }


def change_line(one: RestatedRelease) -> dict[str, object]:
    """One time that numbers were put right, with a total as an example."""
    if one.example is None:
        return {"release": one, "href": ""}
    old, new = restated_figures(one.example, one.example.unit, one.example.decimals)
    href = reverse("number", args=[one.example.address])
    return {
        "release": one,
        "change": one.example,
        "old": old,
        "new": new,
        "href": f"{href}#changes",
    }


def _spark(card: NumberCard, home: PublicHome) -> str:
    return _drawn(home, card.indicator)


def _drawn(home: PublicHome, code: str, *size: float) -> str:
    curve = home.curves.get(code, ())
    breaks = breaks_at([version for _, version in curve])
    return draw_spark([value for value, _ in curve], *size, breaks=breaks)

"""What stands around a number: its curve, its parts, the whole it belongs to, how it changed."""

from dure.front.drawings import about_card, curve_of
from dure.front.map import maps_of
from dure.front.shown import (
    area_of,
    figure_of,
    range_words,
    restated_figures,
    sorted_by_value,
)
from dure.kernel.words import Words
from dure.measurement.types.numbers import NumberCard, NumberPage, Restated

HIDDEN_WHY = {
    "primary": Words(
        "{n}명보다 적어서 가렸어요. 누구인지 알아볼 수 있기 때문이에요.",
        "Hidden because it is fewer than {n} people, who could be recognised.",
    ),
    "secondary": Words(
        "이 칸이 보이면 다른 작은 칸을 빼서 알아낼 수 있어요. 그래서 함께 가렸어요.",
        "Hidden because a small cell beside it could be computed by subtraction if this one showed.",
    ),
}


def hidden_words(page: NumberPage) -> Words | None:
    """Why there is no number to see; None where there is one."""
    why = HIDDEN_WHY.get(page.number.status)
    return why.filled(n=page.min_cell) if why else None


def around(page: NumberPage) -> dict[str, object]:
    """The parts of the page below its heading."""
    areas = [area_of(one) for one in page.places]
    return {
        "chart": curve_of(page.periods, page.number, page.versions) if _has_course(page) else None,
        "whole": [_line(one) for one in page.whole],
        "organisations": [_line(one) for one in sorted_by_value(page.organisations)],
        "places": [_line(one) for one in sorted_by_value(page.places)],
        "maps": maps_of(areas, about_card(page.number, page.number.name)),
        "cells": [_line(one) for one in page.cells],
        "changes": [_change(change, page) for change in page.restatements],
    }


def _has_course(page: NumberPage) -> bool:
    """A curve needs two periods, and something in one of them that can be seen."""
    return len(page.periods) > 1 and any(one.value is not None for one in page.periods)


def _line(card: NumberCard) -> dict[str, object]:
    return {
        "card": card,
        "figure": figure_of(card),
        "range": range_words(card),
        "href": f"/n/{card.address}/",
    }


def _change(change: Restated, page: NumberPage) -> dict[str, object]:
    old, new = restated_figures(change, page.number.unit, page.number.decimals)
    return {"change": change, "old": old, "new": new}

"""What stands around a number: its curve, its parts, the whole it belongs to, how it changed."""

from dure.engines.measure import parse_period
from dure.front.drawings import about_card, curve_of
from dure.front.map import maps_of
from dure.front.shown import (
    area_of,
    figure_of,
    range_words,
    restated_figures,
    sorted_by_value,
)
from dure.kernel.ui.figures import day
from dure.kernel.words import Words
from dure.measurement.types.numbers import NumberCard, NumberPage, Restated

SMALL = Words(
    "{n}명보다 적거나, 보이면 그런 수를 빼서 알아낼 수 있어서 가렸어요. "
    "누구인지 알아볼 수 있기 때문이에요.",
    "Hidden because it is fewer than {n} people, who could be recognised, "
    "or because such a number could be computed by subtraction if this one showed.",
)
FEW_HOLD_IT = Words(
    "기관 몇 곳의 몫을 알아낼 수 있어서 가렸어요.",
    "Hidden because it would tell what a few organisations hold of it.",
)


def hidden_words(page: NumberPage) -> Words | None:
    """Why there is no number to see; None where there is one. Of two hidden ones both say the same."""
    if not page.number.is_hidden:
        return None
    return SMALL.filled(n=page.min_cell) if page.number.of_people else FEW_HOLD_IT


MIXED = Words(
    "이 기간 안에서 정의가 바뀌었어요({on}부터 제{n}판). 앞뒤를 함께 담은 수예요.",
    "The definition changed within this period (no. {n} from {on} on); the number holds both.",
)


def mixed_words(page: NumberPage) -> Words | None:
    """What a longer period says in which one definition followed another (B22)."""
    starts_on = parse_period(page.number.period).starts_on
    begun = [one.version for one in page.versions if one.valid_from <= starts_on]
    own = next((one for one in page.versions if one.version == page.number.version), None)
    if not begun or own is None or max(begun) >= own.version:
        return None
    return Words(
        MIXED.ko.format(on=day(own.valid_from, "ko"), n=own.version),
        MIXED.en.format(on=day(own.valid_from, "en"), n=own.version),
    )


def around(page: NumberPage) -> dict[str, object]:
    """The parts of the page below its heading."""
    areas = [area_of(one) for one in page.places]
    return {
        "mixed": mixed_words(page),
        "chart": curve_of(page.periods, page.number, page.versions) if _has_course(page) else None,
        "whole": [_line(one) for one in page.whole],
        "organisations": [_line(one) for one in sorted_by_value(page.organisations)],
        "places": [_line(one) for one in sorted_by_value(page.places)],
        "maps": maps_of(areas, about_card(page.number, page.number.name)),
        "groups": [(name, [_line(one) for one in cards]) for name, cards in page.groups],
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

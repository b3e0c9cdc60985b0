"""Shown: published cards as the drawing and writing parts of the house take them."""

from collections.abc import Iterable

from dure.engines.charts import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE, Datum
from dure.engines.measure import Figure as Measured
from dure.kernel.ui.figures import Figure, number
from dure.kernel.words import Words, spoken_language
from dure.measurement.queries import method_words
from dure.measurement.types.numbers import NumberCard, Restated
from dure.measurement.types.scorecard import Point

STATES = {
    "published": VALUE,
    "value": VALUE,
    "zero": VALUE,
    "hidden": HIDDEN,
    "not_reported": NOT_REPORTED,
}

UNSAID = Words("", "")
NOT_COMBINED = Words(
    "여러 값을 하나로 합치지 않는 지표예요. 그 값들이 어디부터 어디까지인지만 알려요",
    "Its values are not made into one; only from where to where they reach is told",
)


def state_of(status: str) -> str:
    """One of the four things that a place for a number can hold."""
    return STATES.get(status, NOT_APPLICABLE)


def figure_of(card: NumberCard) -> Figure:
    """A card as a figure with its unit; hidden and missing ones carry no number."""
    return Figure(state_of(card.status), card.value, card.unit, card.decimals)


def method_of(card: NumberCard) -> Words:
    """How a number was counted; of what was not made one value, why not; of what is not there, nothing."""
    if card.status == "not_combined":
        return NOT_COMBINED
    if state_of(card.status) != VALUE or is_said_already(card.people_mode, card.method):
        return UNSAID
    return method_words(card.method)


def is_said_already(people_mode: str, method: str) -> bool:
    """Whether the words about people say already that their numbers were added up.

    That this was done exactly would read as if nobody could be in it twice.
    """
    return people_mode == "sum" and method in ("sum", "exact")


def state_of_measure(point: Point | None) -> str:
    """The same four things for a value that is not published."""
    if point is None:
        return NOT_REPORTED
    if point.hidden:
        return HIDDEN
    return STATES.get(point.figure.state, NOT_APPLICABLE)


def figure_of_measure(point: Point | None, unit: Words, decimals: int) -> Figure:
    """A point of a members' curve as a figure."""
    state = state_of_measure(point)
    value = point.figure.value if point and state == VALUE else None
    return Figure(state, value, unit, decimals)


def datum_of(card: NumberCard, *, code: str, name: Words, href: str = "") -> Datum:
    """A card as one thing to draw."""
    value = None if card.value is None else float(card.value)
    low, high = ends_of(card)
    return Datum(code, str(name), state_of(card.status), value, href=href, low=low, high=high)


def ends_of(told: NumberCard | Measured) -> tuple[float | None, float | None]:
    """Between what a number that is not exact lies, as a drawing takes it."""
    if told.value is None or told.low is None or told.high is None:
        return None, None
    return float(told.low), float(told.high)


def area_of(card: NumberCard) -> Datum:
    """A card as an area of a map, leading to its own page."""
    return datum_of(card, code=card.place_code, name=card.where_words, href=f"/n/{card.address}/")


def town_of(card: NumberCard) -> Datum:
    """A card of one town - a category, not a place of its own - as a tile."""
    return datum_of(card, code=card.cell, name=card.cell_words, href=f"/n/{card.address}/")


def range_words(card: NumberCard) -> Words | None:
    """`214 (208–221)`: the range of a number that is not exact; nothing is a range from nothing."""
    if card.low is None or card.high is None or card.low == card.high:
        return None
    low, high = (number(end, card.decimals) for end in (card.low, card.high))
    if card.low <= 0:
        return at_most(high)
    return Words(f"실제는 {low}–{high} 사이", f"truly between {low} and {high}")


def at_most(high: str) -> Words:
    """Where nobody can say how few it may be, the range is told by its end alone."""
    return Words(f"많아야 {high}", f"at most {high}")


def restated_figures(change: Restated, unit: Words, decimals: int) -> tuple[Figure, Figure]:
    """Old and new of a restatement."""
    return (
        Figure(state_of(change.old_status), change.old, unit, decimals),
        Figure(state_of(change.new_status), change.new, unit, decimals),
    )


def sorted_by_value(cards: Iterable[NumberCard]) -> list[NumberCard]:
    """The largest first; those without a number last, by name."""
    language = spoken_language()
    return sorted(
        cards,
        key=lambda card: (
            card.value is None,
            -(card.value or 0),
            card.where_words.in_language(language),
        ),
    )

"""Estimating (어림하기): people of several members together, from what they reported and their sketches.

A member's number says how many; its sketch, with the others', how many of them it shares. What no
sketch tells (a member without one, people who could not go into it) stays in the range. Where the
overlap may be of a few people, or is of nearly all, no estimate is told: the number stays a sum,
within its bounds.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dure.engines.linkage import Sketch, estimated
from dure.engines.measure import Figure
from dure.measurement.types.release import WHOLE, FigureKey, ReleaseFigure, Where

At = tuple[str, str]  # period and cell
Sketches = Mapping[At, Mapping[str, Sketch]]  # by organisation
Standing = Mapping[Where, frozenset[str]]  # who stands wholly within a place; nothing where mixed


class House(NamedTuple):
    """House (기관의 수): the people of one member, with the range of its own number, and its sketch."""

    value: int
    low: int
    high: int
    sketch: Sketch | None


class Twice(NamedTuple):
    """Twice (겹친 수): how often people of these members were counted again, about, and its ends."""

    value: int
    low: int
    high: int


def with_estimates(
    figures: Sequence[ReleaseFigure], sketches: Sketches, standing: Standing, floor: int
) -> tuple[list[ReleaseFigure], int]:
    """The figures, estimated where sketches allow it; how many were."""
    houses, told = _houses(figures, sketches), dict[FigureKey, Figure]()
    for one in sorted(figures, key=lambda one: bool(one.key.cell)):
        at = one.key
        if not at.where.organisation and one.figure.method == "sum":
            reporting = houses.get((at.period, at.cell), {})
            inside = set(reporting) if at.where == WHOLE else standing.get(at.where, frozenset())
            found = people_together([reporting[who] for who in inside if who in reporting], floor)
            if found:
                told[at] = _within(told.get(at._replace(cell="")), found)
    return [one._replace(figure=told.get(one.key, one.figure)) for one in figures], len(told)


def _within(whole: Figure | None, part: Figure) -> Figure:
    """A category is never larger than all: where two estimates meet that closely, the whole's holds."""
    if whole is None or (part.value or 0) <= (whole.value or 0):
        return part
    return part._replace(value=whole.value, low=min(part.low or 0, whole.value or 0))


def people_together(houses: Sequence[House], floor: int) -> Figure | None:
    """How many people these members serve together, about; None where no estimate may be told."""
    sketched = [one for one in houses if one.sketch is not None]
    if len(sketched) < 2:
        return None
    total, largest = sum(one.value for one in houses), max(one.low for one in houses)
    again = _counted_again(sketched)
    value = max(largest, total - again.value)
    if again.low < floor or value - max(one.value for one in houses) < floor:
        return None
    high = sum(one.high for one in houses) - again.low
    low = max(largest, sum(one.value for one in sketched) - again.high)
    if low - largest < floor:
        low = largest
    return Figure("value", value, "estimate", min(low, value), max(high, value))


def _counted_again(houses: Sequence[House]) -> Twice:
    """What the sketches say, widened by how far they are not of the people in the number."""
    sketches = [one.sketch for one in houses if one.sketch is not None]
    found, counted = estimated(sketches), sum(one.counted for one in sketches)
    sizes = [(one.value, one.sketch.counted) for one in houses if one.sketch is not None]
    missing = sum(max(0, value - inside) for value, inside in sizes)
    beyond = sum(max(0, inside - value) for value, inside in sizes)
    return Twice(
        counted - found.people,
        max(0, counted - found.high - beyond),
        counted - found.low + missing,
    )


def _houses(figures: Sequence[ReleaseFigure], sketches: Sketches) -> dict[At, dict[str, House]]:
    """By period and cell the members that reported a number."""
    found: dict[At, dict[str, House]] = {}
    for key, figure, *_ in figures:
        if key.where.organisation and figure.state == "value":
            at, who = (key.period, key.cell), key.where.organisation
            house = _house(figure, sketches.get(at, {}).get(who))
            found.setdefault(at, {})[who] = house
    return found


def _house(figure: Figure, sketch: Sketch | None) -> House:
    """Over several months a member's own number has a range; its sketch knows it better."""
    value = int(figure.value or 0)
    low = value if figure.low is None else int(figure.low)
    high = value if figure.high is None else int(figure.high)
    if sketch is not None and low < high:
        value = min(high, max(low, sketch.counted + sketch.left_out))
    return House(value, low, high, sketch)

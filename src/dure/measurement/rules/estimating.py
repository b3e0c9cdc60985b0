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
from dure.measurement.types.release import WHOLE, ReleaseFigure, Where

Sketches = Mapping[str, Mapping[str, Sketch]]  # by period, by organisation
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
    by_key = {one.key: one for one in figures}
    houses = _houses(figures, sketches)
    made, count = [], 0
    for one in figures:
        told = None
        at = one.key
        if not at.where.organisation and not at.cell and one.figure.method == "sum":
            reporting = houses.get(at.period, {})
            inside = set(reporting) if at.where == WHOLE else standing.get(at.where, frozenset())
            told = people_together([reporting[who] for who in inside if who in reporting], floor)
        count += told is not None
        made.append(one._replace(figure=told) if told else by_key[at])
    return made, count


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


def _houses(figures: Sequence[ReleaseFigure], sketches: Sketches) -> dict[str, dict[str, House]]:
    """By period the members that reported a number."""
    found: dict[str, dict[str, House]] = {}
    for key, figure, *_ in figures:
        if key.where.organisation and not key.cell and figure.state == "value":
            sketch = sketches.get(key.period, {}).get(key.where.organisation)
            house = _house(figure, sketch)
            found.setdefault(key.period, {})[key.where.organisation] = house
    return found


def _house(figure: Figure, sketch: Sketch | None) -> House:
    """Over several months a member's own number has a range; its sketch knows it better."""
    value = int(figure.value or 0)
    low = value if figure.low is None else int(figure.low)
    high = value if figure.high is None else int(figure.high)
    if sketch is not None and low < high:
        value = min(high, max(low, sketch.counted + sketch.left_out))
    return House(value, low, high, sketch)

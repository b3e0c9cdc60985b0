"""Summed (합친 값): the sums of every level, and the figures they make, as `kinds/` make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from dure.engines.measure.columns import Mask, Whole, numbers_of
from dure.engines.measure.merge import quotient
from dure.engines.measure.rolled import many
from dure.engines.measure.types import Definition, Figure, Number

Where = tuple[Whole, Whole, Whole]
NOT_APPLICABLE, NOT_REPORTED = Figure("not_applicable"), Figure("not_reported")


@dataclass(frozen=True, slots=True)
class Summed:
    """Summed (합친 값): arrays of head × cell × period."""

    present: Mask
    weight: Whole
    reported: Whole
    absent: Whole
    numbers: dict[str, Whole]


def figures_of(summed: Summed, where: Where, definition: Definition) -> list[Figure]:
    """The figures at those places, in their order."""
    numbers = {name: array[where] for name, array in summed.numbers.items()}
    weight = summed.weight[where]
    if definition.kind == "distinct":
        figures = _people(numbers, weight)
    elif "total" in numbers:
        figures = _numbers(numbers_of(numbers["total"]))
    else:
        figures = _rates(numbers, definition.scale)
    absent = summed.absent[where]
    for at in np.flatnonzero(weight == 0).tolist():
        figures[at] = NOT_APPLICABLE if absent[at] else NOT_REPORTED
    return figures


def _numbers(totals: Sequence[Number]) -> list[Figure]:
    nothing = [None] * len(totals)
    exact = ["exact"] * len(totals)
    values = ["value"] * len(totals)
    return many(Figure, values, totals, exact, nothing, nothing, nothing, nothing)


def _people(numbers: dict[str, Whole], weight: Whole) -> list[Figure]:
    """One report, or parts that leave no doubt: the number; otherwise the sum with its range."""
    low, high = numbers["low"], numbers["high"]
    is_sum = (low != high) & (weight > 1)
    value = np.where(is_sum, high, numbers["total"])
    method = np.where(low == high, "distinct", np.where(is_sum, "sum", "estimate")).tolist()
    nothing = [None] * len(weight)
    ends = (numbers_of(low), numbers_of(high))
    states = list(repeat("value", len(weight)))
    return many(Figure, states, numbers_of(value), method, *ends, nothing, nothing)


def _rates(numbers: dict[str, Whole], scale: int) -> list[Figure]:
    above, below = numbers["numerator"], numbers["denominator"]
    pairs = zip(above.tolist(), below.tolist(), strict=True)
    values = [quotient(over * scale, under) if under else None for over, under in pairs]
    states = ["undefined" if one is None else "value" for one in values]
    exact, nothing = ["exact"] * len(values), [None] * len(values)
    parts = (numbers_of(above), numbers_of(below))
    return many(Figure, states, values, exact, nothing, nothing, *parts)

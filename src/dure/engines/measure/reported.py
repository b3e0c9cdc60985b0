"""Columns (실적 열): many reported values side by side, one list for each thing they say.

A year of a large initiative holds millions of values. Read as columns they become arrays without a
Python object for each, which is what `dense.py` adds up.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dure.engines.measure.periods import Period
from dure.engines.measure.types import Entry, Number, Observation


class Columns(NamedTuple):
    """Columns (실적 열): the same as observations, turned over; None is "not reported"."""

    organisation: Sequence[str]
    place: Sequence[str]
    period: Sequence[Period]
    cell: Sequence[str]
    version: Sequence[int]
    value: Sequence[Number | float | None]
    numerator: Sequence[Number | float | None]
    denominator: Sequence[Number | float | None]
    low: Sequence[Number | float | None]
    high: Sequence[Number | float | None]
    not_applicable: Sequence[bool]

    def observations(self) -> list[Observation]:
        """One by one, as the plain roll-up takes them."""
        numbers = zip(*self[5:10], strict=True)
        entries = [
            Entry(*five, None, absent)
            for five, absent in zip(numbers, self.not_applicable, strict=True)
        ]
        heads = zip(*self[:4], entries, self.version, strict=True)
        return [Observation(*one) for one in heads]

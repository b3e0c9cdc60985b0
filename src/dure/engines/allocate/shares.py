"""Shares (몫): what the library is asked and what it answers, in plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Question:
    """Question (물음): costs, voters of one kind with their use of each project, the file's order."""

    costs: Mapping[int, Fraction]
    use: Sequence[Mapping[int, Fraction]]
    voters: Sequence[int]


@dataclass(frozen=True, slots=True)
class Bought:
    """Bought (산 것): a project, the price of a unit of use, and what one voter of a kind paid."""

    project: int
    price: Fraction
    paid: Sequence[Fraction]
    tied: tuple[int, ...] = ()

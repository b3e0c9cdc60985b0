"""Raising (몫 올리기): by how much every share is raised at a time, where nobody says it."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from dure.engines.allocate.types import Vote

MANY_UNITS = 10_000  # a share of so many: nobody raises it by one
RAISES = 3_000


def fitting_raise(vote: Vote) -> int:
    """By how much shares are raised: by 1 as cities do, unless a share is ten thousand units and more.

    That is money of small units, as won: there the raise is so large that after a few thousand of them
    every share alone would pay for everything, so the count always ends.
    """
    share = vote.budget / max(len(vote.voters), 1)
    return 1 if share < MANY_UNITS else small_units(one.cost for one in vote.projects)


def small_units(costs: Iterable[Fraction | int]) -> int:
    """The raise for money of small units: what all projects cost, in three thousand parts."""
    return max(1, ceil(sum(costs) / Fraction(RAISES)))

"""Problem (문제): whole variables, linear rules and a cost, without names of anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Linear:
    """Linear (일차식): low ≤ Σ factor · variable ≤ high; `rule` names who asks for it (-1: nature)."""

    terms: Mapping[int, int]
    low: int
    high: int
    rule: int = -1


@dataclass(slots=True)
class Problem:
    """Problem (문제): bounds of the variables, what must hold, and what each unit costs."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    linears: list[Linear] = field(default_factory=list)
    cost: dict[int, int] = field(default_factory=dict)

    def variable(self, low: int = 0, high: int = 1) -> int:
        """A new variable; its number."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def charge(self, variable: int, weight: int) -> None:
        """Each unit of the variable costs this much more."""
        self.cost[variable] = self.cost.get(variable, 0) + weight


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer (답): the values found (none: nothing was), and whether that is proven to be best.

    `impossible` is said only where it is proven; neither found nor impossible means out of time.
    """

    values: Sequence[int] | None
    proven: bool
    impossible: bool = False

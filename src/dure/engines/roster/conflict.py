"""Conflict (충돌): the smallest set of rules found that cannot hold together.

The solver names some; then each is left out once: where the others still clash without it, it was
not needed. What remains is minimal: take away any one rule and the rest can hold.
"""

from collections.abc import Callable

from dure.engines.roster.adapter import holds_without, some_conflict
from dure.engines.roster.problem import Problem

Tell = Callable[[str], None]


def smallest_conflict(problem: Problem, *, seconds: float, tell: Tell) -> tuple[list[int], bool]:
    """Rules by number, and whether it is proven that none of them could be left out."""
    everything = {one.rule for one in problem.linears if one.rule >= 0}
    found = some_conflict(problem, everything, seconds=seconds)
    if not found:
        return [], False
    needed, proven = list(found), True
    for number, rule in enumerate(found, start=1):
        tell(f"rule {number} of {len(found)} is weighed")
        without = [one for one in needed if one != rule]
        holds = holds_without(problem, without, seconds=seconds)
        if holds is False:
            needed = without
        proven = proven and holds is not None
    return needed, proven

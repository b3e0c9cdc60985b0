"""Controlled rounding: every count becomes a multiple of the base and all sums still hold."""

from collections.abc import Mapping

import numpy as np

from dure.engines.disclosure.adapter import System, nearest_steps
from dure.engines.disclosure.check import Fault, Unprotectable, check
from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.problem import Unseen, build
from dure.engines.disclosure.types import Key, Rule, Table


def rounded(table: Table, rule: Rule, base: int = 3, reach: int = 2) -> Mapping[Key, float]:
    """Return the counts rounded to multiples of `base` (3: nobody can tell 1 from 2).

    Each moves to a neighbouring multiple, as near to the truth as the sums allow; a multiple
    stays where it is. In tables of three and more dimensions that is not always possible; then
    up to `reach` steps of the base are allowed. Raises `Unprotectable` when even that fails.
    """
    check(table, rule)
    problem = build(Memory(table), rule)
    steps = problem.values / base
    for extra in range(reach):
        floor, roof = np.floor(steps) - extra, np.ceil(steps) + extra
        system = System(problem.matrix, np.maximum(floor, 0), roof, np.ones(len(steps), dtype=bool))
        found = nearest_steps(system, steps)
        if found is not None:
            return {
                key: float(base * step)
                for key, step in zip(problem.keys, np.round(found), strict=True)
                if not isinstance(key, Unseen)
            }
    raise Unprotectable([Fault("disclosure.rounding_impossible", {"base": base})])

"""Decide what is hidden: search, give up what may be given up, and attack what was found."""

from collections.abc import Sequence

import numpy as np

from dure.engines.disclosure.adapter import Flags
from dure.engines.disclosure.attacking import known_exactly, unprotected
from dure.engines.disclosure.check import Fault, Unprotectable
from dure.engines.disclosure.easing import Eased, easier
from dure.engines.disclosure.methods.choice import Choice, Stuck
from dure.engines.disclosure.methods.exact import exact
from dure.engines.disclosure.methods.fast import fast, from_everything
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.rows import Unseen
from dure.engines.disclosure.search import Search
from dure.engines.disclosure.small_totals import small_totals
from dure.engines.disclosure.types import Key, Past, Why, plain

SMALL, LARGE = 40, 3_000  # cells that may be hidden
SOON = (
    300_000  # of the work of an exact search: a few seconds; nobody asked for a proof at any price
)


def attacked(problem: Problem, choice: Choice) -> Flags:
    """What stays hidden after the attack; raises `Unprotectable` where it succeeds.

    A further cell that readers would compute all the same keeps nothing from them: it is shown.
    """
    hidden = choice.hidden
    asked = problem.unsure_at_all(np.flatnonzero(hidden & problem.free))
    # What the search found possible is looked at anew, and only what is missing asked for.
    seen = choice.seen.holding(problem, hidden) if choice.seen else None
    weak = unprotected(asked, hidden, seen)
    needy = weak[problem.needy[weak]]
    if len(needy):
        raise Unprotectable(named(problem, [int(c) for c in needy]))
    if len(weak):
        hidden = hidden.copy()
        hidden[known_exactly(problem, hidden, weak)] = False
    return hidden


def choose(problem: Problem, search: Search) -> tuple[Problem, Choice, Flags]:
    """Search; where "fewer than 5" itself gives a cell away, let the totals around it say less."""
    masked: Flags = np.zeros(len(problem.values), dtype=bool)
    if search is Search.AUTO and int(problem.free.sum()) > LARGE:
        # Where the parts are many, somewhere the label gives a cell away: all these totals say less.
        masked = small_totals(problem, ())
        problem = problem.relabelled(np.flatnonzero(masked))
    before: Stuck | None = None
    now = Eased(problem, masked)
    while True:
        try:
            return now.problem, _search(now.problem, search, before), now.quiet
        except Stuck as stuck:
            before = stuck
            less = easier(now, stuck)
            if less is not None:
                now = less
            else:
                return now.problem, _everything(now.problem, stuck), now.quiet


def _everything(problem: Problem, stuck: Stuck) -> Choice:
    """The last way: show nothing but zeros and what no need leans on. Where even that gives a cell
    away, there is no way.
    """
    try:
        return from_everything(problem)
    except Stuck as none:
        raise Unprotectable(named(problem, none.columns), final=True) from stuck


def _search(problem: Problem, search: Search, before: Stuck | None) -> Choice:
    is_small = int(problem.free.sum()) <= SMALL
    if search is Search.EXACT or (search is Search.AUTO and is_small):
        choice = exact(problem) if search is Search.EXACT else exact(problem, SOON)
        if choice.proven:
            return choice
    return fast(problem, before)


def named(problem: Problem, columns: Sequence[int]) -> list[Fault]:
    """Each of these columns as a fault that names its cell."""
    found: dict[Key, Fault] = {}
    for column in columns:
        key = problem.keys[column]
        if isinstance(key, Past):
            fault = Fault("disclosure.earlier_computable", {"key": key.key})
        elif isinstance(key, Unseen):
            both = key.why is Why.OVERLAP
            code = "disclosure.overlap_computable" if both else "disclosure.rest_computable"
            fault = Fault(code, {"key": plain(key.beside)})
        else:
            fault = Fault("disclosure.cell_computable", {"key": key})
        found[fault.values["key"], fault.code] = fault
    return list(found.values())

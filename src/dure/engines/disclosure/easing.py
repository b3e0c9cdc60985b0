"""What is given up where a search finds no way: labels say less, or of what is told already less is asked.

Nothing is given up that would let this release tell a cell which earlier ones left open.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import Flags, Places
from dure.engines.disclosure.attacking import unprotected
from dure.engines.disclosure.methods.choice import Stuck
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.small_totals import small_totals, telling_labels
from dure.engines.disclosure.witnesses import Witnesses


@dataclass(frozen=True)
class Eased:
    """Eased (덜어 낸 문제): a problem, and the labels that say no more than "hidden" in it (`quiet`)."""

    problem: Problem
    quiet: Flags


def easier(now: Eased, stuck: Stuck) -> Eased | None:
    """The next that can be given up, in the order of what it costs; None where nothing is left."""
    problem = now.problem
    quiet = small_totals(problem, stuck.columns)
    if quiet.any():
        return _quieter(now, quiet)
    told, unsure = told_before(problem)
    if len(told):
        less = problem.without_needs(np.setdiff1d(told, unsure)).unsure_at_all(unsure)
        return replace(now, problem=less)
    # Every way hides no more than everything: what that gives away, each of them does.
    weak = unprotected(problem, problem.hidden | problem.free)
    quiet = telling_labels(problem, weak)
    if quiet.any():
        return _quieter(now, quiet)
    wide = weak[problem.spread[weak] > problem.enough[weak]]
    if len(wide):
        return replace(now, problem=problem.content(wide))
    return None


def _quieter(now: Eased, quiet: Flags) -> Eased:
    less = now.problem.relabelled(np.flatnonzero(quiet))
    return replace(now, problem=less, quiet=now.quiet | quiet)


def told_before(problem: Problem) -> tuple[Places, Places]:
    """What earlier releases tell by themselves, had this one not been made.

    Not: were it to hide everything. That it speaks of a cell at all says that the sums around the
    cell hold now, and how few stand there; what readers get from that, this release tells.
    And those among them that are told within a count or two only: these stay at least unsure.
    """
    seen = Witnesses.none(problem)
    told = unprotected(_without_today(problem), ~problem.public, seen, wholly=True)
    is_open = (seen.high - seen.low)[told] >= 1
    return told, told[is_open & (problem.spread[told] > 1)]


def _without_today(problem: Problem) -> Problem:
    """The problem without what this release adds: neither its sums nor its labels."""
    quiet = problem.relabelled(np.flatnonzero(~problem.outside))
    # That somebody is there at all is news as well, of a cell that was never spoken of.
    down = np.where(problem.unsaid, np.minimum(quiet.down, -problem.values), quiet.down)
    up = np.where(problem.unsaid, np.maximum(quiet.up, problem.limit - problem.values), quiet.up)
    return replace(quiet, down=down, up=up, matrix=csr_array(problem.matrix[problem.earlier]))

"""Protect a table: hide what is small, hide what would reveal it, and try to undo it first."""

import hashlib
from collections.abc import Sequence

import numpy as np

from dure.engines.disclosure.adapter import Flags
from dure.engines.disclosure.attacking import intervals
from dure.engines.disclosure.check import check
from dure.engines.disclosure.deciding import attacked, choose
from dure.engines.disclosure.history import Memory, remember
from dure.engines.disclosure.labels import labels_of, protected_by, whys_of
from dure.engines.disclosure.pasts import pasts
from dure.engines.disclosure.primary import sensitive
from dure.engines.disclosure.problem import Problem, build, labelled
from dure.engines.disclosure.search import ENGINE, Search
from dure.engines.disclosure.suspecting import hidden_in_all
from dure.engines.disclosure.types import (
    Interval,
    Key,
    Past,
    Protected,
    Release,
    Rule,
    Status,
    Table,
    Why,
)


def protect(
    table: Table,
    rule: Rule,
    previous: Sequence[Release] = (),
    *,
    search: Search = Search.AUTO,
    audit: bool = False,
) -> Protected:
    """Return the table with its sensitive cells hidden so that no reader can compute them.

    `previous` holds every earlier release about these cells, oldest first; what they tell by
    themselves is named in `already_public`, since no release can take it back. Raises `Unfit` for
    input that makes no sense and `Unprotectable`, naming the cells, when the attack succeeds.
    """
    check(table, rule)
    worlds = list(pasts(table, rule, previous))
    memory = remember(table, rule, previous)
    problem, choice, quiet = choose(build(memory, rule), search)
    hidden = attacked(problem, choice)
    labels = labels_of(table, memory, problem, hidden, rule, quiet)
    found = labels
    if worlds:
        labels = hidden_in_all(table, rule, worlds, labels, search)
    seen = labelled(problem, labels)
    return Protected(
        labels=labels,
        values=_shown(table, labels),
        whys=whys_of(table, memory, labels, rule),
        protects=protected_by(seen, labels),
        already_public=_already_public(problem, memory, rule),
        unchecked=memory.unchecked,
        intervals=_told_of(intervals(seen), memory) if audit else {},
        cost=float(problem.cost[seen.hidden & problem.free].sum()),
        proven=choice.proven and labels == found,
        fingerprint=_fingerprint(table, rule, previous),
        engine=ENGINE,
    )


def _told_of(found: dict[Key, Interval], memory: Memory) -> dict[Key, Interval]:
    """Without the sums of which nothing was ever said: they were no secret of anybody."""
    silent = {key for key, label in memory.outside.items() if label is Status.NOT_REPORTED}
    return {key: seen for key, seen in found.items() if key not in silent}


def _already_public(problem: Problem, memory: Memory, rule: Rule) -> tuple[Key, ...]:
    """Sensitive cells that nothing is asked for any more: earlier releases told them."""
    needs, lost = sensitive(memory, rule), _keys(problem, ~problem.needy)
    told = [key for key in lost if key in needs and needs[key].why is not Why.EARLIER]
    return tuple(dict.fromkeys(key.key if isinstance(key, Past) else key for key in told))


def _shown(table: Table, labels: dict[Key, Status]) -> dict[Key, float]:
    return {
        cell.key: cell.value
        for cell in table.cells
        if cell.value is not None and not labels[cell.key].is_hidden
    }


def _keys(problem: Problem, columns: Flags) -> list[Key]:
    return [problem.keys[at] for at in np.flatnonzero(columns)]


def _fingerprint(table: Table, rule: Rule, previous: Sequence[Release]) -> str:
    return hashlib.sha256(repr((table, rule, tuple(previous))).encode()).hexdigest()[:16]

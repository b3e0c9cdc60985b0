"""Protect a table: hide what is small, hide what would reveal it, and try to undo it first."""

import hashlib
from collections.abc import Sequence

import numpy as np

from dure.engines.disclosure.adapter import Flags
from dure.engines.disclosure.attacking import intervals, known_exactly, unprotected
from dure.engines.disclosure.check import Fault, Unprotectable, check
from dure.engines.disclosure.easing import Eased, easier
from dure.engines.disclosure.history import Memory, remember
from dure.engines.disclosure.labels import labels_of, protected_by, whys_of
from dure.engines.disclosure.methods.choice import Choice, Stuck
from dure.engines.disclosure.methods.exact import exact
from dure.engines.disclosure.methods.fast import fast
from dure.engines.disclosure.primary import sensitive
from dure.engines.disclosure.problem import Problem, Unseen, build, labelled
from dure.engines.disclosure.search import ENGINE, Search
from dure.engines.disclosure.small_totals import small_totals
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

SMALL, MIDDLE, LARGE = 40, 120, 3_000  # cells that may be hidden


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
    memory = remember(table, rule, previous)
    problem, choice, masked = _choose(build(memory, rule), search)
    hidden = _attacked(problem, choice)
    labels = labels_of(table, memory, problem, hidden & ~masked, rule)
    labels |= {k: Status.SECONDARY for k in _keys(problem, masked) if k in labels}
    seen = labelled(problem, labels)
    return Protected(
        labels=labels,
        values=_shown(table, labels),
        whys=whys_of(table, memory, labels, rule),
        protects=protected_by(seen, labels),
        already_public=_already_public(problem, memory, rule),
        unchecked=memory.unchecked,
        intervals=_told_of(intervals(seen), memory) if audit else {},
        cost=float(problem.cost[hidden & problem.free].sum()),
        proven=choice.proven,
        fingerprint=_fingerprint(table, rule, previous),
        engine=ENGINE,
    )


def _told_of(found: dict[Key, Interval], memory: Memory) -> dict[Key, Interval]:
    """Without the sums of which nothing was ever said: they were no secret of anybody."""
    silent = {key for key, label in memory.outside.items() if label is Status.NOT_REPORTED}
    return {key: seen for key, seen in found.items() if key not in silent}


def _attacked(problem: Problem, choice: Choice) -> Flags:
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
        raise Unprotectable(_named(problem, [int(c) for c in needy]))
    if len(weak):
        hidden = hidden.copy()
        hidden[known_exactly(problem, hidden, weak)] = False
    return hidden


def _choose(problem: Problem, search: Search) -> tuple[Problem, Choice, Flags]:
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
            elif search is not Search.EXACT and int(problem.free.sum()) <= MIDDLE:
                search = Search.EXACT  # the quick search may overlook a way that there is
            else:
                return now.problem, _everything(now.problem, stuck), now.quiet


def _everything(problem: Problem, stuck: Stuck) -> Choice:
    """The last way: show nothing but zeros. Where even that gives a cell away, there is no way."""
    choice = Choice(problem.hidden | problem.free, proven=False)
    weak = unprotected(problem, choice.hidden)
    if len(weak):
        named = _named(problem, [int(column) for column in weak])
        raise Unprotectable(named, final=True) from stuck
    return choice


def _search(problem: Problem, search: Search, before: Stuck | None) -> Choice:
    is_small = int(problem.free.sum()) <= SMALL
    if search is Search.EXACT or (search is Search.AUTO and is_small):
        choice = exact(problem)
        if choice.proven:
            return choice
    return fast(problem, before)


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


def _named(problem: Problem, columns: Sequence[int]) -> list[Fault]:
    named: dict[Key, Fault] = {}
    for column in columns:
        key = problem.keys[column]
        if isinstance(key, Past):
            fault = Fault("disclosure.earlier_computable", {"key": key.key})
        elif isinstance(key, Unseen):
            fault = Fault("disclosure.rest_computable", {"key": _plain(key.beside)})
        else:
            fault = Fault("disclosure.cell_computable", {"key": key})
        named[fault.values["key"], fault.code] = fault
    return list(named.values())


def _plain(key: Key) -> Key:
    return key.key if isinstance(key, Past) else key


def _fingerprint(table: Table, rule: Rule, previous: Sequence[Release]) -> str:
    return hashlib.sha256(repr((table, rule, tuple(previous))).encode()).hexdigest()[:16]

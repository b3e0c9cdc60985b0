"""A release whose earlier ones may have hidden several things: it has to hold whichever of them it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dure.engines.disclosure.adapter import Flags, Places
from dure.engines.disclosure.attacking import unprotected
from dure.engines.disclosure.check import Unprotectable
from dure.engines.disclosure.deciding import attacked, choose, named
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.labels import labels_of, with_rates
from dure.engines.disclosure.problem import Problem, build, labelled
from dure.engines.disclosure.rows import Unseen
from dure.engines.disclosure.search import Search
from dure.engines.disclosure.types import Key, Release, Rule, Status, Table

ROUNDS = 6


@dataclass
class _World:
    """One way it may have been; `problem` asks for what can be kept in it, `held` keeps it."""

    previous: Sequence[Release]
    problem: Problem
    held: dict[Key, Status] | None = None

    def weak(self, labels: dict[Key, Status]) -> Places:
        """The cells that these labels give away in it; of labels that held it is not asked again."""
        if self.held == labels:
            return np.array([], dtype=np.intp)
        weak = _weak(self.problem, labels)
        self.held = None if len(weak) else dict(labels)
        return weak


def hidden_in_all(
    table: Table,
    rule: Rule,
    worlds: Iterable[Sequence[Release]],
    labels: dict[Key, Status],
    search: Search,
) -> dict[Key, Status]:
    """The labels with more hidden where one of these pasts would let a reader compute a hidden cell.

    Raises `Unprotectable` with the cells where hiding more does not help.
    """
    every = [_World(each, _asked(table, rule, each)) for each in worlds]
    for _round in range(ROUNDS):
        before = dict(labels)
        for world in every:
            if len(world.weak(labels)):
                labels = _joined(labels, _found(table, rule, world, search), table, rule)
        if labels == before:
            break
    for world in every:
        weak = world.weak(labels)
        if len(weak):
            raise Unprotectable(named(world.problem, [int(at) for at in weak]), final=True)
    return labels


def _asked(table: Table, rule: Rule, previous: Sequence[Release]) -> Problem:
    """What must stay open of cells; by how few a cell changed that may not have changed is not asked."""
    problem = build(remember(table, rule, previous), rule)
    sums = [at for at, key in enumerate(problem.keys) if isinstance(key, Unseen)]
    return problem.without_needs(np.array(sums, dtype=np.intp))


def _weak(problem: Problem, labels: dict[Key, Status]) -> Places:
    seen = labelled(problem, labels)
    seen = seen.unsure_at_all(np.flatnonzero(seen.hidden & problem.free))
    weak = unprotected(seen, seen.hidden)
    return weak[seen.needy[weak] & seen.hidden[weak]]


def _found(table: Table, rule: Rule, world: _World, search: Search) -> dict[Key, Status]:
    """What is hidden in this past alone; its problem asks for no more than can be had from now on."""
    # What one past asks for is joined to what others do: a proof that it is cheapest says nothing then.
    how = Search.FAST if search is Search.AUTO else search
    problem, choice, quiet = choose(world.problem, how)
    world.problem = problem
    hidden: Flags = attacked(problem, choice)
    memory = remember(table, rule, world.previous)
    return labels_of(table, memory, problem, hidden, rule, quiet)


def _joined(
    labels: dict[Key, Status], more: dict[Key, Status], table: Table, rule: Rule
) -> dict[Key, Status]:
    """Hidden is what one of the two hides, "fewer than" says only what both say."""
    joined = dict(labels)
    for cell in table.cells:
        one, other = labels[cell.key], more[cell.key]
        if other.is_hidden and one is not other:
            joined[cell.key] = Status.SECONDARY
    return with_rates(table, joined, rule)

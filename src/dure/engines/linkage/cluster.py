"""Cluster (묶기): pairs become people, without chaining strangers through one doubtful record.

The strongest pairs are joined first. Two groups become one person only when their records, taken
together, speak for it: every pair that was compared has its say, for and against.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Edge = tuple[int, int, float]
_LOUDEST = 7.0
_NEVER_MET = -1.5  # pairs that share no key at all are rarely one person


@dataclass(frozen=True)
class Groups:
    """Groups (사람 묶음): for each record the smallest record of its person."""

    person: Sequence[int]

    def people(self) -> int:
        """How many different people."""
        return len(set(self.person))


def components(records: int, edges: Iterable[Edge]) -> list[int]:
    """For each record the smallest record it hangs together with, through any chain."""
    parent = list(range(records))
    for left, right, _ in edges:
        a, b = _root(parent, left), _root(parent, right)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return [_root(parent, one) for one in range(records)]


def people_of(records: int, strong: Sequence[Edge], compared: Sequence[Edge]) -> Groups:
    """Join `strong` pairs; in chains of three and more, `compared` holds all that is known."""
    parent = list(range(records))
    members = {one: [one] for pair in strong for one in pair[:2]}
    said = {(left, right): _voice(chance) for left, right, chance in compared}
    for left, right, _chance in sorted(strong, key=lambda edge: (-edge[2], edge[0], edge[1])):
        a, b = _root(parent, left), _root(parent, right)
        if a == b:
            continue
        a, b = min(a, b), max(a, b)
        together = len(members[a]) + len(members[b])
        if together == 2 or _agree(members[a], members[b], said):
            parent[b] = a
            members[a] += members.pop(b)
    return Groups([_root(parent, one) for one in range(records)])


def _agree(ones: list[int], others: list[int], said: Mapping[tuple[int, int], float]) -> bool:
    total = 0.0
    for one in ones:
        for other in others:
            total += said.get((min(one, other), max(one, other)), _NEVER_MET)
    return total > 0


def _voice(chance: float) -> float:
    safe = min(max(chance, 1e-9), 1 - 1e-9)
    return min(_LOUDEST, max(-_LOUDEST, math.log(safe / (1 - safe))))


def _root(parent: list[int], one: int) -> int:
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one

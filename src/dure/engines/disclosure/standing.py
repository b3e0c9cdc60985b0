"""What stands published, looked at by the attacker: is there a small group that it gives away?

Nothing is protected here and nothing changes; whoever published before a rule was sharper can see
what it is too late to hide, and say so.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from dure.engines.disclosure.attacking import split, unprotected
from dure.engines.disclosure.check import check
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.problem import Problem, build, labelled
from dure.engines.disclosure.rows import Unseen
from dure.engines.disclosure.types import Interval, Key, Past, Release, Rule, Status, Table


def given_away(
    table: Table,
    labels: Mapping[Key, Status],
    rule: Rule,
    previous: Sequence[Release] = (),
) -> dict[Key, Interval]:
    """The hidden cells that a reader of all this can tell more closely than the rule allows.

    Each with what the reader can compute. `table` holds what is true behind the labels. A group that no
    cell shows, but a sum leaves over, is named by the cell beside it. Raises `Unfit`.
    """
    check(table, rule)
    problem = labelled(build(remember(table, rule, previous), rule), labels)
    # A release asks for more where more can be had; what is given away is measured by what will do.
    problem = problem.content(np.arange(len(problem.values), dtype=np.intp))
    weak = unprotected(problem, problem.hidden)
    weak = weak[problem.needy[weak] & problem.hidden[weak]]
    return _intervals(problem, weak)


def _intervals(problem: Problem, columns: np.ndarray) -> dict[Key, Interval]:
    asked = np.isin(np.arange(len(problem.values)), columns)
    found: dict[Key, Interval] = {}
    for piece in split(problem, problem.hidden, among=asked):
        for at in np.flatnonzero(asked[piece.columns]):
            column = int(piece.columns[at])
            low, high = piece.reach(int(at))
            value = float(problem.values[column])
            found[_plain(problem.keys[column])] = Interval(max(value + low, 0.0), value + high)
    return found


def _plain(key: Key) -> Key:
    if isinstance(key, Unseen):
        key = key.beside
    return key.key if isinstance(key, Past) else key

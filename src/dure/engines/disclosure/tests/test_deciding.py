"""A search that gets stuck still ends soon, with as little hidden as can be had."""

import random
from itertools import product

import numpy as np
import pytest

from dure.engines.disclosure import Rule, Search, deciding, protect
from dure.engines.disclosure.attacking import unprotected
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.methods.choice import Choice, Stuck
from dure.engines.disclosure.methods.fast import from_everything
from dure.engines.disclosure.problem import Problem, build
from dure.engines.disclosure.tests.tabling import counted


def living(seed: int, rows: int = 6, columns: int = 5) -> Problem:
    """What is asked of a table of small and larger counts."""
    dice = random.Random(seed)  # noqa: S311 - the same table for the same seed
    keys = product("가나다라마바사"[:rows], "일이삼사오"[:columns])
    inner = {key: dice.choice((0, 2, 4, 9, 14, 30, 60)) for key in keys}
    return build(remember(counted(inner), Rule(), ()), Rule())


@pytest.mark.parametrize("seed", range(4))
def test_from_everything_no_more_stays_hidden_than_the_needs_ask(seed: int) -> None:
    problem = living(seed)

    hidden = from_everything(problem).hidden

    assert not len(unprotected(problem, hidden))
    assert int((hidden & problem.free).sum()) < int(problem.free.sum())
    for column in np.flatnonzero(hidden & problem.free):
        less = hidden.copy()
        less[column] = False
        assert len(unprotected(problem, less))


def test_where_nobody_asked_for_a_proof_a_stuck_search_does_not_look_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A proof of the cheapest choice once took minutes where any choice would do."""

    def stuck(problem: Problem, before: Stuck | None = None) -> Choice:
        raise Stuck([int(np.flatnonzero(problem.needy)[0])], problem.hidden)

    def too_long(problem: Problem, work: int = 0) -> Choice:
        raise AssertionError((problem, work))

    monkeypatch.setattr(deciding, "fast", stuck)
    monkeypatch.setattr(deciding, "exact", too_long)
    monkeypatch.setattr(deciding, "easier", lambda *_: None)
    dice = random.Random(3)  # noqa: S311
    inner = {key: dice.choice((2, 9, 14, 30)) for key in product("가나다라마바사", "일이삼사오육")}

    made = protect(counted(inner), Rule(), search=Search.AUTO)

    assert not made.proven
    shown = [key for key, label in made.labels.items() if not label.is_hidden]
    assert shown

"""What is skipped could not have been met: bounds hold, and the attacker answers as without them."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from dure.engines.disclosure import Rule
from dure.engines.disclosure.adapter import System, best
from dure.engines.disclosure.attacking import split, unmet, unprotected
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.narrowing import narrowed
from dure.engines.disclosure.piece import Limits, Piece
from dure.engines.disclosure.problem import build
from dure.engines.disclosure.tests.tabling import counted
from dure.engines.disclosure.witnesses import Witnesses

SOME = settings(max_examples=40, deadline=None)
NEAR = 1e-6


@st.composite
def tables(draw):
    """A small table of people, and which of its cells are hidden beside the small ones."""
    keys = list(itertools.product("가나다", "일이삼"))
    inner = {key: draw(st.integers(0, 12)) for key in keys}
    problem = build(remember(counted(inner), Rule(), ()), Rule())
    more = np.array(draw(st.lists(st.booleans(), min_size=len(problem.values), max_size=99)))
    return problem, problem.hidden | (problem.free & more[: len(problem.values)])


def test_a_single_hidden_part_cannot_move_and_a_pair_can_as_far_as_the_smaller():
    row = csr_array([[1.0, -1.0, -1.0]])
    alone = System(row, np.array([0.0, -3.0, 0.0]), np.array([0.0, 9.0, 0.0]), np.ones(3, bool))
    pair = System(row, np.array([0.0, -3.0, -2.0]), np.array([0.0, 9.0, 9.0]), np.ones(3, bool))

    assert [end.tolist() for end in narrowed(alone)] == [[0, 0, 0], [0, 0, 0]]
    assert [end.tolist() for end in narrowed(pair)] == [[0, -3, -2], [0, 2, 3]]


def test_a_count_that_could_move_by_half_a_person_does_not_move():
    row = csr_array([[2.0, -1.0]])
    half = System(row, np.array([-5.0, -1.0]), np.array([5.0, 1.0]), np.ones(2, bool))
    money = System(row, np.array([-5.0, -1.0]), np.array([5.0, 1.0]), np.zeros(2, bool))

    assert narrowed(half)[1].tolist() == [0, 0]
    assert narrowed(money)[1] == pytest.approx([0.5, 1.0], abs=1e-5)


@given(tables())
@SOME
def test_no_cell_reaches_beyond_its_bounds(told):
    problem, hidden = told
    for piece in split(problem, hidden):
        low, high = narrowed(
            System(**{**vars(piece.system), "integral": np.zeros(len(piece.columns), bool)})
        )
        for at in range(len(piece.columns)):
            goal = (np.arange(len(piece.columns)) == at).astype(float)
            assert goal @ best(piece.system, goal) <= high[at] + NEAR
            assert -goal @ best(piece.system, -goal) >= low[at] - NEAR


@given(tables())
@SOME
def test_the_attacker_reaches_the_same_cells_as_when_he_asks_about_every_one(told):
    problem, hidden = told
    plain = []
    for piece in split(problem, hidden):
        nobody = np.zeros(len(piece.columns), dtype=bool)
        piece.__dict__["limits"] = Limits(nobody, nobody)  # nothing is skipped
        plain.extend(piece.columns[piece.weak()])
    plain.extend(np.flatnonzero(problem.needy & ~hidden))

    for wholly in (False, True):
        assert unprotected(problem, hidden, wholly=wholly).tolist() == sorted(plain)


@given(tables())
@SOME
def test_of_cells_that_stay_open_a_little_it_is_known_how_far(told):
    """What earlier releases nearly told stays unsure at least: that needs the tables themselves."""
    problem, hidden = told
    seen = Witnesses.none(problem)

    weak = unprotected(problem, hidden, seen, wholly=True)

    wide = {
        int(c): piece.reach(at)
        for piece in split(problem, hidden)
        for at, c in enumerate(piece.columns)
    }
    for column in weak[hidden[weak]]:
        low, high = wide[int(column)]
        assert seen.high[column] - seen.low[column] == pytest.approx(high - low, abs=1e-6)


@given(tables())
@SOME
def test_a_piece_whose_needs_are_seen_to_be_met_is_not_asked_again(told):
    problem, hidden = told
    seen = Witnesses.none(problem)
    weak = unprotected(problem, hidden, seen)

    asked = unmet(problem, seen) & hidden
    assert set(np.flatnonzero(asked)) == set(weak[hidden[weak]])
    again: list[Piece] = list(split(problem, hidden, seen, asked))
    assert all(asked[piece.columns].any() for piece in again)
    assert unprotected(problem, hidden, seen).tolist() == weak.tolist()

"""The solver asked directly says what SciPy's own door says, to the last bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import System, best, best_whole, cheapest_path, prices
from dure.engines.disclosure.solver import Question, solve

SEEDS = st.integers(0, 10_000)
SOME = settings(max_examples=40, deadline=None)


def _system(seed: int) -> tuple[System, np.ndarray]:
    dice = np.random.default_rng(seed)
    rows, columns = int(dice.integers(1, 6)), int(dice.integers(2, 9))
    matrix = csr_array(dice.integers(-1, 2, (rows, columns)).astype(float))
    down, up = (
        -dice.integers(0, 5, columns).astype(float),
        dice.integers(0, 9, columns).astype(float),
    )
    return System(matrix, down, up, dice.random(columns) < 0.7), dice.normal(size=columns)


def _publicly(system: System, goal: np.ndarray, **more: object):
    even = LinearConstraint(system.matrix, 0.0, 0.0)
    return milp(-goal, constraints=even, bounds=Bounds(system.down, system.up), **more)


@given(SEEDS)
@SOME
def test_a_question_in_fractions_has_the_same_answer_at_both_doors(seed):
    system, goal = _system(seed)

    assert np.array_equal(best(system, goal), _publicly(system, goal).x)


@given(SEEDS)
@SOME
def test_a_question_in_whole_numbers_has_the_same_answer_and_bound_at_both_doors(seed):
    system, goal = _system(seed)
    public = _publicly(
        system, goal, integrality=system.integral.astype(int), options={"node_limit": 500}
    )

    found, bound = best_whole(system, goal)

    assert np.array_equal(found, public.x)
    if system.integral.any():
        assert bound == -public.mip_dual_bound


@given(SEEDS)
@SOME
def test_prices_are_those_of_the_public_door_and_prove_the_reach(seed):
    system, goal = _system(seed)
    public = linprog(
        -goal,
        A_eq=system.matrix,
        b_eq=np.zeros(system.matrix.shape[0]),
        bounds=np.column_stack([system.down, system.up]),
    )

    reach, price = prices(system, goal)

    assert reach == pytest.approx(-public.fun)
    left = goal - system.matrix.T @ price
    proven = np.maximum(left, 0) @ system.up + np.minimum(left, 0) @ system.down
    assert proven == pytest.approx(reach, abs=1e-6)
    assert price == pytest.approx(-public.eqlin.marginals, abs=1e-9)


@pytest.mark.parametrize("whole", [None, np.array([True, True])])
def test_what_cannot_be_has_no_answer(whole):
    one = np.ones(1)
    asked = Question(
        np.ones(2), csr_array([[1.0, 1.0]]), 9 * one, 9 * one, np.zeros(2), np.ones(2), whole
    )

    assert solve(asked).x is None


def test_what_goes_on_for_ever_has_no_answer():
    asked = Question(
        -np.ones(1), csr_array([[0.0]]), np.zeros(1), np.zeros(1), np.zeros(1), np.full(1, np.inf)
    )

    assert solve(asked).x is None


def test_the_same_question_has_the_same_answer_every_time():
    system, goal = _system(7)

    assert all(np.array_equal(best(system, goal), best(system, goal)) for _ in range(5))


def test_a_way_that_takes_too_many_steps_is_given_up_and_not_called_impossible():
    demanded = System(
        csr_array([[1.0, -1.0, 0.0], [0.0, 1.0, -1.0]]),
        *np.array([[1, 0, 0], [1, 1, 1.0]]),
        np.ones(3, bool),
    )
    impossible = System(
        demanded.matrix, demanded.down, np.array([1.0, 0.0, 0.0]), demanded.integral
    )
    toll = np.ones(3)

    assert np.array_equal(cheapest_path(demanded, toll, 9).z, np.ones(3))
    assert cheapest_path(demanded, toll, 0).is_given_up
    assert not cheapest_path(impossible, toll, 9).is_given_up

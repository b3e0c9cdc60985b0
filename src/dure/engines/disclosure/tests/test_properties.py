"""Promises that hold for every table, tried by an attacker who shares no code with the engine."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from dure.engines.disclosure import Rule, Search, Status, Zero, attack, protect
from dure.engines.disclosure.tests.brute_force import possible_values
from dure.engines.disclosure.tests.tabling import counted, with_totals

QUICK = settings(max_examples=40, deadline=None)
RULE = Rule(threshold=4)


@st.composite
def small_tables(draw, rows=2, columns=2, most=9):
    keys = itertools.product("가나다라마바"[:rows], "일이삼사오육"[:columns])
    return {key: draw(st.integers(0, most)) for key in keys}


@pytest.mark.slow
@QUICK
@given(small_tables(), st.sampled_from([Search.EXACT, Search.FAST]))
def test_no_hidden_number_is_left_with_a_single_possible_value(inner, search):
    result = protect(counted(inner), RULE, search=search)

    possible = possible_values(inner, result.labels, RULE.threshold)

    truth = with_totals(inner)
    for key, values in possible.items():
        assert truth[key] in values
        if truth[key] < RULE.threshold:
            assert max(values) - min(values) >= RULE.needed_spread


@pytest.mark.slow
def test_the_quick_way_protects_every_table_of_a_few_people():
    keys = list(itertools.product("가나", "일이"))
    for values in itertools.product(range(3), repeat=4):
        protect(counted(dict(zip(keys, values, strict=True))), RULE, search=Search.FAST)


@pytest.mark.slow
@QUICK
@given(small_tables(rows=4, columns=5, most=14))
def test_subtraction_with_real_numbers_does_not_undo_it_either(inner):
    result = protect(counted(inner), Rule(), search=Search.FAST)

    ranges = _ranges_by_hand(inner, result.labels)

    assert not [key for key, (low, high) in ranges.items() if high - low < 1 - 1e-6]


@pytest.mark.slow
@QUICK
@given(small_tables(rows=3, columns=4, most=14))
def test_the_attacker_of_the_engine_is_as_good_as_the_one_made_here(inner):
    naive = {
        key: Status.PRIMARY if 0 < value < 5 else Status.PUBLISHED
        for key, value in with_totals(inner).items()
    }

    ours, theirs = attack(counted(inner), naive, Rule()), _ranges_by_hand(inner, naive)

    assert set(ours) == set(theirs)
    for key, (low, high) in theirs.items():
        assert abs(ours[key].low - np.ceil(low - 1e-6)) < 1e-6
        assert abs(ours[key].high - np.floor(high + 1e-6)) < 1e-6


@QUICK
@given(small_tables(rows=3, columns=3, most=12), st.sampled_from(list(Zero)))
def test_zeros_are_all_shown_or_none_can_be_told_from_one(inner, zero):
    result = protect(counted(inner), Rule(zero=zero), search=Search.FAST)

    for key, value in with_totals(inner).items():
        if value == 0:
            wanted = Status.ZERO if zero is Zero.PUBLISH else Status.PRIMARY
            assert result.labels[key] is wanted


@QUICK
@given(small_tables(rows=3, columns=3, most=30))
def test_what_is_shown_is_true_and_everything_small_is_hidden(inner):
    result = protect(counted(inner), Rule(), search=Search.FAST)

    truth = with_totals(inner)
    assert all(truth[key] == value for key, value in result.values.items())
    assert not [key for key, value in result.values.items() if 0 < value < 5]
    assert set(result.values) == {k for k, v in result.labels.items() if not v.is_hidden}


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(small_tables(rows=3, columns=4, most=20))
def test_the_quick_way_never_beats_the_proof(inner):
    exact = protect(counted(inner), Rule(small_groups=False), search=Search.EXACT)
    quick = protect(counted(inner), Rule(small_groups=False), search=Search.FAST)

    same_first = {k for k, v in exact.labels.items() if v is Status.PRIMARY} == {
        k for k, v in quick.labels.items() if v is Status.PRIMARY
    }
    assert exact.proven
    # Where one of them had to say less about small totals, they solved different questions.
    assert exact.cost <= quick.cost + 1e-9 or not same_first


def _ranges_by_hand(inner, labels):
    """Plain linear programs over the inner cells; totals are written out as sums of them."""
    keys, truth = list(inner), with_totals(inner)
    sums = {
        key: np.array([all(a in (b, "all") for a, b in zip(key, k, strict=True)) for k in keys])
        for key in truth
    }
    equal = [(sums[k] * 1.0, truth[k]) for k, v in labels.items() if not v.is_hidden]
    upper = []
    for key, label in labels.items():
        if label.is_hidden:
            upper.append((-1.0 * sums[key], -1.0))
        if label is Status.PRIMARY:
            upper.append((1.0 * sums[key], 4.0))
    found = {}
    for key, label in labels.items():
        if label.is_hidden:
            ends = [_end(sign * sums[key], equal, upper) for sign in (1.0, -1.0)]
            found[key] = (ends[0], -ends[1])
    return found


def _end(goal, equal, upper):
    found = linprog(
        goal,
        A_eq=np.array([row for row, _ in equal]) if equal else None,
        b_eq=[value for _, value in equal] or None,
        A_ub=np.array([row for row, _ in upper]) if upper else None,
        b_ub=[value for _, value in upper] or None,
    )
    return found.fun if found.status == 0 else -np.inf

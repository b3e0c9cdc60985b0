"""Needs of few people stay with those who plan, also for whoever can subtract."""

from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.hidden_needs import hidden
from dure.activities.types import Wanted

ABOVE = {"E": "G", "S": "G", "H": "G", "G": ""}


def need(place, count, group="", state="value"):
    return Wanted(place, "bath", group, count, "명", state)


def test_three_people_are_not_told_and_neither_is_what_gives_them_away():
    needs = [need("E", 3), need("S", 20), need("H", 9), need("G", 32)]
    assert hidden(needs, ABOVE, least=5) == {0, 2}


def test_zero_is_told():
    assert hidden([need("E", 0), need("S", 20)], ABOVE, least=5) == frozenset()


def test_a_group_of_few_takes_another_one_along():
    needs = [need("E", 30), need("E", 27, "elders"), need("E", 3, "children")]
    assert hidden(needs, ABOVE, least=5) == {1, 2}


def test_not_applicable_is_nobody_s_secret():
    assert hidden([need("E", None, state="not_applicable")], ABOVE, least=5) == frozenset()


@given(
    st.lists(st.tuples(st.sampled_from("ESH"), st.integers(0, 12)), unique_by=lambda one: one[0]),
    st.integers(2, 6),
)
def test_no_single_place_is_found_by_subtraction(told, least):
    needs = [need(place, count) for place, count in told]
    needs.append(need("G", sum(count for _place, count in told)))
    secret = hidden(needs, ABOVE, least=least)
    assert all(at in secret for at, one in enumerate(needs) if 0 < (one.amount or 0) < least)
    positive = [at for at, one in enumerate(needs) if one.amount]
    if len(secret) == 1:
        assert len(positive) == 1

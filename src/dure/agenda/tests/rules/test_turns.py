"""Every statement gets its answers: few first, and not the same order for everybody."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.turns import in_turn


def test_a_statement_that_nobody_answered_comes_before_one_that_many_did():
    assert in_turn([1, 2], {1: 40, 2: 0}, "anyone") == [2, 1]


def test_two_people_do_not_meet_ten_equal_statements_in_the_same_order():
    orders = {tuple(in_turn(range(10), {}, f"voice {one}")) for one in range(20)}
    assert len(orders) > 15


def test_the_same_voice_meets_them_in_the_same_order_again():
    assert in_turn(range(9), {3: 2}, "okbun") == in_turn(range(9), {3: 2}, "okbun")


@given(st.lists(st.integers(1, 60), unique=True, max_size=20), st.text(max_size=9))
@settings(max_examples=40)
def test_nothing_is_lost_and_nothing_comes_twice(numbers: list[int], mark: str):
    assert sorted(in_turn(numbers, {}, mark)) == sorted(numbers)


def test_after_a_thousand_turns_all_statements_have_about_as_many_answers():
    counted: dict[int, int] = {}
    for one in range(1000):
        first = in_turn(range(8), counted, f"voice {one}")[0]
        counted[first] = counted.get(first, 0) + 1
    assert max(counted.values()) - min(counted.values()) < 60

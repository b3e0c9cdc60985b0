"""Nothing that is shown tells of fewer people than the set size: not by itself, not by subtraction."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.hiding import may_be_counted_again, parts_shown

SIZES = st.dictionaries(st.integers(0, 6), st.integers(0, 30), max_size=6)


@given(SIZES, st.integers(0, 12), st.integers(2, 8))
@settings(max_examples=80)
def test_what_is_left_over_is_nobody_or_enough(
    sizes: dict[int, int], in_no_part: int, smallest: int
):
    total = sum(sizes.values()) + in_no_part
    shown = parts_shown(sizes, total, smallest)

    assert all(sizes[part] == 0 or sizes[part] >= smallest for part in shown)
    rest = total - sum(sizes[part] for part in shown)
    assert rest == 0 or rest >= smallest or not [part for part in shown if sizes[part]]


@given(SIZES, st.integers(2, 8))
@settings(max_examples=60)
def test_no_hidden_group_can_be_reckoned_from_the_others(sizes: dict[int, int], smallest: int):
    total = sum(sizes.values())
    shown = parts_shown(sizes, total, smallest)
    if 0 < total < smallest:
        assert shown == frozenset()  # they are too few all together: not even who is nobody is said
        return
    hidden = [part for part in sizes if part not in shown]
    assert len(hidden) != 1 or total - sum(sizes[part] for part in shown) >= smallest


def test_a_group_of_three_takes_the_next_one_with_it():
    # 3 of 23: whoever subtracts 20 from 23 would know the three.
    assert parts_shown({1: 20, 2: 3}, 23, 5) == frozenset()
    assert parts_shown({1: 20, 2: 3, 3: 6}, 29, 5) == {1}


def test_enough_everywhere_is_shown_whole_and_nobody_is_shown_as_nobody():
    assert parts_shown({1: 5, 2: 9, 3: 0}, 14, 5) == {1, 2, 3}


def test_a_whole_of_four_shows_nothing_at_all():
    assert parts_shown({1: 4, 2: 0}, 4, 5) == frozenset()


def test_a_hidden_group_stays_hidden_for_every_statement():
    assert parts_shown({1: 20, 2: 9}, 29, 5, among={1}) == {1}


def test_one_new_voice_of_a_group_does_not_show_it_anew():
    assert not may_be_counted_again({1: 1}, 5)
    assert not may_be_counted_again({1: 6, 2: 1}, 5)
    assert not may_be_counted_again({}, 5)
    assert may_be_counted_again({1: 6, 2: 0}, 5)


def test_every_pair_of_small_groups_is_enough_together_or_takes_a_third():
    for first, second in combinations(range(1, 5), 2):
        shown = parts_shown({1: first, 2: second, 3: 40}, first + second + 40, 5)
        assert (3 in shown) == (first + second >= 5)

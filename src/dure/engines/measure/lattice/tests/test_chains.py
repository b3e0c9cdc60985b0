"""Dimensions as rows of ever coarser blocks: what the kernel is told of months, places and splits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.measure.lattice.chains import (
    HIDDEN,
    Lattice,
    NotSuited,
    finer,
    period_chain,
    place_chain,
    split_chain,
)

GARAM, SAETEO, NARU = 10, 11, 12  # districts
NORTH, SOUTH = 1, 2  # provinces


def test_a_split_has_its_values_and_their_total():
    sex = split_chain("sex", [0, 1])

    assert [level.values.tolist() for level in sex.levels] == [[0, 1], [-1]]
    assert sex.composed().tolist() == [[0, 1], [0, 0]]


@given(
    st.integers(24_000, 25_000),
    st.integers(0, 40),
    st.sets(st.sampled_from([1, 3, 6, 12]), min_size=1),
)
def test_every_month_lies_in_the_period_that_a_calendar_gives(first, more, sizes):
    listed = [(size, size) for size in sorted(sizes)]
    chain = period_chain("period", first, first + more, listed)

    blocks = chain.composed()
    finest = listed[0][1]
    for level, (_, size) in enumerate(listed):
        for month in range(first, first + more + 1):
            digit = month // finest - first // finest
            found = chain.levels[level].values[blocks[level, digit]]
            assert found == (month // finest * finest) // size


def test_districts_lie_in_provinces_and_a_province_without_districts_is_hidden_below():
    leaves = [(NORTH, GARAM), (NORTH, SAETEO), (SOUTH, NARU), (NORTH, -1), (-1, -1)]

    chain, digit = place_chain("place", leaves)

    district, province, everywhere = chain.levels
    assert (district.label, province.label, everywhere.label) == (1, 0, -1)
    assert sorted(district.values.tolist()) == [HIDDEN, HIDDEN, GARAM, SAETEO, NARU]
    blocks = chain.composed()
    of = {leaf: province.values[blocks[1, digit[leaf]]] for leaf in leaves}
    assert of[NORTH, GARAM] == of[NORTH, SAETEO] == of[NORTH, -1] == NORTH
    assert of[SOUTH, NARU] == SOUTH
    assert of[-1, -1] == HIDDEN
    assert everywhere.values.tolist() == [-1]


def test_a_level_with_few_places_is_still_the_inner_one():
    # Two villages in one of four districts: counting names would put the districts inside them.
    leaves = [(GARAM, 100), (GARAM, 101), (SAETEO, -1), (NARU, -1), (13, -1)]

    chain, _ = place_chain("place", leaves)

    assert [level.label for level in chain.levels] == [1, 0, -1]


def test_without_a_list_of_places_there_is_one_block():
    chain, digit = place_chain("place", [()])

    assert [level.values.tolist() for level in chain.levels] == [[-1]]
    assert digit == {(): 0}


def test_levels_that_cross_are_left_to_the_plain_engine():
    # 가람 is a district of the north for one leaf and of the south for another.
    with pytest.raises(NotSuited):
        place_chain("place", [(NORTH, GARAM), (SOUTH, GARAM), (SOUTH, NARU)])


def test_every_combination_is_there_once_and_after_a_finer_one():
    lattice = Lattice((split_chain("org", range(3)), period_chain("p", 0, 11, [(0, 1), (1, 3)])))

    seen = []
    for depth in lattice.by_depth():
        for levels in depth:
            assert levels == lattice.finest or any(above in seen for _, above in finer(levels))
        seen += depth

    assert len(seen) == len(set(seen)) == 4
    assert [lattice.space(levels) for levels in seen] == [36, 12, 12, 4]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_a_key_says_each_dimension_and_nothing_else(sizes):
    lattice = Lattice(tuple(split_chain(str(i), range(size)) for i, size in enumerate(sizes)))
    strides = lattice.strides(lattice.finest)

    keys = {
        sum(int(digit) * stride for digit, stride in zip(digits, strides, strict=True))
        for digits in np.ndindex(*sizes)
    }

    assert keys == set(range(lattice.space(lattice.finest)))

"""A place among peers: told only with enough of them, and never precise enough to find one out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.measurement.rules.peers import PEERS_NEEDED, place_among

NINE = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0]


@pytest.mark.parametrize(("own", "place"), [(5, "low"), (50, "middle"), (95, "high"), (0, "low")])
def test_the_place_is_one_of_three(own, place):
    assert place_among(own, NINE) == place


def test_with_too_few_others_there_is_no_place():
    assert place_among(50, NINE[: PEERS_NEEDED - 1]) is None
    assert place_among(50, NINE, needed=10) is None


def test_where_all_others_are_alike_nobody_is_told_apart():
    assert place_among(7, [7.0] * 6) == "middle"
    assert place_among(8, [7.0] * 6) is None


@given(st.lists(st.integers(1000, 9999), min_size=6, max_size=12, unique=True))
def test_trying_one_value_after_another_finds_no_peers_value(others):
    values = [float(each) for each in others]

    places = [place_among(own, values) for own in range(900, 10_100)]

    borders = [900 + at for at, (one, two) in enumerate(itertools.pairwise(places)) if one != two]
    # A border is rounded to two digits: hundreds, here. It names no value that is not itself round.
    assert all(border % 100 in (0, 99) for border in borders)

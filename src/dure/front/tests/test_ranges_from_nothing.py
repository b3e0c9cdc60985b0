"""A range that begins at nothing says nothing by its beginning: its end alone is told."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dure.front.scoring import extent_words
from dure.front.shown import range_words
from dure.front.tests.test_said_of_numbers import card, point
from dure.kernel.words import Words


def test_where_every_part_is_hidden_the_most_is_told():
    whole = point("2026-03", 46, low=Decimal(0), high=Decimal(46))
    assert extent_words(whole, 0) == Words("많아야 46", "at most 46")
    assert range_words(card(low=Decimal(0), high=Decimal(46))) == extent_words(whole, 0)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_the_two_ends_are_told_wherever_both_say_something(one, other):
    low, high = min(one, other), max(one, other)
    told = range_words(card(low=Decimal(low), high=Decimal(high)))
    if low == high:
        assert told is None
    else:
        assert told is not None
        assert f"{high:,}" in told.ko
        assert ("사이" in told.ko, "between" in told.en) == (low > 0, low > 0)

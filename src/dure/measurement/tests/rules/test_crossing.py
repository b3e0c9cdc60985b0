"""A number calls for a review when it lies beyond the agreed value and this is news."""

from decimal import Decimal

import pytest

from dure.measurement.rules.crossing import is_beyond, is_news


@pytest.mark.parametrize(
    ("crosses", "value", "beyond"),
    [
        ("below", 149.9, True),
        ("below", 150, False),
        ("below", 0, True),
        ("above", Decimal("150.1"), True),
        ("above", 150, False),
        ("below", None, False),
        ("above", None, False),
    ],
)
def test_the_value_itself_is_not_beyond_and_what_is_missing_calls_nobody(crosses, value, beyond):
    assert is_beyond(crosses, Decimal(150), value) is beyond


@pytest.mark.parametrize(
    ("beyond", "was_beyond", "raised_before", "news"),
    [
        (True, False, True, True),  # it crossed again
        (True, True, True, False),  # it has stayed there: nobody is told every month
        (True, True, False, True),  # it was there when the value was agreed on
        (False, True, True, False),
        (False, False, False, False),
    ],
)
def test_only_news_raises_a_review(beyond, was_beyond, raised_before, news):
    assert is_news(beyond=beyond, was_beyond=was_beyond, raised_before=raised_before) is news

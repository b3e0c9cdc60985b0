"""Registration numbers: typed with or without dashes, caught when a digit is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.ground.organisations.rules.registration_numbers import (
    business_number,
    corporate_number,
)
from dure.kernel.errors import Refused


@pytest.mark.parametrize("typed", ["905-88-01231", "9058801231", " 905 88 01231 "])
def test_a_business_number_is_kept_in_one_shape(typed):
    assert business_number(typed) == "905-88-01231"


def test_nothing_typed_is_nothing_kept():
    assert business_number("") == corporate_number("") == ""


@given(st.integers(0, 8), st.integers(1, 9))
@settings(max_examples=50)
def test_one_wrong_digit_is_noticed(place, shift):
    digits = [int(each) for each in "9058801231"]
    digits[place] = (digits[place] + shift) % 10

    with pytest.raises(Refused, match="business_number"):
        business_number("".join(map(str, digits)))


def test_a_corporate_number_checks_its_last_digit_until_2025():
    assert corporate_number("9058710000126") == "905871-0000126"
    with pytest.raises(Refused):
        corporate_number("905871-0000127")

    assert corporate_number("905871-0000127", with_check_digit=False) == "905871-0000127"


@pytest.mark.parametrize("typed", ["123", "12-345-67890-1", "abc-de-fghij"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Refused):
        business_number(typed)
    with pytest.raises(Refused):
        corporate_number(typed)

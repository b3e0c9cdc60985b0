"""Registration numbers: typed with or without dashes, caught when a digit is wrong."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.hangul import has_resident_number, is_corporate_number
from dure.ground.organisations.rules.registration_numbers import (
    business_number,
    corporate_number,
    refuse_person,
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


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "typed", ["480105-2123451", "4801052123451", "４８０１０５－２１２３４５１"]
)
def test_a_person_is_not_kept_as_a_corporation_also_without_check_digits(typed):
    with pytest.raises(Refused, match=r"kernel\.resident_number") as refused:
        refuse_person(typed, on=TODAY)

    assert "2123451" not in str(refused.value.values)


@given(st.integers(0, 999_999))
@settings(max_examples=200)
def test_every_true_number_of_a_corporation_in_seoul_is_taken(running):
    """One in twelve would pass for a person born in 1911; here a corporate number was asked for."""
    first = f"110111{running:06d}"
    number = next(first + str(d) for d in range(10) if is_corporate_number(first + str(d)))

    refuse_person(number, on=TODAY)

    assert corporate_number(number) == f"110111-{number[6:]}"


@given(st.dates(date(1930, 1, 1), date(2020, 9, 30)), st.integers(0, 99_999))
@settings(max_examples=200)
def test_a_person_with_a_right_check_digit_is_refused_unless_it_is_a_true_corporate_number(
    born, rest
):
    sex = "1" if born.year < 2000 else "3"
    first = f"{born:%y%m%d}{sex}{rest:05d}"
    number = next(
        first + str(d) for d in range(10) if has_resident_number(first + str(d), on=TODAY)
    )
    if is_corporate_number(number):
        return

    with pytest.raises(Refused):
        refuse_person(number, on=TODAY)

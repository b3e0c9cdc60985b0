"""Numbers of organisations: a slip of one digit is noticed. All numbers are made up here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.hangul import (
    business_number,
    corporate_number,
    is_business_number,
    is_corporate_number,
)


def business(first_nine: str) -> str:
    return next(first_nine + str(d) for d in range(10) if is_business_number(first_nine + str(d)))


def corporate(first_twelve: str) -> str:
    return next(
        first_twelve + str(d) for d in range(10) if is_corporate_number(first_twelve + str(d))
    )


def test_a_known_example_by_hand():
    # 1·1+2·3+3·7+4·1+5·3+6·7+7·1+8·3+9·5 = 165, and 45 gives 4 more: 169 → 1
    assert is_business_number("123-45-67891")
    assert business_number("１２３ 45 67891") == "123-45-67891"
    # 1·1+1·2+0+1·2+1·1+1·2+0+…: 1101110000000 → 8 → 2
    assert is_corporate_number("110111-0000002")
    assert corporate_number("1101110000002") == "110111-0000002"


@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda t: not t.startswith("000")))
def test_exactly_one_check_digit_fits_a_business(first_nine):
    assert sum(is_business_number(first_nine + str(d)) for d in range(10)) == 1


@given(st.text("123456789", min_size=12, max_size=12), st.integers(0, 11))
def test_a_slip_of_one_digit_in_a_corporate_number_is_noticed_at_odd_places(first, at):
    number = corporate(first)
    at -= at % 2
    slipped = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert not is_corporate_number(slipped)


@pytest.mark.parametrize("text", ["", "123-45-6789", "000-00-00000", "12345678901", "가나다"])
def test_what_is_no_business_number(text):
    assert not is_business_number(text)
    with pytest.raises(ValueError, match="business"):
        business_number(text)


def test_what_is_no_corporate_number():
    assert not is_corporate_number("0000000000000")
    with pytest.raises(ValueError, match="corporate"):
        corporate_number(business("123456780"))

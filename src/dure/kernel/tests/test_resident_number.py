"""A resident registration number is found wherever somebody writes it; other numbers pass.

The numbers here are made up from days and random digits; the check digits are worked out.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.resident_number import WEIGHTS, holds_resident_number, refuse_resident_number


def number(day="450817", sex="2", rest="99999"):
    digits = day + sex + rest
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + str((11 - total % 11) % 10)


@pytest.mark.parametrize("separator", ["", "-", " ", " - ", "–"])
def test_a_worker_cannot_note_it_down_in_any_spelling(separator):
    whole = number()
    text = f"박순례 어르신 {whole[:6]}{separator}{whole[6:]} 확인함"

    assert holds_resident_number(text)


@pytest.mark.parametrize("between", ["\u200b", "−", "‑", "_", "/", "."])
def test_signs_that_look_like_a_dash_or_like_nothing_do_not_hide_it(between):
    whole = number()

    assert holds_resident_number(f"{whole[:6]}{between}{whole[6:]}")


@pytest.mark.parametrize(
    "between", ["\u3164", "\u2800", "\ufe0f\u20e3", "\x01", "'", "=", "#", "→", "~~"]
)
def test_a_filler_or_an_odd_sign_between_its_halves_does_not_hide_it(between):
    whole = number()

    assert holds_resident_number(f"{whole[:6]}{between}{whole[6:]}")


def test_a_birthday_with_its_century_before_it_does_not_hide_it():
    whole = number()

    assert holds_resident_number(f"19{whole[:6]}-{whole[6:]}")
    assert not holds_resident_number(f"20{whole[:6]}-{whole[6:]}")  # nobody's: another century
    assert not holds_resident_number(f"19{whole}")  # fifteen digits are another number


def test_a_stroke_through_every_digit_does_not_hide_it():
    assert holds_resident_number("".join(f"{digit}\u0336" for digit in number()))


def test_two_numbers_of_a_table_are_two_numbers():
    whole = number()
    wrong = whole[:-1] + str((int(whole[-1]) + 1) % 10)

    assert not holds_resident_number(f"{wrong[:6]} | {wrong[6:]}")


@pytest.mark.parametrize("between", [" ", "-", ".", "/", "\u200b"])
def test_digits_spread_out_do_not_hide_it(between):
    assert holds_resident_number(f"번호 {between.join(number())} 예요")


@pytest.mark.parametrize("zero", ["⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹", "٠١٢٣٤٥٦٧٨٩"])
def test_digits_in_circles_raised_or_of_another_script_do_not_hide_it(zero):
    assert holds_resident_number(number().translate(str.maketrans("0123456789", zero)))


def test_the_long_mark_of_japan_is_typed_for_a_dash_too():
    whole = number()

    assert holds_resident_number(f"{whole[:6]}ー{whole[6:]}")


def test_a_foreigners_number_is_one_too():
    assert holds_resident_number("900101-5123456")


def test_full_width_digits_do_not_hide_it():
    assert holds_resident_number(
        number().translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    )


def test_a_separated_number_counts_even_when_mistyped():
    whole = number()
    wrong = whole[:-1] + str((int(whole[-1]) + 1) % 10)

    assert holds_resident_number(f"{wrong[:6]}-{wrong[6:]}")
    assert not holds_resident_number(wrong)  # thirteen digits in a row may be an account number


def test_children_born_since_october_2020_have_no_check_digit():
    assert holds_resident_number("2101013123456")


@pytest.mark.parametrize(
    "text",
    [
        "010-1234-5678",
        "2026-11-22 10:00",
        "123-45-67890",
        "1234567890123",
        "451399-2123456",
        "1145081721234567",
        "20261125-0000123",
        "5211025000",
        "",
    ],
)
def test_phones_days_and_other_numbers_pass(text):
    assert not holds_resident_number(text)


@given(st.dates(), st.sampled_from("12"), st.text("0123456789", min_size=5, max_size=5))
@settings(max_examples=50)
def test_every_number_of_the_last_century_is_found(day, sex, rest):
    if 1900 <= day.year < 2000:
        assert holds_resident_number(number(day.strftime("%y%m%d"), sex, rest))


def test_the_refusal_names_the_field_and_not_the_number():
    with pytest.raises(Refused) as refused:
        refuse_resident_number(name="박순례", note=number())

    assert refused.value.values["field"].ko == "메모"
    assert words_of(refused.value).en.endswith("(field: note)")
    assert number() not in str(refused.value)

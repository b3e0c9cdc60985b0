"""No resident number gets in, whatever it is dressed as; other numbers are let through.

Every number is computed here; none belongs to anybody on purpose.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.hangul import find_resident_numbers, has_resident_number
from dure.engines.hangul.registration import is_corporate_number
from dure.engines.hangul.resident_number import check_digit_right

TODAY = date(2026, 11, 22)


def with_check_digit(first: str, *, right: bool = True) -> str:
    """Thirteen digits from twelve, with a check digit that is right, or wrong."""
    digit = next(d for d in range(10) if check_digit_right(first + str(d)) is right)
    return first + str(digit)


OLD = with_check_digit("480105212345")  # a woman of 1948
WRONG = with_check_digit("480105212345", right=False)


def test_check_digits_worked_out_by_hand():
    # 4·2+8·3+0+1·5+0+5·7+2·8+1·9+2·2+3·3+4·4+5·5 = 151 = 13·11+8, 11−8 = 3
    assert check_digit_right("4801052123453")
    # 8·2+5·3+0+7·5+1·6+2·7+5·8+1·9+2·2+3·3+4·4+5·5 = 189 = 17·11+2, 13−2 = 11, its last digit 1
    assert check_digit_right("8507125123451")


@pytest.mark.parametrize(
    "text",
    [
        f"{OLD[:6]}-{OLD[6:]}",
        OLD,
        f"{OLD[:6]} {OLD[6:]}",
        f"주민번호:{OLD[:6]}–{OLD[6:]} 입니다",
        f"{OLD[:6]} - {OLD[6:]}",
        " ".join(OLD),
        OLD.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        f"{OLD[:6]}.{OLD[6:]}",
        f"박순례({OLD[:6]}-{OLD[6:]})010-1234-5678",
    ],
)
def test_the_number_of_an_elder_is_found_in_every_dress(text):
    assert has_resident_number(text, on=TODAY)
    assert find_resident_numbers(text, on=TODAY)[0].certain


def test_a_number_that_excel_made_a_number_is_found_too():
    assert has_resident_number(float(OLD), on=TODAY)
    born_2005 = with_check_digit("050301412345")
    assert has_resident_number(int(born_2005), on=TODAY)


def test_a_foreigner_s_number_is_found():
    assert has_resident_number(with_check_digit("850712512345"), on=TODAY)


def test_a_newborn_of_2023_has_no_check_digit_and_is_found_all_the_same():
    first = "230514312345"
    assert has_resident_number(with_check_digit(first, right=False), on=TODAY)
    assert has_resident_number(f"{first[:6]}-{first[6:]}0", on=TODAY)


def test_a_changed_number_written_with_its_mark_is_found_without_a_check_digit():
    found = find_resident_numbers(f"{WRONG[:6]}-{WRONG[6:]}", on=TODAY)
    assert [each.certain for each in found] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "010-1234-5678",
        "123-45-67891",
        "02-1234-5678 / 010-9876-5432",
        WRONG,  # thirteen bare digits of an order number
        "1700000000000",  # a time stamp
        "4801052123456789",  # a card
        f"{WRONG[:6]}-{WRONG[6:]}-01",  # a bank account
        "481305-2123456",  # no thirteenth month
        "480230-2123456",  # no thirtieth of February
        "301105-3123456",  # born in 2030
        "480105-9123456",  # born in the nineteenth century
        "480105-2******",
        "",
        None,
        3.5,
        12345,
    ],
)
def test_other_numbers_pass(text):
    assert not has_resident_number(text, on=TODAY)


def test_a_corporate_number_passes_though_it_has_the_same_shape():
    serial = next(
        f"1101111{n:05}{d}"
        for n in range(100)
        for d in range(10)
        if is_corporate_number(f"1101111{n:05}{d}") and not check_digit_right(f"1101111{n:05}{d}")
    )
    assert not has_resident_number(f"{serial[:6]}-{serial[6:]}", on=TODAY)


def test_the_place_is_told_and_the_number_is_not():
    found = find_resident_numbers(f"이름 박순례 {OLD[:6]}-{OLD[6:]} 끝", on=TODAY)[0]
    assert (found.start, found.end) == (7, 21)
    assert OLD[6:] not in repr(found)


@given(
    st.dates(date(1930, 1, 1), date(2020, 9, 30)),
    st.integers(0, 1),
    st.text("0123456789", min_size=5, max_size=5),
    st.sampled_from(["", "-", " ", " - "]),
)
def test_every_right_number_is_found(born, sex, rest, mark):
    century = (1 if born.year < 2000 else 3) + sex
    first = f"{born:%y%m%d}{century}{rest}"
    number = with_check_digit(first)
    assert has_resident_number(f"메모 {number[:6]}{mark}{number[6:]}.", on=TODAY)


@given(st.text(max_size=60))
def test_no_text_breaks_the_search(text):
    find_resident_numbers(text, on=TODAY)

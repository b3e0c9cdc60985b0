"""Numbers written over two cells, and figures that merely stand side by side."""

import random
from datetime import date

import pytest

from dure.engines.hangul import split_resident_numbers
from dure.engines.hangul.tests.numbers import with_check_digit

TODAY = date(2026, 11, 27)
OLD, FOREIGN = with_check_digit("480105212345"), with_check_digit("900214612345")
YOUNG = with_check_digit("050321312345")
NEWBORN = with_check_digit("240229312345", right=False)


def halves(number: str) -> tuple[str, str]:
    return number[:6], number[6:]


@pytest.mark.parametrize("number", [OLD, FOREIGN, YOUNG, NEWBORN])
@pytest.mark.parametrize("between", [(), ("-",), (None,), (" – ",)], ids=repr)
def test_front_and_back_are_found_at_the_front(number, between):
    front, back = halves(number)

    assert split_resident_numbers([["박순례", front, *between, back]], on=TODAY) == ((0, 1),)


def test_a_spreadsheet_makes_numbers_of_them_and_takes_the_zeros_off():
    front, back = halves(YOUNG)
    rows = [
        ["이름", "앞", "뒤"],
        ["김하늘", float(front), float(back)],
        ["이가을", "０５０３２１", back],
    ]

    assert split_resident_numbers(rows, on=TODAY) == ((1, 1), (2, 1))


def test_a_table_of_text_that_a_spreadsheet_wrote_has_lost_its_zeros_too():
    front, back = halves(YOUNG)

    assert split_resident_numbers([["앞", "뒤"], [str(int(front)), back]], on=TODAY) == ((1, 0),)


def test_figures_of_six_and_seven_digits_are_no_numbers_of_people():
    chance = random.Random(7)  # noqa: S311
    rows = [(chance.randrange(10**5, 10**6), chance.randrange(10**6, 10**7)) for _ in range(20_000)]

    assert split_resident_numbers(rows, on=TODAY) == ()


@pytest.mark.parametrize(
    "cells",
    [
        halves(
            OLD[:6] + with_check_digit(OLD[:12], right=False)[6:]
        ),  # a check digit that is wrong
        ("481305", OLD[6:]),
        (OLD[:6], "도시락", OLD[6:]),
        (OLD[:6], None, None, OLD[6:]),
        (True, OLD[6:]),
        (OLD[6:],),
        ("120,305", "1,234,567"),
    ],
)
def test_what_is_none_is_let_pass(cells):
    assert split_resident_numbers([cells], on=TODAY) == ()

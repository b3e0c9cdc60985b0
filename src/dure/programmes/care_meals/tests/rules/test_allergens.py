"""The 22 items: their numbers, and what an allergy to one of them also rules out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.errors import Refused
from dure.programmes.care_meals.rules.allergens import (
    allergen_names,
    allergens_on,
    in_order,
    numbers,
    read_allergen,
    widened,
)
from dure.programmes.care_meals.rules.needs import diet_name, diets_on, texture_name, textures_on

DAY = date(2026, 11, 23)
CODES = sorted(allergens_on(DAY))
SHELLS = {"shellfish", "oyster", "abalone", "mussel"}


def test_there_are_22_items_under_19_numbers() -> None:
    known = allergens_on(DAY)
    assert len(known) == 22
    assert sorted({one.number for one in known.values()}) == list(range(1, 20))
    assert {code for code, one in known.items() if one.number == 18} == SHELLS
    assert all(one.name.ko and one.name.en for one in known.values())


def test_before_the_list_there_was_none() -> None:
    with pytest.raises(Refused, match="no_value_yet"):
        allergens_on(date(2001, 1, 1))


def test_who_cannot_have_oysters_cannot_have_shellfish_of_which_nobody_knows() -> None:
    assert set(widened(["oyster"], DAY)) == {"oyster", "shellfish"}
    assert set(widened(["shellfish"], DAY)) == SHELLS
    assert widened(["shrimp"], DAY) == ("shrimp",)


@given(st.sets(st.sampled_from(CODES)))
def test_widening_only_adds_and_is_done_once(codes: set[str]) -> None:
    once = widened(codes, DAY)
    assert codes <= set(once)
    added = set(once) - codes
    assert added <= SHELLS
    assert not added or codes & SHELLS
    assert once == in_order(once, DAY)


@given(st.sampled_from(CODES))
def test_every_item_is_read_by_its_number_and_both_names(code: str) -> None:
    one = allergens_on(DAY)[code]
    for told in (str(one.number), one.name.ko, one.name.en.upper(), code):
        assert one.number == allergens_on(DAY)[read_allergen(told, DAY)[0]].number


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ("계란", ("egg",)),
        (" 콩 ", ("soybean",)),
        ("18", ("shellfish",)),
        ("굴", ("oyster",)),
        ("0", ()),
        ("20", ()),
        ("참깨", ()),
        ("", ()),
    ],
)
def test_what_cooks_write(told: str, codes: tuple[str, ...]) -> None:
    assert read_allergen(told, DAY) == codes


def test_a_label_prints_each_number_once() -> None:
    assert numbers(["oyster", "mussel", "wheat", "soybean"], DAY) == (5, 6, 18)
    names = allergen_names(["wheat", "unheard", "egg"], DAY)
    assert [one.ko for one in names] == ["알류", "밀", "unheard"]


def test_textures_and_diets_have_names() -> None:
    assert list(textures_on(DAY)) == [7, 6, 5, 4, 3, 2, 1, 0]
    assert texture_name(4, DAY).ko == "4단계 갈음(퓨레)"
    assert diet_name("low_salt", DAY).ko == "저염식"
    assert diet_name("", DAY).ko == "일반식"
    assert diet_name("astronaut", DAY).en == "astronaut"
    assert diets_on(DAY)["low_potassium"].by_doctor

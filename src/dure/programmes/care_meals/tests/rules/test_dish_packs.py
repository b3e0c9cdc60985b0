"""The dishes we bring: every recipe can be cooked, every menu stands, the numbers are the recipe's."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dure.kernel.packs import read_pack
from dure.programmes.care_meals.rules.allergens import numbers
from dure.programmes.care_meals.rules.dish_packs import dish_drafts, season_weeks
from dure.programmes.care_meals.rules.dishes import check_dish

DAY = date(2026, 11, 23)
DRAFTS = dish_drafts()


@pytest.mark.parametrize("key", DRAFTS)
def test_every_recipe_can_be_cooked(key: str) -> None:
    lines = check_dish(DRAFTS[key], DAY)
    assert lines
    assert DRAFTS[key].name.en != DRAFTS[key].name.ko


@pytest.mark.parametrize(
    ("key", "inside"),
    [
        ("mallow_soup", (5, 6)),
        ("mackerel_radish", (5, 6, 7)),
        ("spinach", (5, 6)),
        ("cabbage_kimchi", (9,)),
        ("radish_beef_soup", (5, 6, 16)),
        ("chicken_soup", (15,)),
        ("sprout_soup", (5,)),
        ("spicy_pork", (5, 6, 10)),
        ("bibimbap", (1, 5, 6, 16)),
        ("pumpkin_jeon", (1, 6)),
        ("white_kimchi", ()),
    ],
)
def test_the_numbers_come_from_the_recipe(key: str, inside: tuple[int, ...]) -> None:
    codes = [code for line in check_dish(DRAFTS[key], DAY) for code in line.allergens]
    assert numbers(codes, DAY) == inside


def test_every_week_names_dishes_that_are_there() -> None:
    weeks = season_weeks()
    assert {slot.weekday for slot, _ in weeks if slot.kind == "care_meals.lunchbox"} == set(
        range(1, 6)
    )
    for _, told in weeks:
        names = {*told.dishes, *(one for _, others in told.instead for one in others)}
        assert names <= set(DRAFTS)
        assert all(key in told.dishes and key not in others for key, others in told.instead)


def test_the_pack_is_plain() -> None:
    told: dict[str, Any] = read_pack(Path(__file__).parents[2] / "pack" / "dishes.yaml")
    assert all(isinstance(one["recipe"], list) for one in told.values())

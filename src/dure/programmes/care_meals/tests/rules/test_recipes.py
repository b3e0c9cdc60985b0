"""Recipes: what a cook writes is read as she means it; what cannot be cooked from is told with its line."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.dishes import check_dish
from dure.programmes.care_meals.rules.recipes import MOST_LINES, read_recipe, written
from dure.programmes.care_meals.types.dishes import DishDraft, RecipeLine

DAY = date(2026, 11, 23)
CASES = read_pack(Path(__file__).parents[2] / "cases" / "recipes.yaml")


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: case["line"])
def test_a_line_is_read(case: dict[str, Any]) -> None:
    name, amount, unit, loss, pack, inside = case["told"]
    read = read_recipe(case["line"], DAY)[0]
    assert (read.name, read.amount, read.unit) == (name, Decimal(amount), unit)
    assert (read.loss, read.pack) == (Decimal(loss), pack and Decimal(pack))
    assert sorted(read.allergens) == sorted(inside)


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["line"])
def test_a_line_without_a_quantity_is_told_with_its_number(case: dict[str, Any]) -> None:
    with pytest.raises(Refused) as no:
        read_recipe(f"쌀 80 g\n\n{case['line']}", DAY)
    assert no.value.code == case["code"]
    said = words_of(no.value)
    assert "3번째 줄" in said.ko
    assert "Line 3" in said.en


def test_an_empty_recipe_says_what_is_missing() -> None:
    with pytest.raises(Refused) as no:
        read_recipe(" \n ", DAY)
    assert "양이 없으면 조리 수량을 셀 수 없어요" in words_of(no.value).ko


def test_the_same_ingredient_twice_is_one_line_too_many() -> None:
    with pytest.raises(Refused, match="recipe_twice"):
        read_recipe("소금 8 g\n소금 4 g", DAY)


def test_a_recipe_as_long_as_a_novel() -> None:
    with pytest.raises(Refused, match="recipe_long"):
        read_recipe("\n".join(f"재료{at} 1 g" for at in range(MOST_LINES + 1)), DAY)


NAMES = st.text("가나다라마바사 ", min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = st.builds(
    RecipeLine,
    name=NAMES.map(lambda name: " ".join(name.split())),
    amount=st.decimals("0.001", "100000", places=3).map(lambda one: one.normalize() + 0),
    unit=st.sampled_from(["g", "ml", "each"]),
    loss=st.decimals(1, 5, places=2).map(lambda one: one.normalize() + 0),
    pack=st.none() | st.decimals(1, 100000, places=1).map(lambda one: one.normalize() + 0),
    allergens=st.sampled_from([(), ("soybean", "wheat"), ("oyster",), ("pine_nut",)]),
)


@given(st.lists(LINES, min_size=1, max_size=6, unique_by=lambda line: line.name))
def test_what_is_written_is_read_again(lines: list[RecipeLine]) -> None:
    assert read_recipe(written(lines, DAY), DAY) == tuple(lines)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused(told: str) -> None:
    try:
        read = read_recipe(told, DAY)
    except Refused as refused:
        read, said = (), words_of(refused)
        assert said.ko
        assert said.en
    assert all(line.amount > 0 for line in read)


def draft(**said: Any) -> DishDraft:
    return DishDraft(
        **{"name": Words("두부조림", "Braised tofu"), "course": "main", "recipe": "두부 90 g [5]"}
        | said
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": Words(" ", "")}, "dish_name"),
        ({"name": Words("가" * 81, "")}, "dish_name"),
        ({"course": "dessert"}, "dish_course"),
        ({"keeps": "frozen"}, "dish_course"),
        ({"pot": 0}, "dish_pot"),
        ({"pot": -3}, "dish_pot"),
        ({"pot": 5001}, "dish_pot"),
        ({"textures": ()}, "dish_texture"),
        ({"textures": (8,)}, "dish_texture"),
        ({"diets": ("salty",)}, "dish_word"),
        ({"further": ("sesame",)}, "dish_word"),
        ({"seasons": ("rain",)}, "dish_word"),
        ({"recipe": "두부"}, "recipe_amount"),
        ({"recipe": ""}, "recipe_empty"),
        ({"method": "450302-2123456 님 것"}, "kernel.resident_number"),
    ],
)
def test_a_dish_that_cannot_be_cooked_is_not_written(said: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        check_dish(draft(**said), DAY)


def test_a_good_dish_has_its_lines() -> None:
    assert check_dish(draft(pot=60, diets=("low_salt",)), DAY)[0].name == "두부"

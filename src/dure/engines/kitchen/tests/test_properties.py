"""Whatever the menu and whoever eats: nobody is harmed, nobody is lost, nothing is left over."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.kitchen import Diner, Dish, changes, cook, disagreements
from dure.engines.kitchen.clashes import allergens_of
from dure.engines.kitchen.tests.county import DAY, as_plan, day

NAMES = [one["id"] for one in DAY["dishes"]]
ALLERGENS = ["대두", "밀", "알류", "새우", "쇠고기"]


@st.composite
def diners(draw: st.DrawFn, number: int) -> dict[str, Any]:
    return {
        "id": f"d{number}",
        "where": draw(st.sampled_from(["stop", "stop", "hall", "paused", "", "explained"])),
        "why": "적어 둔 까닭",
        "portions": draw(st.integers(0, 4)),
        "allergens": draw(st.lists(st.sampled_from(ALLERGENS), unique=True, max_size=2)),
        "diets": draw(st.lists(st.sampled_from(["저염식", "채식"]), unique=True, max_size=1)),
        "texture": draw(st.integers(0, 7)),
        "refuses": draw(st.lists(st.sampled_from([*NAMES, "간장", "달걀"]), max_size=2)),
    }


@st.composite
def days(draw: st.DrawFn) -> dict[str, Any]:
    menu = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=4))
    instead = {
        dish: [one for one in draw(st.permutations(NAMES))[:2] if one != dish] for dish in menu
    }
    people = [draw(diners(number)) for number in range(draw(st.integers(1, 8)))]
    return day(*people, dishes=menu, instead=instead)


@settings(max_examples=80)
@given(days())
def test_nobody_gets_what_they_must_not_eat(said: dict[str, Any]) -> None:
    plan = as_plan(said)
    dishes = {one.id: one for one in plan.dishes}
    people = {one.id: one for one in plan.diners}

    for label in cook(plan, inputs="").labels:
        for dish, texture in label.dishes:
            assert_safe(people[label.diner], dishes[dish], texture)
        inside = {name for dish, _ in label.dishes for name in allergens_of(dishes[dish])}
        assert set(label.allergens) == inside


def assert_safe(diner: Diner, dish: Dish, texture: int) -> None:
    assert not allergens_of(dish) & set(diner.allergens)
    assert set(diner.diets) <= set(dish.diets)
    assert dish.id not in diner.refuses
    assert not {one.id for one in dish.ingredients} & set(diner.refuses)
    assert texture in dish.textures
    assert diner.texture in (7, texture) or 3 <= texture < diner.texture


@settings(max_examples=80)
@given(days())
def test_what_is_cooked_is_what_is_packed(said: dict[str, Any]) -> None:
    plan = as_plan(said)
    sheet = cook(plan, inputs="")

    assert disagreements(plan, sheet) == []
    asked = sum(one.portions for one in plan.diners if one.where in ("stop", "hall"))
    assert sheet.meals == asked
    lost = {one.id for one in plan.diners if one.portions and not one.where}
    assert set(sheet.unplaced) == lost


@settings(max_examples=50)
@given(days())
def test_what_is_bought_is_what_is_cooked(said: dict[str, Any]) -> None:
    plan = as_plan(said)
    sheet = cook(plan, inputs="")
    dishes = {one.id: one for one in plan.dishes}

    taken = Decimal()
    for label in sheet.labels:
        for dish, _ in label.dishes:
            taken += label.copies * sum(
                (one.amount * one.loss for one in dishes[dish].ingredients), Decimal()
            )

    assert sum((one.amount for one in sheet.shopping), Decimal()) == taken
    for one in sheet.shopping:
        assert one.packs is None or one.packs >= 1


@settings(max_examples=50)
@given(days(), days())
def test_changes_lead_from_one_sheet_to_the_other(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    before, after = (cook(as_plan(said), inputs="") for said in (first, second))
    found = {(dish, texture): more for dish, texture, more in changes(before, after).portions}

    count = {(one.dish, one.texture): one.portions for one in before.lines}
    for key, more in found.items():
        count[key] = count.get(key, 0) + more

    assert {key: number for key, number in count.items() if number} == {
        (one.dish, one.texture): one.portions for one in after.lines
    }


@settings(max_examples=50)
@given(days(), st.randoms(use_true_random=False))
def test_the_order_of_the_diners_does_not_matter_to_the_pots(
    said: dict[str, Any], dice: Any
) -> None:
    mixed = {**said, "diners": dice.sample(said["diners"], len(said["diners"]))}

    one, other = (cook(as_plan(each), inputs="") for each in (said, mixed))

    assert (one.lines, one.shopping, one.meals) == (other.lines, other.shopping, other.meals)

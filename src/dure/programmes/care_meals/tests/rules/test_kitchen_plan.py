"""From a menu and everybody who eats to the engine's plan: what clashes, with whom, what comes instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.kitchen import disagreements
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.rules.allergens import allergens_on
from dure.programmes.care_meals.rules.clash_cards import Cooked, clash_cards
from dure.programmes.care_meals.rules.obstacles import obstacles, strange_needs
from dure.programmes.care_meals.rules.whole_day import meal_counts
from dure.programmes.care_meals.tests.monday_menu import (
    DAY,
    HALL,
    LARDER,
    LUNCH,
    cooked,
    dish,
    eater,
    menu,
)
from dure.programmes.care_meals.types.dishes import MenuCard, MenuLineCard, MenuSlot
from dure.programmes.care_meals.types.kitchen_day import ClashCard, Eater

DISHES = {one.id: one for one in LARDER}
CODES = sorted(allergens_on(DAY))
EATERS = st.builds(
    eater,
    key=st.uuids().map(str),
    portions=st.integers(0, 5),
    state=st.sampled_from(["stop", "paused", "explained", "open"]),
    allergens=st.lists(st.sampled_from(CODES), max_size=3, unique=True).map(tuple),
    diets=st.sampled_from([(), ("low_salt",), ("diabetic",)]),
    texture=st.sampled_from([7, 6, 5, 4, 3]),
    why=st.just("여행"),
)


def cards(*eaters: Eater, instead: bool = True) -> tuple[ClashCard, ...]:
    plan, sheet = cooked(*eaters, of=menu(instead=instead))
    who = {one.id: one for one in eaters}
    return clash_cards(Cooked(LUNCH, plan, sheet, who, DISHES, LARDER), {}, DAY)


def test_two_who_cannot_have_mackerel_are_one_card_with_both_names() -> None:
    found = cards(
        eater("박", allergens=("mackerel",), stop="1-02"),
        eater("최", allergens=("mackerel",), stop="1-01", portions=2),
        eater("김"),
    )
    assert [(one.dish, one.instead, one.portions) for one in found] == [("fish", "chicken", 3)]
    assert [one.name for one in found[0].people] == ["최○", "박○"]
    assert found[0].reasons[0].ko == "알레르기: 고등어"
    assert found[0].reasons[0].en == "Allergy: mackerel"
    assert found[0].settled


def test_who_cannot_have_soy_has_nothing_in_place_of_the_soup_and_somebody_decides() -> None:
    found = cards(eater("박", allergens=("soybean",)))
    waiting = [one for one in found if not one.settled]
    assert [one.dish for one in waiting] == ["soup", "greens"]
    assert [key for key, _ in waiting[0].choices] == ["chicken", "white"]


def test_without_stand_ins_the_larder_is_searched_the_same_course_first() -> None:
    found = cards(eater("박", diets=("low_salt",)), instead=False)
    choices = {one.dish: [key for key, _ in one.choices] for one in found}
    assert choices == {"fish": ["chicken", "white"], "kimchi": ["white", "chicken"]}
    assert found[0].reasons[0].ko == "저염식에 맞지 않아요."


def test_what_somebody_decided_is_an_answer() -> None:
    who = eater("박", allergens=("soybean",))
    plan, sheet = cooked(who)
    asked = Cooked(LUNCH, plan, sheet, {"박": who}, DISHES, LARDER)
    found = clash_cards(asked, {("박", "soup"): "without", ("박", "greens"): "without"}, DAY)
    assert all(one.settled for one in found)
    assert {one.dish: one.decision for one in found if one.decision} == {
        "soup": "without",
        "greens": "without",
    }


def test_a_texture_is_told_with_its_name() -> None:
    soup = next(one for one in cards(eater("박", texture=4)) if one.dish == "soup")
    assert soup.reasons[0].ko.startswith("굳기 4단계 갈음(퓨레)")


def test_a_menu_whose_dish_has_no_quantities_says_so_by_name() -> None:
    bare = dish("bare", "잡채", "Glass noodles", "side", "당면 30 g")
    object.__setattr__(bare, "lines", ())
    of = MenuCard("m", MenuSlot(LUNCH, DAY), (MenuLineCard(bare),))
    with pytest.raises(Refused, match="plan_fault") as no:
        cooked(eater("박"), of=of)
    assert "'잡채'에 재료와 양이 없어서" in words_of(no.value).ko
    assert "'Glass noodles'" in words_of(no.value).en


def test_a_meal_in_the_hall_needs_no_stop() -> None:
    of = menu(HALL)
    _, sheet = cooked(eater("박", kind=HALL, state="hall", portions=2), of=of)
    assert sheet.meals == 2
    assert sheet.unplaced == ()


def test_what_stands_in_the_way_is_told_one_by_one() -> None:
    who = (eater("박", allergens=("soybean",)), eater("최", state="open"))
    plan, sheet = cooked(*who)
    found = clash_cards(Cooked(LUNCH, plan, sheet, {one.id: one for one in who}, DISHES), {}, DAY)
    told = obstacles(
        counts=meal_counts({LUNCH: plan}, {LUNCH: sheet}),
        clashes=found,
        without_menu=(),
        strange=strange_needs([eater("이", allergens=("새우깡",))], DAY),
    )
    said = " ".join(one.ko for one in told)
    assert "1식이 아직 배달 경로에 없어요" in said
    assert "아욱된장국 대신 드릴 것이 없는 분이 1분" in said
    assert "이○ 님의 알레르기 가운데" in said


def test_nobody_eats_is_an_obstacle_of_its_own() -> None:
    told = obstacles(counts=(), clashes=(), without_menu=(), strange=())
    assert [one.ko for one in told] == ["오늘 드실 분이 없어요."]


@given(st.lists(EATERS, max_size=12, unique_by=lambda one: one.id))
def test_the_sheet_has_exactly_the_meals_that_are_on_a_stop(eaters: list[Eater]) -> None:
    plan, sheet = cooked(*eaters)
    due = {one.id: one.portions for one in eaters if one.state == "stop" and one.portions}
    assert {label.diner: label.copies for label in sheet.labels} == due
    assert sheet.meals == sum(due.values())
    assert disagreements(plan, sheet) == []
    assert meal_counts({LUNCH: plan}, {LUNCH: sheet})[0].stops == len(due)


@given(EATERS.filter(lambda one: one.allergens))
def test_nobody_finds_an_allergen_of_theirs_in_the_box(who: Eater) -> None:
    _, sheet = cooked(who)
    for label in sheet.labels:
        inside = {code for key, _ in label.dishes for code in DISHES[key].allergens}
        assert not inside & set(who.allergens)

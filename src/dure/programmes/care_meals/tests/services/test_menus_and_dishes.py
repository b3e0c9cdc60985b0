"""Dishes are written and retired, menus planned and laid by season; what is wrong is said plainly."""

from datetime import date, timedelta
from typing import Any

import pytest

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DishIngredient, Menu
from dure.programmes.care_meals.queries import dish_card, dishes_of, menus_on, season_menus, week_of
from dure.programmes.care_meals.services import (
    bring_dishes,
    change_dish,
    go_without,
    lay_week,
    let_stand_in,
    plan_menu,
    retire_dish,
    write_dish,
)
from dure.programmes.care_meals.tests.cooking_story import LUNCH, SIX, Cooking, cooking
from dure.programmes.care_meals.tests.story import MONDAY, TODAY, kitchen_story
from dure.programmes.care_meals.types.dishes import (
    ClashAnswer,
    DishDraft,
    MenuDraft,
    MenuSlot,
    SeasonWeek,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TOFU = DishDraft(Words("두부부침", "Fried tofu"), "main", "두부 90 g /300 [5]\n소금 0.4 g", pot=60)


def test_a_dish_is_written_and_opened_as_it_was() -> None:
    story = kitchen_story()
    told = {"kitchen_id": story.kitchen.pk, "at": SIX}
    key = write_dish(story.coordinator, draft=TOFU, **told)
    card = dish_card(story.coordinator, story.kitchen.pk, key, TODAY)
    assert [(one.name, str(one.amount), one.unit) for one in card.lines] == [
        ("두부", "90", "g"),
        ("소금", "0.4", "g"),
    ]
    assert (card.allergens, card.pot) == (("soybean",), 60)
    with pytest.raises(Refused, match="dish_twice") as no:
        write_dish(story.coordinator, draft=TOFU, **told)
    assert "'두부부침'이 이미 있어요" in words_of(no.value).ko


def test_a_recipe_without_quantities_is_not_written_at_all() -> None:
    story = kitchen_story()
    bare = DishDraft(Words("잡채", ""), "side", "당면 30 g\n참기름 조금")
    with pytest.raises(Refused, match="recipe_amount"):
        write_dish(story.coordinator, kitchen_id=story.kitchen.pk, draft=bare, at=SIX)
    assert dishes_of(story.coordinator, story.kitchen.pk, TODAY) == ()
    assert not DishIngredient.objects.everywhere("test").exists()


def test_a_dish_is_mended_and_retired_and_may_come_again() -> None:
    story = kitchen_story()
    here = {"kitchen_id": story.kitchen.pk, "at": SIX}
    key = write_dish(story.coordinator, draft=TOFU, **here)
    softer = DishDraft(TOFU.name, "main", "두부 100 g [5]", textures=(7, 6))
    change_dish(story.coordinator, dish=key, draft=softer, at=SIX)
    card = dish_card(story.coordinator, story.kitchen.pk, key, TODAY)
    assert (len(card.lines), card.textures) == (1, (7, 6))
    retire_dish(story.coordinator, dish=key, at=SIX)
    assert dishes_of(story.coordinator, story.kitchen.pk, MONDAY) == ()
    assert len(dishes_of(story.coordinator, story.kitchen.pk, MONDAY, retired=True)) == 1
    with pytest.raises(Refused, match="dish_retired"):
        change_dish(story.coordinator, dish=key, draft=softer, at=SIX)
    assert write_dish(story.coordinator, draft=TOFU, **here) != key


def test_the_pack_comes_once_and_leaves_what_is_there() -> None:
    story = kitchen_story()
    here = {"kitchen_id": story.kitchen.pk, "at": SIX}
    rice = DishDraft(Words("현미밥", "Our rice"), "rice", "현미 90 g")
    mine = write_dish(story.coordinator, draft=rice, **here)
    brought = bring_dishes(story.coordinator, **here)
    assert brought > 25
    assert bring_dishes(story.coordinator, **here) == 0
    names = [one.name.ko for one in dishes_of(story.coordinator, story.kitchen.pk, TODAY)]
    assert names.count("현미밥") == 1
    kept = season_menus(story.coordinator, story.kitchen.pk, TODAY)
    assert len(kept) == 12  # five days of boxes, five of the hall, two of side dishes
    assert kept[0].lines[0].dish.id in {mine, kept[0].lines[0].dish.id}


def test_dishes_of_a_season() -> None:
    made = cooking()
    kitchen = made.story.kitchen.pk
    summer = {one.name.ko for one in dishes_of(made.actor, kitchen, TODAY, season="summer")}
    assert "오이무침" in summer
    assert "시금치나물" not in summer
    assert "현미밥" in summer


def test_a_week_of_the_season_is_laid_on_real_days_and_leaves_what_is_planned() -> None:
    made = cooking()
    kitchen = made.story.kitchen.pk
    week = week_of(made.actor, kitchen, MONDAY)
    assert len(week) == 12
    friday = menus_on(made.actor, kitchen, MONDAY + timedelta(days=4))
    assert [one.dish.name.ko for one in friday[LUNCH].lines] == [
        "비빔밥",
        "미역국",
        "호박전",
        "깍두기",
    ]
    again = SeasonWeek("autumn", 1, MONDAY)
    assert lay_week(made.actor, kitchen_id=kitchen, laid=again, at=SIX) == 0


@pytest.mark.parametrize(
    ("laid", "code"),
    [
        (SeasonWeek("autumn", 1, MONDAY + timedelta(days=1)), "not_a_monday"),
        (SeasonWeek("summer", 1, MONDAY), "no_such_season"),
        (SeasonWeek("autumn", 7, MONDAY), "no_such_season"),
    ],
)
def test_what_cannot_be_laid(laid: SeasonWeek, code: str) -> None:
    made = cooking()
    with pytest.raises(Refused, match=code):
        lay_week(made.actor, kitchen_id=made.story.kitchen.pk, laid=laid, at=SIX)


def plan(made: Cooking, *names: str, on: date = MONDAY, **said: Any) -> str:
    keys = tuple(made.dish(one).public_id for one in names)
    instead = tuple(
        (made.dish(one).public_id, tuple(made.dish(each).public_id for each in rest))
        for one, rest in said.pop("instead", {}).items()
    )
    slot = said.pop("slot", MenuSlot(LUNCH, on))
    told = {"slot": slot, "draft": MenuDraft(keys, instead), "at": SIX}
    key: str = plan_menu(made.actor, kitchen_id=made.story.kitchen.pk, **told)
    return key


def test_what_stood_on_the_menu_gives_way() -> None:
    made = cooking()
    plan(made, "보리밥", "두부조림", instead={"두부조림": ["닭살찜"]})
    menu = menus_on(made.actor, made.story.kitchen.pk, MONDAY)[LUNCH]
    assert [(one.dish.name.ko, [two.name.ko for two in one.instead]) for one in menu.lines] == [
        ("보리밥", []),
        ("두부조림", ["닭살찜"]),
    ]
    assert Menu.objects.within(on=MONDAY, kind=LUNCH).count() == 1


@pytest.mark.parametrize(
    ("names", "said", "code"),
    [
        ((), {}, "menu_empty"),
        (("보리밥", "보리밥"), {}, "dish_twice_on_menu"),
        (("보리밥",), {"instead": {"보리밥": ["보리밥"]}}, "instead_of_itself"),
        (("보리밥",), {"instead": {"현미밥": ["보리밥"]}}, "not_on_menu"),
        (("보리밥",), {"slot": MenuSlot("care_meals.party", MONDAY)}, "no_such_meal"),
        (("보리밥",), {"slot": MenuSlot(LUNCH, None, "monsoon", 1, 1)}, "menu_slot"),
        (("보리밥",), {"slot": MenuSlot(LUNCH, None, "summer", 9, 1)}, "menu_slot"),
        (("보리밥",), {"slot": MenuSlot(LUNCH, None, "summer", 1, 8)}, "menu_slot"),
    ],
)
def test_a_menu_that_cannot_be(names: tuple[str, ...], said: dict[str, Any], code: str) -> None:
    made = cooking()
    with pytest.raises(Refused, match=code) as no:
        plan(made, *names, **said)
    assert words_of(no.value).ko
    assert len(menus_on(made.actor, made.story.kitchen.pk, MONDAY)[LUNCH].lines) == 5


def test_a_dish_of_another_organisation_is_none_of_ours() -> None:
    made = cooking()
    told = {"slot": MenuSlot(LUNCH, MONDAY), "draft": MenuDraft(("stranger",)), "at": SIX}
    with pytest.raises(Refused, match="no_such_dish"):
        plan_menu(made.actor, kitchen_id=made.story.kitchen.pk, **told)


def test_once_the_pots_are_on_the_menu_stays() -> None:
    made = cooking()
    made.start()
    with pytest.raises(Refused, match="already_cooking"):
        plan(made, "보리밥")
    soup = made.dish("아욱된장국").public_id
    for deed in (let_stand_in, go_without):
        with pytest.raises(Refused, match="already_cooking"):
            deed(made.actor, answer=ClashAnswer(LUNCH, soup, instead=soup), **made.asked)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (ClashAnswer("care_meals.banchan", "x", "y"), "no_menu"),
        (ClashAnswer(LUNCH, "x", "y"), "not_on_menu"),
    ],
)
def test_an_answer_to_what_nobody_asked(answer: ClashAnswer, code: str) -> None:
    made = cooking()
    with pytest.raises(Refused, match=code):
        let_stand_in(made.actor, answer=answer, **made.asked)


def test_who_is_left_without_must_be_a_diner_of_ours() -> None:
    made = cooking()
    soup = made.dish("아욱된장국").public_id
    for diners in ((), ("nobody",)):
        with pytest.raises(Refused, match="no_such_diner"):
            go_without(made.actor, answer=ClashAnswer(LUNCH, soup, diners=diners), **made.asked)


def test_a_stranger_sees_neither_dishes_nor_menus() -> None:
    made = cooking()
    kitchen = made.story.kitchen.pk
    for ask in (dishes_of, menus_on, week_of, season_menus):
        with pytest.raises(Refused, match="not_allowed"):
            ask(made.story.stranger, kitchen, MONDAY)

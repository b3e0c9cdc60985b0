"""Cooking begins with a sheet that is kept; an allergy noted at nine asks what to do, by label and dish."""

from datetime import timedelta

import pytest

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.models import KitchenSheet, Stop
from dure.programmes.care_meals.queries.day import diners_of_day
from dure.programmes.care_meals.services import (
    go_without,
    let_stand_in,
    note_need,
    pause_diner,
    plan_menu,
    settle_change,
    start_cooking,
)
from dure.programmes.care_meals.tests.cooking_story import LUNCH, NINE, SIX, Cooking, cooking
from dure.programmes.care_meals.tests.story import MONDAY
from dure.programmes.care_meals.types.diners import NeedDraft
from dure.programmes.care_meals.types.dishes import ClashAnswer, MenuDraft, MenuSlot
from dure.programmes.care_meals.types.kitchen_day import ChangeDecision

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def allergic(made: Cooking, *codes: str) -> None:
    """박순례's allergy is noted, as the coordinator hears of it."""
    need = NeedDraft(diner_id=made.soonrye.pk, allergens=codes, since=MONDAY)
    note_need(made.actor, need=need, at=NINE)


def decide(made: Cooking, deed: str, note: str = "") -> str:
    mark = made.seen(NINE).mark
    asked = {**made.asked, "at": NINE}
    told: str = settle_change(made.actor, decided=ChangeDecision(mark, deed, note), **asked)
    return told


def test_the_sheet_has_the_meals_of_the_stops_and_of_the_hall() -> None:
    made = cooking()
    seen = made.seen()
    assert {one.kind: one.meals for one in seen.counts} == {
        "care_meals.lunchbox": 4,
        "care_meals.hall": 2,
    }
    assert seen.lines[0].served == 6
    carried = Stop.objects.within(day=made.day, route__isnull=False)
    assert sum(one.portions for one in carried) == 4
    made.start()
    row = KitchenSheet.objects.within(on=MONDAY).get()
    assert (row.number, row.meals, row.cooking_since) == (1, 6, SIX)
    assert "박" not in row.fingerprint


def test_a_diner_on_no_route_keeps_the_pots_cold() -> None:
    made = cooking(routed=False)
    with pytest.raises(Refused, match="not_settled") as no:
        made.start()
    assert "4식이 아직 배달 경로에 없어요" in words_of(no.value).ko
    assert "on no route yet" in words_of(no.value).en


def test_cooking_begins_once() -> None:
    made = cooking()
    made.start()
    with pytest.raises(Refused, match="already_cooking"):
        start_cooking(made.actor, mark="", **made.asked)


def test_whoever_looked_at_another_day_looks_again() -> None:
    made = cooking()
    seen = made.seen()
    allergic(made, "mackerel")
    with pytest.raises(Refused, match="kitchen_moved_on"):
        start_cooking(made.actor, mark=seen.mark, **made.asked)


def test_a_stranger_may_not() -> None:
    made = cooking()
    with pytest.raises(Refused, match="not_allowed"):
        start_cooking(made.story.stranger, mark=made.seen().mark, **made.asked)


def test_an_allergy_at_nine_names_the_label_and_the_dishes_and_waits() -> None:
    made = cooking()
    made.start()
    assert not made.seen(NINE).has_changed
    allergic(made, "mackerel")
    (card,) = made.seen(NINE).repacks
    assert (card.name, card.stop) == ("박○례", "1-01")
    assert [one.ko for one in card.out] == ["고등어무조림"]
    assert [one.ko for one in card.into] == ["닭살찜"]
    assert made.seen(NINE).lines[2].served == 6  # the sheet on the wall is still the first


def test_repacked_the_next_sheet_is_cooked_from() -> None:
    made = cooking()
    made.start()
    allergic(made, "mackerel")
    decide(made, "repack")
    seen = made.seen(NINE)
    assert not seen.has_changed
    assert seen.kept is not None
    assert (seen.kept.number, seen.kept.deed, seen.kept.cooking_since) == (2, "repack", SIX)
    assert {one.name.ko: one.served for one in seen.lines if one.course.ko == "주찬"} == {
        "고등어무조림": 5,
        "닭살찜": 1,
    }


def test_withheld_the_stop_goes_too_and_the_counts_agree() -> None:
    made = cooking()
    made.start()
    allergic(made, "mackerel")
    decide(made, "withhold", "따님이 죽을 가져오세요.")
    seen = made.seen(NINE)
    assert not seen.has_changed
    assert {one.kind: (one.meals, one.explained) for one in seen.counts}[LUNCH] == (3, 1)
    due = diners_of_day(made.actor, made.story.kitchen.pk, MONDAY, at=NINE)
    assert {one.public_id: one.state for one in due}[made.soonrye.public_id] == "explained"
    assert sum(one.cooked for one in due) == seen.meals == 5


def test_something_else_is_said_in_words() -> None:
    made = cooking()
    made.start()
    allergic(made, "mackerel")
    with pytest.raises(Refused, match="say_what_instead"):
        decide(made, "another", " ")
    decide(made, "another", "어제 남긴 두부를 드려요.")
    kept = made.seen(NINE).kept
    assert kept is not None
    assert kept.note == "어제 남긴 두부를 드려요."


def test_who_went_to_hospital_at_nine_leaves_the_label() -> None:
    made = cooking()
    made.start()
    told = {"since": MONDAY, "until": MONDAY + timedelta(days=9), "reason": "hospital"}
    pause_diner(made.actor, diner_id=made.malja.pk, at=NINE, **told)
    (card,) = made.seen(NINE).repacks
    assert (card.name, card.copies_before, card.copies_after) == ("최○자", 2, 0)


@pytest.mark.parametrize(
    ("deed", "code"), [("burn", "no_such_deed"), ("repack", "nothing_changed")]
)
def test_what_cannot_be_decided(deed: str, code: str) -> None:
    made = cooking()
    made.start()
    with pytest.raises(Refused, match=code):
        decide(made, deed)


def test_before_the_pots_are_on_there_is_nothing_to_settle() -> None:
    with pytest.raises(Refused, match="not_cooking"):
        decide(cooking(), "repack")


def test_the_stand_ins_of_the_pack_answer_the_common_allergies() -> None:
    made = cooking()
    allergic(made, "soybean", "wheat", "shrimp", "shellfish")
    seen = made.seen()
    assert seen.open_clashes == ()
    told = {one.dish_name.ko: one.instead_name.ko for one in seen.clashes}
    assert told == {
        "아욱된장국": "맑은무국",
        "고등어무조림": "닭살찜",
        "시금치나물": "양배추찜",
        "배추김치": "백김치",
    }
    assert [one.name for one in seen.clashes[0].people] == ["박○례"]


def test_where_the_menu_has_no_answer_one_is_given_or_the_dish_left_out() -> None:
    made = cooking()
    need = NeedDraft(diner_id=made.soonrye.pk, diet="diabetic", texture=3, since=MONDAY)
    note_need(made.actor, need=need, at=SIX)
    asked = [one.dish_name.ko for one in made.seen().open_clashes]
    assert asked == ["배추김치"]
    open_one = made.seen().open_clashes[0]
    answer = ClashAnswer(LUNCH, open_one.dish, diners=(made.soonrye.public_id,))
    go_without(made.actor, answer=answer, **made.asked)
    assert made.seen().open_clashes == ()
    made.start()


def test_another_dish_stands_in_on_that_day_only() -> None:
    made = cooking()
    need = NeedDraft(diner_id=made.soonrye.pk, diet="diabetic", texture=3, since=MONDAY)
    note_need(made.actor, need=need, at=SIX)
    card = made.seen().open_clashes[0]
    fish = made.dish("대구살찜").public_id
    assert fish in {key for key, _ in card.choices}
    answer = ClashAnswer(LUNCH, card.dish, instead=fish)
    let_stand_in(made.actor, answer=answer, **made.asked)
    assert made.seen().open_clashes == ()
    assert "대구살찜" in {one.name.ko for one in made.seen().lines}


def only_kimchi(made: Cooking) -> str:
    """The menu is one dish."""
    kimchi: str = made.dish("배추김치").public_id
    slot, draft = MenuSlot(kind=LUNCH, on=MONDAY), MenuDraft(dishes=(kimchi,), instead=())
    plan_menu(made.actor, kitchen_id=made.story.kitchen.pk, slot=slot, draft=draft, at=SIX)
    return kimchi


def test_a_box_in_which_nothing_is_left_is_no_meal_and_its_name_is_told() -> None:
    made = cooking()
    kimchi = only_kimchi(made)
    allergic(made, "shrimp")
    answer = ClashAnswer(kind=LUNCH, dish=kimchi, diners=(made.soonrye.public_id,))
    go_without(made.actor, answer=answer, **made.asked)

    with pytest.raises(Refused, match="not_settled") as no:
        made.start()

    assert "박○례 님의 식사에 담을 음식이 하나도 없어요" in words_of(no.value).ko


def test_nothing_is_repacked_where_no_dish_is_left() -> None:
    made = cooking()
    only_kimchi(made)
    made.start()
    allergic(made, "shrimp")
    with pytest.raises(Refused, match="nothing_in_the_box") as no:
        decide(made, "repack")
    assert "다른 음식을 보내거나" in words_of(no.value).ko
    decide(made, "another", "흰죽을 드려요.")
    assert not made.seen(NINE).has_changed

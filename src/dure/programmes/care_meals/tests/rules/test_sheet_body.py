"""A sheet is kept with all that it came from, and opened again as it was; what changed is told by label."""

from dure.programmes.care_meals.rules.repacking import portion_changes, repack_cards
from dure.programmes.care_meals.rules.sheet_body import (
    SheetBody,
    Someone,
    body_text,
    changed,
    mark_of,
    read_body,
    withheld,
)
from dure.programmes.care_meals.tests.monday_menu import DAY, LARDER, LUNCH, cooked, eater
from dure.programmes.care_meals.types.kitchen_day import Eater

DISHES = {one.id: one for one in LARDER}


def body(*eaters: Eater) -> SheetBody:
    plan, sheet = cooked(*eaters)
    people = {one.id: Someone(one.name, one.stop, at) for at, one in enumerate(eaters)}
    return SheetBody({LUNCH: plan}, {LUNCH: sheet}, DISHES, people)


def test_what_is_kept_is_what_is_read() -> None:
    kept = body(eater("박", allergens=("soybean",)), eater("최", state="paused"))
    assert read_body(body_text(kept)) == kept
    assert kept.meals == 1


def test_a_recipe_that_was_mended_has_another_mark_and_changes_nobodys_meal() -> None:
    one, other = body(eater("박")), body(eater("박"), eater("최", portions=0))
    assert mark_of(one.plans) != mark_of(other.plans)
    assert changed(one, other) == {}


def test_an_allergy_noted_at_nine_names_the_label_and_the_dishes() -> None:
    before = body(eater("박"), eater("최"))
    after = body(eater("박", allergens=("mackerel",)), eater("최"))
    found = changed(before, after)[LUNCH]
    (card,) = repack_cards(LUNCH, found, dishes=DISHES, people=after.places, day=DAY)
    assert (card.name, card.stop) == ("박○", "1-01")
    assert [one.ko for one in card.out] == ["고등어무조림"]
    assert [one.ko for one in card.into] == ["닭살찜"]
    told = {one.name.ko: one.difference for one in portion_changes(found, DISHES, DAY)}
    assert told == {"고등어무조림": -1, "닭살찜": 1}


def test_who_went_to_hospital_leaves_a_label_behind() -> None:
    found = changed(body(eater("박"), eater("최")), body(eater("박"), eater("최", state="paused")))
    (card,) = repack_cards(LUNCH, found[LUNCH], dishes=DISHES, people={}, day=DAY)
    assert (card.copies_before, card.copies_after) == (1, 0)


def test_a_kind_of_meal_that_came_later_is_new_altogether() -> None:
    nobody = SheetBody({}, {}, DISHES, {})
    found = changed(nobody, body(eater("박")))
    assert [one.copies_after for one in found[LUNCH].repacked] == [1]


def test_who_is_withheld_is_explained() -> None:
    kept = withheld(body(eater("박"), eater("최")), {"박": "오늘은 내보내지 않아요"})
    who = {one.id: (one.where, one.why) for one in kept.plans[LUNCH].diners}
    assert who == {"박": ("explained", "오늘은 내보내지 않아요"), "최": ("stop", "")}

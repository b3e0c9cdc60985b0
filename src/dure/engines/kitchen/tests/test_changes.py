"""Something changes after the pots are on: the kitchen learns what to make more or less of."""

from typing import Any

from dure.engines.kitchen import changes
from dure.engines.kitchen.tests.county import day, sheet_of

MORNING: list[dict[str, Any]] = [
    {"id": "박순례"},
    {"id": "최말자"},
    {"id": "김영수", "portions": 2},
]


def after(number: int, **change: Any) -> dict[str, Any]:
    return day(*[{**one, **(change if at == number else {})} for at, one in enumerate(MORNING)])


def test_an_allergy_that_is_told_after_cooking_began() -> None:
    found = changes(sheet_of(day(*MORNING)), sheet_of(after(0, allergens=["대두"])))

    assert found.portions == (("두부조림", 7, -1), ("달걀찜", 7, 1))
    assert [one.diner for one in found.repacked] == ["박순례"]
    assert found.repacked[0].before == (("잡곡밥", 7), ("두부조림", 7))
    assert found.repacked[0].after == (("잡곡밥", 7), ("달걀찜", 7))


def test_a_diner_who_died_this_morning_gets_no_meal() -> None:
    found = changes(
        sheet_of(day(*MORNING)), sheet_of(after(1, where="explained", why="오늘 새벽 별세"))
    )

    assert found.portions == (("잡곡밥", 7, -1), ("두부조림", 7, -1))
    assert [(one.diner, one.copies_before, one.copies_after) for one in found.repacked] == [
        ("최말자", 1, 0)
    ]
    assert found.repacked[0].after == ()


def test_one_meal_more_for_the_same_person() -> None:
    found = changes(sheet_of(day(*MORNING)), sheet_of(after(2, portions=3)))

    assert [(one.copies_before, one.copies_after) for one in found.repacked] == [(2, 3)]


def test_somebody_new_is_packed_for() -> None:
    found = changes(sheet_of(day(*MORNING)), sheet_of(day(*MORNING, {"id": "이정자"})))

    assert [(one.diner, one.before) for one in found.repacked] == [("이정자", ())]


def test_nothing_changed() -> None:
    assert changes(sheet_of(day(*MORNING)), sheet_of(day(*MORNING))).is_nothing


def test_an_allergy_to_what_is_not_cooked_changes_no_pot() -> None:
    found = changes(sheet_of(day(*MORNING)), sheet_of(after(0, allergens=["잣"])))

    assert found.is_nothing

"""The sheet of a day: what is cooked is what is packed, and what is bought is what is cooked."""

from decimal import Decimal

import pytest

from dure.engines.kitchen import batches
from dure.engines.kitchen.tests.county import DAY, day, portions, sheet_of


def test_three_meals_for_two_people() -> None:
    sheet = sheet_of(DAY)

    assert sheet.meals == 3
    assert portions(sheet) == {("잡곡밥", 7): 3, ("두부조림", 7): 3}
    assert [(one.diner, one.where, one.copies) for one in sheet.labels] == [
        ("박순례", "stop", 1),
        ("김영수", "hall", 2),
    ]
    assert sheet.may_open


def test_a_label_declares_all_that_is_inside() -> None:
    assert sheet_of(DAY).labels[0].allergens == ("대두", "밀")


def test_whoever_is_paused_or_explained_gets_no_meal_and_does_not_hold_the_day() -> None:
    said = day(
        {"id": "박순례"},
        {"id": "최말자", "where": "paused"},
        {"id": "이정자", "where": "explained", "why": "딸 집에 가셨어요."},
    )

    sheet = sheet_of(said)

    assert sheet.meals == 1
    assert sheet.unplaced == ()
    assert sheet.may_open


def test_a_diner_on_no_stop_keeps_the_day_closed() -> None:
    sheet = sheet_of(day({"id": "박순례"}, {"id": "최말자", "where": ""}))

    assert sheet.unplaced == ("최말자",)
    assert not sheet.may_open
    assert [one.diner for one in sheet.labels] == ["박순례"]


def test_nobody_is_cooked_for_who_asked_for_no_meal() -> None:
    sheet = sheet_of(day({"id": "박순례"}, {"id": "최말자", "portions": 0, "where": ""}))

    assert (sheet.meals, sheet.unplaced) == (1, ())


def test_textures_have_their_own_lines_regular_first() -> None:
    said = day(
        {"id": "박순례", "texture": 4},
        {"id": "최말자"},
        {"id": "김영수"},
        dishes=["잡곡밥", "달걀찜"],
        instead={},
    )

    assert [(one.dish, one.texture, one.portions) for one in sheet_of(said).lines] == [
        ("잡곡밥", 7, 2),
        ("잡곡밥", 4, 1),
        ("달걀찜", 7, 2),
        ("달걀찜", 4, 1),
    ]


def test_what_stands_in_comes_after_the_menu() -> None:
    sheet = sheet_of(day({"id": "박순례", "allergens": ["대두"]}, {"id": "최말자"}))

    assert [line.dish for line in sheet.lines] == ["잡곡밥", "두부조림", "달걀찜"]


@pytest.mark.parametrize(
    ("count", "pot", "pots"),
    [
        (0, 60, ()),
        (60, 60, (60,)),
        (61, 60, (31, 30)),
        (200, 60, (50, 50, 50, 50)),
        (7, 3, (3, 2, 2)),
        (300, None, (300,)),
        (5, 1, (1, 1, 1, 1, 1)),
    ],
)
def test_pots_are_few_and_even(count: int, pot: int | None, pots: tuple[int, ...]) -> None:
    assert batches(count, pot) == pots


def test_the_shopping_list_adds_losses_and_rounds_packages_up_once() -> None:
    said = day({"id": "단체", "portions": 20}, dishes=["미역국", "두부조림"], instead={})

    bought = {one.ingredient: (one.amount, one.unit, one.packs) for one in sheet_of(said).shopping}

    assert bought == {
        "간장": (Decimal(320), "ml", None),  # in both dishes, bought together
        "두부": (Decimal(1800), "g", 6),
        "미역": (Decimal(90), "g", None),
        "쇠고기": (Decimal(480), "g", None),
    }


def test_one_portion_more_opens_another_package() -> None:
    def packs(portions: int) -> int | None:
        sheet = sheet_of(day({"id": "가", "portions": portions}, dishes=["두부조림"], instead={}))
        return next(one.packs for one in sheet.shopping if one.ingredient == "두부")

    assert (packs(10), packs(11)) == (3, 4)


def test_eggs_by_the_piece_and_by_the_gram_are_two_lines() -> None:
    said = day({"id": "가", "portions": 2}, dishes=["달걀찜", "백김치"], instead={})
    said["dishes"][4]["ingredients"].append({"id": "달걀", "amount": "10", "unit": "g"})

    lines = [(one.ingredient, one.unit, str(one.amount)) for one in sheet_of(said).shopping]

    assert [one for one in lines if one[0] == "달걀"] == [
        ("달걀", "each", "3"),
        ("달걀", "g", "20"),
    ]


def test_the_same_plan_has_the_same_sheet() -> None:
    assert sheet_of(DAY) == sheet_of(DAY)
    assert sheet_of(DAY).inputs != sheet_of(day({"id": "박순례"})).inputs

"""The whole day: lunch boxes and the hall from the same pots; what is served is what the labels say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.programmes.care_meals.rules.amounts import told_amount
from dure.programmes.care_meals.rules.kitchen_plan import dish_of
from dure.programmes.care_meals.rules.whole_day import bought, buy_lines, cook_lines, meal_counts
from dure.programmes.care_meals.tests.monday_menu import (
    DAY,
    HALL,
    LARDER,
    LUNCH,
    cooked,
    eater,
    menu,
)

DISHES = {one.id: one for one in LARDER}
PLAIN = {key: dish_of(one) for key, one in DISHES.items()}


def day(boxes: int, hall: int, **said: object):  # type: ignore[no-untyped-def]
    lunch = cooked(*(eater(f"b{at}", stop=f"1-{at:02d}") for at in range(boxes)))
    table = cooked(eater("h", kind=HALL, state="hall", portions=hall, **said), of=menu(HALL))
    plans = {LUNCH: lunch[0], HALL: table[0]}
    return plans, {LUNCH: lunch[1], HALL: table[1]}


def test_92_boxes_and_16_in_the_hall_are_one_pot_of_rice_more() -> None:
    plans, sheets = day(92, 16)
    rice = cook_lines(sheets, DISHES, PLAIN, DAY)[0]
    assert (rice.name.ko, rice.served, rice.sample, rice.cooked) == ("현미밥", 108, 1, 109)
    assert rice.pots == (55, 54)
    assert [n for _, n in rice.by_kind] == [92, 16]
    assert [one.meals for one in meal_counts(plans, sheets)] == [92, 16]


def test_dishes_stand_in_the_order_of_a_tray() -> None:
    _, sheets = day(3, 1, allergens=("mackerel",), texture=5)
    lines = cook_lines(sheets, DISHES, PLAIN, DAY)
    assert [(one.dish, one.texture.en.split()[1], one.served, one.sample) for one in lines] == [
        ("rice", "7", 3, 1),
        ("rice", "5", 1, 0),
        ("soup", "7", 3, 1),
        ("soup", "5", 1, 0),
        ("fish", "7", 3, 1),
        ("chicken", "5", 1, 1),
        ("greens", "7", 3, 1),
        ("greens", "5", 1, 0),
        ("kimchi", "7", 3, 1),
        ("kimchi", "5", 1, 0),
    ]


def test_what_is_bought_has_the_samples_and_the_losses_in_it() -> None:
    _, sheets = day(92, 16)
    buys = {one.name: one for one in buy_lines(bought(sheets, PLAIN), PLAIN)}
    assert buys["고등어"].amount.ko == "9.92 kg"  # 109 × 70 g × 1.3
    assert (buys["현미"].packs, buys["현미"].pack.ko) == (1, "20 kg")
    assert buys["간장"].amount.ko == "872 ml"  # of the fish and of the greens


@given(st.integers(0, 150), st.integers(0, 20))
def test_what_is_served_is_always_the_labels(boxes: int, hall: int) -> None:
    _, sheets = day(boxes, hall)
    labels = sum(label.copies for sheet in sheets.values() for label in sheet.labels)
    for line in cook_lines(sheets, DISHES, PLAIN, DAY):
        assert line.served == labels == boxes + hall
        assert sum(line.pots) == line.cooked == line.served + 1


@pytest.mark.parametrize(
    ("amount", "unit", "ko", "en"),
    [
        ("950", "g", "950 g", "950 g"),
        ("1000", "g", "1 kg", "1 kg"),
        ("11440", "g", "11.44 kg", "11.44 kg"),
        ("999.6", "g", "1,000 g", "1,000 g"),
        ("4.55", "g", "4.6 g", "4.6 g"),
        ("7500", "ml", "7.5 L", "7.5 L"),
        ("138", "each", "138개", "138"),
        ("1234567", "g", "1,234.57 kg", "1,234.57 kg"),
        ("100", "g", "100 g", "100 g"),
    ],
)
def test_amounts_are_told_as_a_scale_shows_them(amount: str, unit: str, ko: str, en: str) -> None:
    told = told_amount(Decimal(amount), unit)
    assert (told.ko, told.en) == (ko, en)

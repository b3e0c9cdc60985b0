"""Labels: one for each meal, in the order of loading, and no word about what somebody has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.programmes.care_meals.rules.label_paper import FORMATS, on_paper
from dure.programmes.care_meals.rules.labels import STAR, Wording, in_reading_order, label_cards
from dure.programmes.care_meals.tests.monday_menu import DAY, LARDER, LUNCH, cooked, eater
from dure.programmes.care_meals.types.kitchen_day import Eater, LabelCard

DISHES = {one.id: one for one in LARDER}


def labels(*eaters: Eater, language: str = "ko") -> tuple[LabelCard, ...]:
    plan, sheet = cooked(*eaters)
    people = {one.id: (one.name, one.stop) for one in eaters}
    return label_cards(LUNCH, plan, sheet, Wording(DISHES, people, language, DAY))


def test_a_label_says_whose_where_and_what_is_inside() -> None:
    (one,) = labels(eater("박", stop="2-07"))
    assert (one.name, one.stop, one.special) == ("박○", "2-07", "")
    assert one.dishes == "현미밥 · 아욱된장국 · 고등어무조림 · 시금치나물 · 배추김치"
    assert one.inside == "5.6.7.9 (대두, 밀, 고등어, 새우)"


def test_whose_meal_differs_carries_a_star_and_nothing_of_the_reason() -> None:
    (one,) = labels(eater("박", allergens=("mackerel",)))
    assert one.special == STAR
    assert "닭살찜" in one.dishes
    assert one.inside == "5.6.9.15 (대두, 밀, 새우, 닭고기)"
    assert "고등어" not in f"{one.dishes}{one.inside}"


def test_a_soft_meal_names_how_each_dish_is_given() -> None:
    (one,) = labels(eater("박", texture=5), language="en")
    assert one.dishes.startswith("Brown rice(minced and moist) · Mallow soup(minced and moist)")


def test_two_portions_are_two_labels() -> None:
    assert [one.name for one in labels(eater("박", portions=2))] == ["박○ 1/2", "박○ 2/2"]


def test_labels_lie_in_the_order_of_loading() -> None:
    who = [eater("가", stop="10-01"), eater("나", stop="2-12"), eater("다", stop="2-03")]
    assert [one.stop for one in labels(*who)] == ["2-03", "2-12", "10-01"]
    assert sorted(["", "2코스 3", "10코스 1"], key=in_reading_order)[-1] == ""


@given(
    st.lists(st.integers(1, 4), max_size=30), st.sampled_from(sorted(FORMATS)), st.integers(0, 40)
)
def test_every_label_has_a_place_and_none_is_printed_twice(
    portions: list[int], form: str, skip: int
) -> None:
    cards = labels(*(eater(f"d{at}", portions=n) for at, n in enumerate(portions)))
    assert len(cards) == sum(portions)
    each = FORMATS[form].each
    sheets = on_paper(cards, FORMATS[form], skip)
    assert [one for sheet in sheets for one in sheet if one] == list(cards)
    assert all(len(sheet) <= each for sheet in sheets)
    if cards:
        assert sheets[0][: skip % each] == (None,) * (skip % each)


@pytest.mark.parametrize(("form", "each"), [("14", 14), ("21", 21), ("8", 8)])
def test_a_sheet_of_labels_holds_so_many(form: str, each: int) -> None:
    assert FORMATS[form].each == each

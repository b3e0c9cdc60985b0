"""Nobody gets what they must not eat; each clash says why and what comes instead."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.engines.kitchen import Diner, Dish, why
from dure.engines.kitchen.clashes import allergens_of, reasons, texture_for
from dure.engines.kitchen.tests.county import KIMCHI, SOUP, TOFU, day, sheet_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "clashes.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_who_can_have_braised_tofu(case: dict[str, Any]) -> None:
    diner, tofu = Diner(id="박순례", **case["diner"]), Dish.model_validate(TOFU)

    found = reasons(diner, tofu)

    assert [one.code for one in found] == case["told"]
    if not found:
        assert texture_for(diner, tofu) == case["texture"]
    for one in found:
        assert why(one, korean=True) != why(one, korean=False)


def test_what_was_bought_ready_is_declared_as_well() -> None:
    assert allergens_of(Dish.model_validate(KIMCHI)) == {"새우"}


@pytest.mark.parametrize(
    ("needs", "given"), [(7, 7), (6, None), (4, None), (3, None), (1, None), (0, 0)]
)
def test_a_thin_soup_is_not_softer_food(needs: int, given: int | None) -> None:
    # 미역국 is given as it is (7) or as clear broth (0): broth chokes whoever needs a purée.
    assert texture_for(Diner(id="최말자", texture=needs), Dish.model_validate(SOUP)) == given


@pytest.mark.parametrize(
    ("makes", "needs", "given"),
    [
        ([7, 6, 5, 4], 5, 5),
        ([7, 4], 6, 4),
        ([7, 4], 3, None),
        ([3], 6, 3),
        ([4, 5], 7, 5),
        ([2], 7, 2),
    ],
)
def test_the_firmest_that_is_safe(makes: list[int], needs: int, given: int | None) -> None:
    dish = Dish.model_validate({**TOFU, "textures": makes})

    assert texture_for(Diner(id="최말자", texture=needs), dish) == given


def test_the_stand_in_must_suit_too() -> None:
    said = day(
        {"id": "박순례", "allergens": ["대두"]},
        {"id": "최말자", "allergens": ["대두", "알류"]},
    )

    sheet = sheet_of(said)

    assert [(one.diner, one.dish, one.instead) for one in sheet.clashes] == [
        ("박순례", "두부조림", "달걀찜"),
        ("최말자", "두부조림", ""),
    ]
    assert [one.diner for one in sheet.unanswered] == ["최말자"]
    assert not sheet.may_open


def test_the_second_stand_in_where_the_first_does_not_suit() -> None:
    said = day(
        {"id": "박순례", "allergens": ["대두", "알류"]}, instead={"두부조림": ["달걀찜", "백김치"]}
    )

    assert sheet_of(said).clashes[0].instead == "백김치"


def test_a_stand_in_for_two_dishes_is_packed_once() -> None:
    said = day(
        {"id": "박순례", "diets": ["저염식"]},
        dishes=["미역국", "백김치"],
        instead={"미역국": ["달걀찜"], "백김치": ["달걀찜"]},
    )

    sheet = sheet_of(said)

    assert sheet.labels[0].dishes == (("달걀찜", 7),)
    assert [(line.dish, line.portions) for line in sheet.lines] == [("달걀찜", 1)]

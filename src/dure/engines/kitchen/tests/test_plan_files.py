"""From a plan's file to a sheet's text: faults with their places, reasons in two languages."""

import json
import string
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.engines.kitchen import BadPlan, plan_schema, sentence, sheet_text
from dure.engines.kitchen.sentences import SENTENCES
from dure.engines.kitchen.tests.county import DAY, as_plan, day, sheet_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "faults.yaml").read_text("utf-8"))


def put(said: Any, place: str, value: Any) -> None:
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    for step in way:
        said = said[step]
    said[last] = value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_people_get_wrong(case: dict[str, Any]) -> None:
    said = deepcopy(DAY)
    for place, value in case["set"].items():
        put(said, place, value)

    with pytest.raises(BadPlan) as refused:
        as_plan(said)

    told = [(fault.code, fault.place) for fault in refused.value.faults]
    assert (case["told"]["code"], case["told"]["place"]) in told
    for fault in refused.value.faults:
        for korean in (True, False):
            words = sentence(fault, korean=korean)
            assert words.startswith(f"day.json, {fault.place}: ")
            assert "{" not in words.replace("{…}", "").replace("{ }", "")


def test_a_county_of_too_many_diners_is_a_slip() -> None:
    with pytest.raises(BadPlan) as refused:
        as_plan(day(*[{"id": f"d{number}"} for number in range(20_001)]))

    assert [fault.code for fault in refused.value.faults] == ["kitchen.too_many"]


def test_the_text_says_why_in_both_languages() -> None:
    told = json.loads(sheet_text(sheet_of(day({"id": "박순례", "allergens": ["대두"]}))))

    reason = told["clashes"][0]["reasons"][0]
    assert (reason["ko"], reason["en"]) == ("알레르기: 대두", "Allergy: 대두")
    assert told["shopping"][0]["amount"] == "1.5"


def test_the_schema_knows_every_part() -> None:
    schema = plan_schema()

    assert set(schema["properties"]) == {"menu", "dishes", "diners"}
    assert {"Dish", "Diner", "Ingredient", "Menu"} <= set(schema["$defs"])


def test_both_languages_name_the_same_values() -> None:
    for code, (korean, english) in SENTENCES.items():
        names = [{one[1] for one in string.Formatter().parse(text)} for text in (korean, english)]
        assert names[0] == names[1], code

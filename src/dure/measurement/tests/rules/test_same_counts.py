"""Which indicators count the same thing, as the cases say."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.kernel.words import Words
from dure.measurement.rules.computation import Recipe
from dure.measurement.rules.same_counts import Counted, Defined, counted_in, groups_of

FOLDER = Path(__file__).parents[2] / "cases"
CASES = yaml.safe_load((FOLDER / "same_counts.yaml").read_text(encoding="utf-8"))
PARTS = {"": "whole", "n": "above", "d": "below"}


def defined(number: int, code: str, told: dict[str, Any]) -> Defined:
    called = told.get("called", [f"이름 {number}", f"name {number}"])
    meaning = told.get("meaning", [f"뜻 {number}", f"meaning {number}"])
    parts = told.get(
        "parts", [f"위 {number}", f"above {number}", f"밑 {number}", f"below {number}"]
    )
    recipe = told.get("from_records")
    return Defined(
        indicator_id=number,
        code=code,
        kind=told["kind"],
        name=Words(*called),
        definition=Words(*meaning),
        unit=Words("명", "people"),
        parts=(Words(*parts[:2]), Words(*parts[2:])),
        recipe=Recipe(code, recipe) if recipe else None,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_cases(case: dict[str, Any]) -> None:
    pair = defined(1, "ONE", case["one"]), defined(2, "OTHER", case["other"])

    groups = groups_of(each for one in pair for each in counted_in(one))

    assert [[PARTS[part] for _indicator, part in group] for group in groups] == case.get("same", [])


def test_who_counts_as_a_third_does_counts_as_each_other() -> None:
    by_records = Counted(1, "", recipe="lunch", called=("손님", "guests"))
    typed = Counted(2, "d", called=("손님", "guests"))
    other = Counted(3, "d", recipe="lunch")

    assert groups_of([by_records, typed, other]) == (((1, ""), (2, "d"), (3, "d")),)

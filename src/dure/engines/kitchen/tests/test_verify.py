"""A sheet that somebody changed by hand is counted again before the day is opened."""

from typing import Any

import pytest

from dure.engines.kitchen import Sheet, disagreements
from dure.engines.kitchen.tests.county import DAY, as_plan, sheet_of


def changed(**change: Any) -> Sheet:
    return sheet_of(DAY).model_copy(update=change)


def test_a_sheet_as_it_was_made_agrees() -> None:
    assert disagreements(as_plan(DAY), sheet_of(DAY)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"labels": sheet_of(DAY).labels[1:]}, "no label: 박순례"),
        ({"meals": 4}, "meals: 4"),
        (
            {"lines": (sheet_of(DAY).lines[0].model_copy(update={"portions": 9}),)},
            "portions: 잡곡밥",
        ),
        (
            {"lines": (sheet_of(DAY).lines[0].model_copy(update={"batches": (1,)}),)},
            "batches: 잡곡밥",
        ),
        ({"labels": (sheet_of(DAY).labels[1].model_copy(update={"copies": 3}),)}, "copies: 김영수"),
        (
            {"labels": (sheet_of(DAY).labels[0].model_copy(update={"diner": "없는 분"}),)},
            "label for nobody",
        ),
    ],
)
def test_what_does_not_agree_is_named(change: dict[str, Any], told: str) -> None:
    found = disagreements(as_plan(DAY), changed(**change))

    assert any(one.startswith(told) for one in found), found

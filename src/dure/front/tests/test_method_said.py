"""How a number was counted is said of a number, and never of one that is not there."""

import pytest

from dure.front.shown import NOT_COMBINED, method_of
from dure.front.tests.test_said_of_numbers import card
from dure.kernel.words import Words

NOTHING = Words("", "")


@pytest.mark.parametrize(
    ("status", "method", "ko"),
    [
        ("published", "exact", "보고된 값 그대로 셈했어요"),
        ("published", "distinct", "실인원: 한 사람을 한 번만 셌어요"),
        ("zero", "exact", "보고된 값 그대로 셈했어요"),
    ],
)
def test_a_number_says_how_it_was_counted(status, method, ko):
    assert method_of(card(status, 0, method=method)).ko == ko


@pytest.mark.parametrize("method", ["exact", "sum"])
def test_what_was_only_added_up_is_not_called_exact(method):
    assert method_of(card("published", 162, method=method, people_mode="sum")) == NOTHING


@pytest.mark.parametrize("status", ["hidden", "not_reported", "not_applicable"])
def test_what_is_not_there_was_not_added(status):
    assert method_of(card(status, None, method="exact")) == NOTHING


def test_medians_of_several_months_are_not_said_to_have_been_added():
    assert method_of(card("not_combined", None, method="exact")) == NOT_COMBINED
    assert "더했어요" not in NOT_COMBINED.ko

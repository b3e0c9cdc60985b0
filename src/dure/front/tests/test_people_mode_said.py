"""How an initiative counts people over organisations is told where it matters, and only there."""

from datetime import date

import pytest

from dure.front.screens.number.view import people_mode_said
from dure.front.tests.test_said_of_numbers import card, page
from dure.ground.organisations.types import GroundCard


def told(method: str, mode: str = "sum", **more: object) -> str:
    ground = GroundCard(mode, "처리 위탁 계약" if mode != "sum" else "", date(2026, 1, 1))
    number = card(method=method, of_people=True, organisation=None, **more)
    said = people_mode_said(page(number=number, people_ground=ground))
    return said.ko if said else ""


def test_a_sum_of_people_says_that_they_may_overlap():
    assert "더하기만 해요" in told("sum")


@pytest.mark.parametrize("method", ["distinct", "exact", "estimate"])
def test_where_nothing_was_added_nobody_is_told_of_adding(method):
    """One kitchen, each person counted once: "only add up" beside it would contradict it."""
    assert told(method) == ""


@pytest.mark.parametrize("method", ["distinct", "estimate", "sum"])
def test_a_ground_for_counting_once_is_always_named(method):
    assert "처리 위탁 계약" in told(method, "entrusted")


def test_an_organisations_own_number_tells_of_no_mode():
    own = card(method="sum", of_people=True, organisation="sonmat")

    assert people_mode_said(page(number=own, people_ground=GroundCard("sum", ""))) is None

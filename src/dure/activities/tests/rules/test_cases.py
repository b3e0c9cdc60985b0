"""The case file of sheets holds, and places are given in order whatever the numbers are."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.attendance import quantity_of, step_for
from dure.activities.rules.bases import BASES, basis_for, is_known
from dure.activities.rules.enrolling import state_for
from dure.activities.rules.masking import masked
from dure.activities.rules.reasons import CHOSEN_BY_PEOPLE, REASONS
from dure.activities.rules.uses import consents_needed
from dure.ground.consent.queries import purposes
from dure.kernel.ids import public_id

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "sheets.yaml").read_text("utf-8"))
hours = st.decimals(0, 24, places=2, allow_nan=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_sheet_writes_what_changed_and_nothing_else(case):
    standing = Decimal(case["standing"]) if "standing" in case else None
    step = step_for(standing=standing, came=case["came"], quantity=Decimal(case["quantity"]))
    assert step == case["step"]


@given(st.lists(st.tuples(st.booleans(), hours), min_size=1, max_size=8))
def test_after_any_sheets_the_last_one_is_what_stands(sheets):
    standing = None
    for came, quantity in sheets:
        step = step_for(standing=standing, came=came, quantity=quantity)
        if step in ("record", "correct"):
            standing = quantity
        elif step == "reverse":
            standing = None
        assert standing == (quantity if came else None)


@given(hours, hours)
def test_only_hours_are_counted_by_the_hour(own, session):
    assert quantity_of(unit="시간", hours=own, session_hours=session) == own
    assert quantity_of(unit="시간", hours=None, session_hours=session) == session
    assert quantity_of(unit="식", hours=own, session_hours=session) == 1


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_place_is_free_below_the_capacity_and_only_there(capacity, enrolled):
    assert (state_for(capacity=capacity, enrolled=enrolled) == "enrolled") == (enrolled < capacity)
    assert state_for(capacity=None, enrolled=enrolled) == "enrolled"


def test_a_line_without_a_person_has_no_basis_and_one_with_a_person_always_has():
    assert basis_for(person_id=None, given="consent") == ""
    assert basis_for(person_id=7, given="") in BASES
    assert basis_for(person_id=7, given="law") == "law"
    assert not is_known("because")
    assert is_known("")


@given(st.integers(4, 30))
def test_of_a_key_only_the_end_is_shown(length):
    key = public_id(length)
    assert masked(key) == f"···{key[-3:]}"
    assert key not in masked(key)
    assert masked(None) == masked("") == ""


def test_linking_needs_a_consent_that_exists_and_counting_needs_none():
    assert consents_needed("count") == ()
    needed = consents_needed("link")
    assert set(needed) <= set(purposes())
    assert all(purposes()[code].basis == "consent" for code in needed)


def test_people_choose_every_reason_but_the_one_that_the_sheet_gives():
    assert set(REASONS) - set(CHOSEN_BY_PEOPLE) == {"attendance"}
    assert all(words.ko != words.en for words in REASONS.values())

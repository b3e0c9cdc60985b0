"""Every case of `cases/facts.yaml`, and what is written down beside a fact."""

from datetime import datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dure.activities.rules.acceptable import KindFacts, objection_to
from dure.activities.rules.attendance import quantity_of, step_for
from dure.activities.rules.bases import basis_for
from dure.activities.rules.enrolling import state_for
from dure.activities.rules.masking import masked
from dure.activities.types import ServiceFact
from dure.ground.tests.story import NOW
from dure.kernel.clock import SEOUL
from dure.kernel.refusals import refusal_texts

CASES = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "cases" / "facts.yaml").read_text(encoding="utf-8")
)
KINDS = {
    "care_meals.lunch": KindFacts("care_meals.lunch", "식", personal=True),
    "care_meals.open_table": KindFacts("care_meals.open_table", "명", personal=False),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"]["en"])
def test_the_ledger_takes_what_was_done_and_says_why_not_otherwise(case):
    said = case["fact"]
    fact = ServiceFact(
        initiative_id=1,
        organisation_id=1,
        kind=said["kind"],
        occurred_at=datetime.combine(said["day"], time(9), tzinfo=SEOUL),
        place_code="5289000000",
        source="case",
        quantity=Decimal(said.get("quantity", "1")),
        unit=said.get("unit", ""),
        person_id=said.get("person"),
        head_count=said.get("heads"),
        consent_basis=said.get("basis", ""),
    )

    objection = objection_to(fact, kind=KINDS.get(fact.kind), at=NOW)

    assert (objection.code if objection else "taken") == case["expected"]


def test_every_objection_can_be_said_in_both_languages():
    codes = {case["expected"] for case in CASES} - {"taken"}

    assert codes <= set(refusal_texts())


def test_a_line_with_a_person_names_its_basis_and_an_anonymous_one_has_none():
    assert basis_for(person_id=1, given="") == "contract"
    assert basis_for(person_id=1, given="consent") == "consent"
    assert basis_for(person_id=None, given="consent") == ""


def test_the_thirteenth_guest_waits_when_there_are_twelve_chairs():
    assert state_for(capacity=12, enrolled=11) == "enrolled"
    assert state_for(capacity=12, enrolled=12) == "waiting"
    assert state_for(capacity=None, enrolled=500) == "enrolled"
    assert state_for(capacity=0, enrolled=0) == "waiting"


def test_an_attendance_counts_once_or_by_its_hours():
    assert quantity_of(unit="회", hours=Decimal(3), session_hours=Decimal(2)) == 1
    assert quantity_of(unit="시간", hours=None, session_hours=Decimal(2)) == 2
    assert quantity_of(unit="시간", hours=Decimal("1.5"), session_hours=Decimal(2)) == Decimal(
        "1.5"
    )


@pytest.mark.parametrize(
    ("standing", "came", "expected"),
    [
        (None, True, "record"),
        (None, False, "leave"),
        (Decimal(1), True, "leave"),
        (Decimal(2), True, "correct"),
        (Decimal(1), False, "reverse"),
    ],
)
def test_a_sheet_that_is_handed_in_again_changes_only_what_changed(standing, came, expected):
    assert step_for(standing=standing, came=came, quantity=Decimal(1)) == expected


def test_a_masked_person_is_the_same_one_but_not_who():
    assert masked("abcdefg7k2") == "···7k2"
    assert masked(None) == ""

"""What becomes of a typed cell, told in `cases/entries.yaml`."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.rules.weighing import Sheet, kept, weigh
from dure.measurement.types.asked import AskedLine, AskedVersion, Dimension, StoredValue
from dure.measurement.types.entries import CellEntry

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "entries.yaml").read_text(encoding="utf-8")
)["cases"]
PLACE = "5279000000"
COUNT = AskedVersion(
    id=1,
    indicator_id=1,
    code="M01",
    number=1,
    name=Words("제공 식수", "Meals provided"),
    definition=Words("", ""),
    unit=Words("식", "meals"),
    kind="count",
    of_people=False,
    decimals=0,
    factor=1,
    numerator=Words("", ""),
    denominator=Words("", ""),
    period_kind="month",
    time_rule="",
    place_rule="",
    combinations=(("sex",),),
    lowest=None,
    highest=None,
    direction="up",
    valid_from=date(2024, 1, 1),
)
PEOPLE = replace(COUNT, id=2, indicator_id=2, code="M02", kind="distinct", of_people=True)
SHARE = replace(COUNT, id=3, indicator_id=3, code="M03", kind="ratio", factor=100, highest=100)
SEX = Dimension("sex", Words("성별", "Sex"), (("f", Words("여성", "Women")),))


def sheet(*, stands=None, elsewhere=False, computed=False):
    lines = [AskedLine(1, each, PLACE, computed) for each in (COUNT, PEOPLE, SHARE)]
    return Sheet(
        lines={(line.version.code, PLACE): line for line in lines},
        dimensions={"sex": SEX},
        standing={(1, PLACE): {"": stands}} if stands else {},
        past={},
        elsewhere={(1, PLACE): Words("다온", "Daon")} if elsewhere else {},
    )


def numbers(given):
    return {
        key: kept(Decimal(value)) if key in ("value", "numerator", "denominator") else value
        for key, value in given.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_entries_of_the_cases(case):
    now, expected = dict(case["situation"]), case["expected"]
    stands = StoredValue("value", **numbers(now["stands"])) if "stands" in now else None
    the = sheet(
        stands=stands, elsewhere=now.get("elsewhere", False), computed=now.get("computed", False)
    )
    raw = {
        key: Decimal(value) if key in ("value", "numerator", "denominator") else value
        for key, value in now["typed"].items()
    }

    outcome = weigh(the, CellEntry(now["indicator"], PLACE, **raw), "form")

    assert outcome.outcome == expected["outcome"]
    assert (outcome.stored.short if outcome.stored else None) == expected.get("short")
    if "refusal" in expected:
        assert outcome.refused.code == expected["refusal"]
        said = words_of(outcome.refused)
        assert "{" not in said.ko + said.en
        assert the.lines[now["indicator"], PLACE].version.name.ko in said.ko


@given(st.integers(0, 10**15 - 1))
@settings(max_examples=50)
def test_what_is_saved_is_what_was_typed(number):
    outcome = weigh(sheet(), CellEntry("M01", PLACE, "", Decimal(number)), "form")

    assert outcome.stored.value == number
    again = weigh(sheet(stands=outcome.stored), CellEntry("M01", PLACE, "", number), "form")
    assert again.outcome == "unchanged"


@given(st.decimals(allow_nan=True, allow_infinity=True))
@settings(max_examples=50)
def test_whatever_is_typed_is_answered_and_never_breaks(number):
    outcome = weigh(sheet(), CellEntry("M02", PLACE, "sex=f", number), "form")

    assert outcome.outcome in ("saved", "refused")
    if outcome.stored:
        assert outcome.stored.value == int(number) >= 0
    else:
        assert "여성" in words_of(outcome.refused).ko

"""What the check says, told in `cases/findings.yaml`: what blocks, and what asks for a word."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.kernel.words import Words
from dure.measurement.rules.judgement import (
    Past,
    finding_words,
    hard_problems,
    plain,
    sentence,
    soft_problems,
)
from dure.measurement.tests.rules.test_weighing import COUNT, PEOPLE, SHARE
from dure.measurement.types.asked import AskedLine, Dimension, StoredValue

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "findings.yaml").read_text(encoding="utf-8")
)["cases"]
WAGE = replace(COUNT, code="M04", name=Words("평균 임금", "Mean wage"), kind="mean")
VERSIONS = {"식수": COUNT, "어르신": PEOPLE, "제때": SHARE, "임금": WAGE}
SEX = Dimension(
    "sex", Words("성별", "Sex"), (("f", Words("여성", "Women")), ("m", Words("남성", "Men")))
)
KNOWN = {"", "sex=f", "sex=m"}
NUMBERS = st.decimals(min_value=-(10**17), max_value=10**17, places=4) | st.integers(-9, 10**16)


def stored(said: object) -> StoredValue:
    """`12`, `3/5`, `/5` or `na` as it is kept."""
    if said == "na":
        return StoredValue("not_applicable")
    above, slash, below = str(said).partition("/")
    if not slash:
        return StoredValue("value", Decimal(above))
    sides = [Decimal(side) if side else None for side in (above, below)]
    return StoredValue("value", None, sides[0], sides[1])


def cells(said: dict[str, object]) -> dict[str, StoredValue]:
    return {cell: stored(value) for cell, value in said.items()}


def found(case: dict[str, Any]):
    told = case["line"]
    line = AskedLine(1, VERSIONS[told["indicator"]], "5279000000", computed=False)
    now = cells(told["now"])
    past = Past({"": told["past"]}, cells(told.get("past_cells", {})))
    ways = {"sex": SEX}
    return hard_problems(line, now, KNOWN, ways), soft_problems(line, now, past, ways)


@pytest.mark.parametrize("case", CASES, ids=[case["name"]["en"] for case in CASES])
def test_the_findings_of_the_cases(case):
    hard, soft = found(case)

    assert [one.code for one in hard] == case.get("hard", [])
    if not hard:
        assert [one.code for one in soft] == case.get("soft", [])


@pytest.mark.parametrize("case", CASES, ids=[case["name"]["en"] for case in CASES])
def test_every_finding_names_its_indicator_in_both_languages(case):
    hard, soft = found(case)

    for one in (*hard, *soft):
        version = VERSIONS[case["line"]["indicator"]]
        assert version.name.ko in one.words.ko
        assert version.name.en in one.words.en
        assert "{" not in one.words.ko + one.words.en
        assert one.indicator == version.code


def test_every_sentence_of_the_pack_is_in_both_languages():
    for code, words in finding_words().items():
        assert words.ko.strip(), code
        assert words.en.strip(), code
        assert words.ko != words.en


@given(value=NUMBERS, kind=st.sampled_from(sorted(VERSIONS)))
@settings(max_examples=80)
def test_any_number_is_judged_without_breaking_and_a_possible_one_stays_possible(value, kind):
    line = AskedLine(1, VERSIONS[kind], "5279000000", computed=False)
    once = hard_problems(line, {"": StoredValue("value", value)}, KNOWN, {"sex": SEX})
    again = hard_problems(line, {"": StoredValue("value", value)}, KNOWN, {"sex": SEX})

    assert once == again
    if value < 0 or value >= 10**15:
        assert once
    for one in once:
        assert one.words.ko


@given(
    past=st.lists(st.integers(0, 10_000), max_size=14),
    value=st.integers(0, 10_000),
    shift=st.permutations([0, 1, 2]),
)
@settings(max_examples=80)
def test_soft_findings_never_contradict_each_other(past, value, shift):
    line = AskedLine(1, COUNT, "5279000000", computed=False)

    told = soft_problems(line, {"": StoredValue("value", value)}, Past({"": past}), {"sex": SEX})

    assert len(told) <= 1, shift
    if value in past[-1:] and len(past) < 4:
        assert told == ()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Decimal("12.00"), 12),
        (Decimal("12.5"), "12.5"),
        (Decimal("33.33333"), "33.33"),
        (Decimal("1.234"), "1.234"),  # as it was typed
        (Decimal("0"), 0),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("1E+99"), "1E+99"),
        (Decimal("NaN"), "NaN"),
        (7, 7),
        ("sex", "sex"),
        (None, "None"),
    ],
)
def test_numbers_are_said_as_people_write_them(number, said):
    assert plain(number) == said


def test_a_number_in_a_sentence_is_grouped_as_it_is_on_every_page():
    names = (Words("식수", "Meals"), Words("전체", "total"))

    told = sentence("measure.outlier", {"usual": "1395.5", "value": 12480}, *names)

    assert "1,395.5" in told.ko
    assert "12,480" in told.ko
    assert "about 1,395.5" in told.en

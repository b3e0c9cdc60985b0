"""The case files of people hold: masked names, births; and what holds for every name and day."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.ground.people.rules.duplicates import likeness
from dure.ground.people.rules.masking import masked_name
from dure.ground.people.rules.names import alike, holds, whole_name
from dure.ground.people.rules.registration import (
    check_attributes,
    check_birth,
    told_birth,
    written_birth,
)
from dure.ground.people.types import NewPerson
from dure.kernel.errors import Refused

CASES = Path(__file__).parents[2] / "cases"
TODAY = date(2026, 11, 22)
hangul = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)
names = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xD7A3, exclude_categories=["C"]), max_size=24
)


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("masked_names"), ids=lambda case: case["name"] or "-")
def test_enough_to_recognise_and_not_enough_to_find(case):
    assert masked_name(case["name"]) == case["shown"]
    assert masked_name(unicodedata.normalize("NFD", case["name"])) == case["shown"]


@given(hangul, st.integers(1, 5))
def test_a_name_gives_away_the_same_with_a_space_in_it(name, at):
    assert masked_name(f"{name[:at]} {name[at:]}") == masked_name(name)


@given(names)
def test_no_whole_name_is_ever_shown(name):
    shown = masked_name(name)
    letters = [letter for letter in name if not letter.isspace()]
    assert shown.replace(" ", "") != "".join(letters) or len(letters) <= 1 or "○" in name


def birth(case: dict) -> tuple[int | None, str]:
    day, said, month = case.get("date"), case.get("year_said"), case.get("month")
    year = check_birth(day, said, TODAY, month)
    return year, written_birth(day, year, month)


@pytest.mark.parametrize("case", cases("births"), ids=lambda case: case["name"])
def test_a_birth_is_kept_as_far_as_it_is_known(case):
    if case.get("refused"):
        with pytest.raises(Refused, match="birth"):
            birth(case)
    else:
        assert birth(case) == (case["year"], str(case["kept"]))


@given(st.dates(date(1896, 1, 1), TODAY))
def test_a_birthday_comes_back_as_it_was_written(day):
    assert told_birth(written_birth(day, day.year, None)) == (day, day.month)
    assert told_birth(written_birth(None, day.year, day.month)) == (None, day.month)


@given(hangul, hangul)
def test_family_and_given_name_make_one_korean_name(family, given_name):
    assert whole_name("", family, given_name) == family + given_name
    assert whole_name(f" {family} ", "", "") == family


@given(st.from_regex(r"[가-힣A-Za-z]{1,8}", fullmatch=True), st.sampled_from(["", " ", "-", "·"]))
def test_a_name_is_like_itself_in_every_width_and_case(name, mark):
    wide = "".join(chr(ord(each) + 0xFEE0) if each.isascii() else each for each in name)
    for other in (name.upper(), wide, mark.join(name), unicodedata.normalize("NFD", name)):
        assert alike(name, other)
    assert holds(f"{name} 어르신", name)


@pytest.mark.parametrize(
    "phone",
    ["+82 10-1234-5678", "+82-(0)10-1234-5678", "０１０－１２３４－５６７８", "010 1234 5678"],
)
def test_one_telephone_in_two_spellings_is_one_telephone(phone):
    known = NewPerson(name="박순례", phone="01012345678")
    assert likeness(known, NewPerson(name="김말자", phone=phone)) == "phone"


def test_no_telephone_is_not_the_same_telephone():
    assert likeness(NewPerson(name="박순례"), NewPerson(name="김말자")) == ""
    assert likeness(NewPerson(name="박순례", phone="-"), NewPerson(name="김말자", phone="")) == ""


def with_check_digit(first: str) -> str:
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True))
    return first + str((11 - total % 11) % 10)


def test_thirteen_digits_of_a_code_are_no_way_round_the_rule():
    number = with_check_digit("480105212345")
    for attributes in ({"code": number}, {number: "yes"}, {"a": f"{number[:6]}-{number[6:]}"}):
        with pytest.raises(Refused, match="resident_number"):
            check_attributes("f", attributes)
    check_attributes("f", {"living": "alone", "since": "2024"})


@pytest.mark.parametrize(
    ("sex", "attributes"),
    [("w", {}), ("f", {"living": "혼자 사심"}), ("f", {"note": "a b"}), ("", {"": "x"})],
)
def test_free_text_is_no_code(sex, attributes):
    with pytest.raises(Refused, match="codes_only"):
        check_attributes(sex, attributes)

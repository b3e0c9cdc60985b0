"""The case files hold: each line is something that a person in the field could have written."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml

from dure.engines.hangul import (
    has_resident_number,
    mask_name,
    mask_phone,
    sort_key,
    with_particle,
    won_in_words,
)
from dure.engines.hangul.tests.numbers import with_check_digit

CASES = Path(__file__).parent.parent / "cases"
TODAY = date(2026, 11, 22)


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("particles"), ids=lambda case: case["expected"])
def test_a_particle_agrees_with_the_word_as_it_is_read(case):
    assert with_particle(str(case["word"]), case["pair"]) == case["expected"]


@pytest.mark.parametrize("case", cases("masking"), ids=lambda case: case["circles"])
def test_a_masked_name_is_recognised_by_its_owner_only(case):
    assert mask_name(case["name"]) == case["circles"]
    assert mask_name(case["name"], "middle") == case["middle"]


@pytest.mark.parametrize("case", cases("masking"), ids=lambda case: case["middle"])
def test_a_name_typed_on_a_mac_is_masked_like_any_other(case):
    assert mask_name(unicodedata.normalize("NFD", case["name"])) == case["circles"]


@pytest.mark.parametrize("case", cases("telephones"), ids=lambda case: case["text"])
def test_the_middle_of_a_telephone_number_is_hidden_however_it_is_written(case):
    assert mask_phone(str(case["text"])) == str(case["shown"])


@pytest.mark.parametrize("case", cases("resident_numbers"), ids=lambda case: case["name"])
def test_the_resident_number_of_an_elder_is_found_in_every_spelling(case):
    number = with_check_digit("480105212345")
    back = number[6:]
    parts = {"back": back, "sex": back[0], "rest": back[1:], "dashed": "-".join(number)}
    text = case["text"].format(front=number[:6], **parts)
    assert has_resident_number(text, on=TODAY) is case["found"]


@pytest.mark.parametrize("case", cases("money"), ids=lambda case: case["ko"])
def test_won_in_words(case):
    assert won_in_words(case["won"]) == case["ko"]
    assert won_in_words(case["won"], "en") == case["en"]


@pytest.mark.parametrize("case", cases("lists"), ids=lambda case: case["name"])
def test_a_list_stands_in_the_order_that_a_korean_reader_expects(case):
    names = list(case["in_order"])
    if case.get("decomposed"):
        names = [unicodedata.normalize("NFD", name) for name in names]
    mixed = names[1::2] + names[::2]
    skip = case.get("skip", False)
    assert sorted(mixed, key=lambda name: sort_key(name, skip_legal_form=skip)) == names

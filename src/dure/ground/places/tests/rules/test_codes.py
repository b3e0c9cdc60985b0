"""Short forms, spreadsheet numbers and levels of place codes."""

import pytest

from dure.ground.places.rules.codes import full_code, level_of, short_code


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("11110", "1111000000"),
        (" 11 ", "1100000000"),
        ("1111000000.0", "1111000000"),
        ("1111051500", "1111051500"),
        ("종로구", "종로구"),
    ],
)
def test_a_reporter_may_write_the_code_in_its_short_form(written, kept):
    assert full_code(written) == kept


def test_statistical_codes_are_left_as_published():
    assert full_code("11010", "kostat") == "11010"


def test_the_short_form_drops_only_whole_levels():
    assert short_code("1100000000") == "11"
    assert short_code("1120000000") == "11200"
    assert short_code("1111051500") == "11110515"


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("5200000000", "전북특별자치도", "sido"),
        ("5211000000", "전주시", "sigungu"),
        ("5211100000", "전주시 완산구", "gu"),
        ("5211157000", "서신동", "eup_myeon_dong"),
        ("5211800000", "전주시효자출장소", "office"),
    ],
)
def test_the_level_shows_in_the_digits_and_the_name(code, name, level):
    assert level_of(code, name) == level

"""Phones, mail addresses, streets and places in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage.contacts import area_of, mail_of, phone_of, sex_of, street_of


@pytest.mark.parametrize(
    "written",
    ["010-2345-6789", "01023456789", "010 2345 6789", "+82 10-2345-6789", "+82 010 2345 6789",
     "1023456789", "1023456789.0", "０１０-２３４５-６７８９", "010.2345.6789",
     "010-2345-6789 / 02-333-4444"],
)  # fmt: skip
def test_one_phone_many_spellings(written: str) -> None:
    assert phone_of(written) == "01023456789"


@pytest.mark.parametrize(
    "written", ["", "000", "000-0000-0000", "010-0000-0000", "99999999", "없음", "119"]
)
def test_no_phone_is_no_phone(written: str) -> None:
    assert phone_of(written) == ""


def test_mail_addresses() -> None:
    assert mail_of(" Soonja.Kim@Maum.KR ") == "soonja.kim@maum.kr"
    assert mail_of("없음") == mail_of("none@none.com") == mail_of("@maum.kr") == ""


def test_a_street_and_its_number_stand_apart() -> None:
    assert street_of("세종대로 110, 3층") == street_of("세종대로110 3층")
    assert street_of("7 Wallaby Place") == ("wallaby place", "7")
    assert street_of("없음") == ("", "")


def test_areas() -> None:
    assert area_of("가람 읍") == area_of("가람읍") != ""
    assert area_of("2119.0") == area_of(" 2119 ") == "2119"
    assert area_of("미상") == ""


@pytest.mark.parametrize(
    ("written", "sex"),
    [("여", "f"), ("여자", "f"), ("F", "f"), ("female", "f"), ("2", "f"), ("남", "m"), ("Male", "m"),
     ("1", "m"), ("", ""), ("모름", ""), ("9", "")],
)  # fmt: skip
def test_sex(written: str, sex: str) -> None:
    assert sex_of(written) == sex


@given(st.text(max_size=40))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    assert phone_of(text) == "" or phone_of(text).isdigit()
    assert isinstance(street_of(text), tuple)
    assert " " not in area_of(text)
    assert mail_of(text) == "" or "@" in mail_of(text)

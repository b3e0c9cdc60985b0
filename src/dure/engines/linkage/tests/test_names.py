"""One name comes out of any columns, any script and any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage.jamo import letters_of
from dure.engines.linkage.names import cleaned, name_of


def korean(family: str, given_name: str) -> tuple[str, str]:
    return letters_of(family), letters_of(given_name)


@pytest.mark.parametrize(
    ("columns", "family", "given_name"),
    [
        (("", "", "김순자"), "김", "순자"),
        (("김", "순자", ""), "김", "순자"),
        (("김", "순자", "김순자"), "김", "순자"),
        (("순자", "김", ""), "김", "순자"),
        (("김", "김순자", ""), "김", "순자"),
        (("김순자", "", ""), "김", "순자"),
        (("", "김순자", ""), "김", "순자"),
        (("", "순자", "김순자"), "김", "순자"),
        (("김", "", "김순자"), "김", "순자"),
        (("", "", "김 순 자"), "김", "순자"),
        (("", "", "순자 김"), "김", "순자"),
        (("", "", "김순자 어르신"), "김", "순자"),
        (("", "", "金順子"), "김", "순자"),
        (("", "", "Kim Soon-ja (김순자)"), "김", "순자"),
        (("", "", "남궁민"), "남궁", "민"),
        (("", "", "남궁 민"), "남궁", "민"),
        (("", "", "황보영희"), "황보", "영희"),
        (("", "", "선우은숙"), "선우", "은숙"),
        (("", "", "황보라"), "황", "보라"),
        (("", "", "김희"), "김", "희"),
        (("", "", "리춘희"), "이", "춘희"),
        (("", "", "  김순자  "), "김", "순자"),
    ],
)
def test_korean_names(columns: tuple[str, str, str], family: str, given_name: str) -> None:
    name = name_of(*columns)

    assert (name.family, name.given) == korean(family, given_name)


@pytest.mark.parametrize(
    "written",
    [
        "Kim Soonja",
        "Soonja Kim",
        "KIM SOON JA",
        "Kim, Soon-Ja",
        "Soon-ja KIM",
        "Gim Sunja",
        "kim soon ja",
    ],
)
def test_a_romanised_name_sounds_like_the_korean_one(written: str) -> None:
    name, korean_name = name_of("", "", written), name_of("", "", "김순자")

    assert name.family_sound == korean_name.family_sound
    assert name.given_sound == korean_name.given_sound


@pytest.mark.parametrize(
    ("written", "family", "given_name"),
    [
        ("Mitchell Green", "green", "mitchell"),
        ("Green, Mitchell", "green", "mitchell"),
        ("Robert Park", "park", "robert"),
        ("José García", "garcia", "jose"),
        ("Mr. John O'Neil", "oneil", "john"),
        ("Jun Yeong Han", "han", "jun yeong"),
        ("Seo-yeon Lee", "lee", "seoyeon"),
        ("Anna", "", "anna"),
    ],
)
def test_latin_names(written: str, family: str, given_name: str) -> None:
    name = name_of("", "", written)

    assert (name.family, name.given.replace("-", "")) == (family, given_name)


@pytest.mark.parametrize(
    "nobody",
    ["", "  ", "미상", "무명", "없음", "-", "???", "000", "Unknown", "N/A", "null", "익명", "123"],
)
def test_nobody_has_no_name(nobody: str) -> None:
    name = name_of("", "", nobody)

    assert name.family == name.given == name.family_sound == name.given_sound == ""


def test_someone_called_na_or_no_keeps_the_name() -> None:
    assert name_of("Na", "Younghee", "").family == "na"
    assert name_of("No", "Minsu", "").family == "no"


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_written_is_read_without_a_fall(one: str, two: str, three: str) -> None:
    name = name_of(one, two, three)

    assert isinstance(name.given_sound, str)


@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = cleaned(cleaned(cleaned(text)))

    assert cleaned(once) == once

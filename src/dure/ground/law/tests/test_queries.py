"""Values of the law: each has a citation, each is read through the one door, each changes by date."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from dure.ground.law.queries import law_codes, law_entry, law_history, law_value
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of

SOURCE = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 22)
THE_DOOR = SOURCE / "ground/law/queries.py"


@pytest.mark.parametrize("code", law_codes())
def test_every_value_can_be_asked_for_today_and_says_where_it_was_read(code):
    entry = law_entry(code, TODAY)

    assert law_value(code, TODAY) == entry.value
    assert all(len(each.citation) >= 8 for each in law_history(code))
    assert len({each.since for each in law_history(code)}) == len(law_history(code))


def test_the_minimum_wage_is_the_one_of_the_day_worked():
    assert law_value("wage.minimum_krw_an_hour", date(2025, 12, 31)) == 10_030
    assert law_value("wage.minimum_krw_an_hour", date(2026, 1, 1)) == 10_320


def test_a_possible_leak_must_be_told_only_since_september_2026():
    assert not law_value("privacy.leak_notice_when_possible", date(2026, 9, 10))
    assert law_value("privacy.leak_notice_when_possible", date(2026, 9, 11))


def test_a_special_resolution_needs_twelve_of_eighteen():
    share = Fraction(law_value("cooperative.special_resolution_share", TODAY))

    assert share * 18 == 12


def test_what_is_not_registered_is_refused_in_both_languages():
    with pytest.raises(Refused) as unknown:
        law_value("law.of_the_jungle", TODAY)
    with pytest.raises(Refused) as too_early:
        law_value("wage.minimum_krw_an_hour", date(2020, 1, 1))

    assert "law.of_the_jungle" in words_of(unknown.value).en
    assert "2020년 1월 1일" in words_of(too_early.value).ko


def test_nobody_reads_the_files_past_the_door():
    passers_by = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if file != THE_DOOR and "tests" not in file.parts
        if "law/kr" in file.read_text(encoding="utf-8")
        or "ground.law.kr" in file.read_text(encoding="utf-8")
    ]

    assert passers_by == []

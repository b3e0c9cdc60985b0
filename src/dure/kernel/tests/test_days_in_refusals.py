"""Whoever is told no reads a day as people write it: never 2026-12-01, in no room."""

import re
from datetime import UTC, date, datetime
from string import Formatter

import pytest

from dure.kernel.errors import Refused
from dure.kernel.refusals import refusal_texts, words_of
from dure.kernel.sentences import AS_TYPED
from dure.kernel.words import Words

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DAY = date(2026, 12, 1)


def places_of(text: Words) -> set[str]:
    return {
        name for each in (text.ko, text.en) for _, name, _, _ in Formatter().parse(each) if name
    }


@pytest.mark.parametrize("told", [DAY, DAY.isoformat()], ids=["date", "text"])
def test_no_refusal_of_any_room_shows_a_day_of_machines(told: object) -> None:
    shown = {}
    for code, text in refusal_texts().items():
        values = {name: "x" if name in AS_TYPED else told for name in places_of(text)}
        said = words_of(Refused(code, **values))
        # An example of how to write a day stands in the text itself, and stays.
        shown[code] = {*ISO_DAY.findall(said.ko + said.en)} - {*ISO_DAY.findall(text.ko + text.en)}

    assert {code: days for code, days in shown.items() if days} == {}


def test_a_day_reads_as_people_write_it() -> None:
    said = words_of(Refused("care_meals.diner_has_ended", day="2026-12-01"))

    assert said.ko.startswith("2026년 12월 1일에 이용이 끝난 분이에요.")
    assert "ended on 1 December 2026." in said.en


def test_the_particle_agrees_with_the_day() -> None:
    said = words_of(Refused("care_meals.not_a_monday", day=DAY))

    assert said.ko.startswith("2026년 12월 1일은 월요일이 아니에요.")
    assert said.en.startswith("1 December 2026 is no Monday.")


def test_a_moment_is_told_in_seoul() -> None:
    said = words_of(
        Refused("care_meals.sample_too_early", until=datetime(2026, 11, 29, tzinfo=UTC))
    )

    assert "2026년 11월 29일 09:00까지" in said.ko
    assert "until 29 November 2026, 09:00." in said.en


def test_what_is_no_day_stands_as_it_was_told() -> None:
    said = words_of(Refused("measurement.exception_day_unreadable", until="2026-02-31"))

    assert "‘2026-02-31’" in said.ko

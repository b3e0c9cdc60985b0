"""Anybody may read which numbers of the law this house works with, and which are only settings."""

from datetime import date

import pytest
from django.test import Client

from dure.ground.law.queries import law_chapters, law_codes

pytestmark = pytest.mark.django_db


def test_every_value_has_a_name_and_stands_in_a_chapter():
    shown = [line.code for chapter in law_chapters(date(2026, 11, 25)) for line in chapter.lines]
    assert sorted(shown) == list(law_codes())
    assert all(chapter.lines for chapter in law_chapters(date(2026, 11, 25)))


@pytest.mark.parametrize(
    ("language", "words"), [("ko", "보호자 동의가 필요한 나이"), ("en", "below the age of")]
)
def test_the_page_is_open_to_all_in_both_languages(language, words):
    client = Client()
    client.cookies["dure_language"] = language
    page = client.get("/law/").content.decode()
    assert words in page
    assert "제22조의2" in page


def test_what_was_not_read_in_a_law_is_called_a_setting():
    rows = Client().get("/law/").content.decode().split("<li id=")
    by_code = {row.split('"')[1]: row for row in rows[1:]}
    assert "설정" in by_code["statistics.min_cell_public"]
    assert "설정" not in by_code["privacy.child_age_years"]


def test_a_value_that_changed_shows_what_held_before():
    page = law_chapters(date(2026, 11, 25))
    (line,) = [each for one in page for each in one.lines if each.code.startswith("wage.")]
    assert (line.value.ko, [each.value.ko for each in line.before]) == ("10,320원", ["10,030원"])


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (date(2016, 3, 1), "제22조 제5항"),
        (date(2023, 9, 14), "제22조 제6항"),
        (date(2023, 9, 15), "제22조의2"),
    ],
)
def test_whose_consent_a_child_needs_is_cited_as_the_act_was_numbered_that_day(day, article):
    page = law_chapters(day)
    (line,) = [each for one in page for each in one.lines if each.code == "privacy.child_age_years"]
    assert line.citation == f"개인정보 보호법 {article}"

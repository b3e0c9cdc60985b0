"""The living style page: every part, drawn in both languages; a promise to the policy and to the phone."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from dure.kernel.ui.tests.sample import PLACES, sample_context
from dure.kernel.words import speaking

UI = Path(__file__).parents[1]


def page(language: str, **cookies: str) -> str:
    request = RequestFactory().get("/sample/")
    request.COOKIES |= cookies
    with speaking(language), translation.override(language):
        return render_to_string("kernel/ui/sample.html", sample_context(), request=request)


@pytest.mark.parametrize(
    ("language", "said", "other"), [("ko", "오늘 할 일", "English"), ("en", "Today", "한국어")]
)
def test_every_page_speaks_one_language_and_offers_the_other(
    language: str, said: str, other: str
) -> None:
    html = page(language)
    assert f'<html lang="{language}"' in html
    assert said in html
    assert f'aria-label="{other}"' in html


def test_in_english_korean_is_left_only_where_it_is_a_name() -> None:
    visible = re.sub(r"<[^>]+>", " ", page("en"))
    left = set(re.findall(r"[가-힣]+", visible))
    assert left <= {*PLACES, "한국어", "한", "천이백"}


def test_nothing_breaks_the_policy() -> None:
    html = page("ko")
    assert "<style" not in html
    assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
    assert re.findall(r"\son\w+=", html) == []


def test_the_chosen_light_is_there_from_the_first_byte() -> None:
    assert 'data-theme="dark"' in page("ko", dure_theme="dark")
    assert "data-theme=" not in re.search(r"<html[^>]*>", page("ko", dure_theme="sepia"))[0]


def test_ids_stand_once() -> None:
    ids = re.findall(r'\sid="([^"]+)"', page("ko"))
    assert len(ids) == len(set(ids))


def test_our_own_script_stays_under_three_kilobytes() -> None:
    assert (UI / "static" / "ui" / "dure.js").stat().st_size < 3 * 1024


def test_every_class_of_a_drawing_has_its_colour() -> None:
    css = (UI / "static" / "ui" / "charts.css").read_text(encoding="utf-8")
    drawn = set(re.findall(r'class="(ch-[\w-]+)"', page("ko")))
    assert {cls for cls in drawn if not re.search(rf"\.{cls}\b", css)} == set()


def test_a_sheet_for_printing_is_light_and_quiet() -> None:
    with speaking("ko"):
        html = render_to_string("kernel/ui/paper.html", {})
    assert 'data-theme="light"' in html
    assert "<nav" not in html

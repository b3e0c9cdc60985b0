"""Money and time on the page of the scorecard, in both languages."""

from datetime import date, time

import pytest

from dure.engines.hangul import date_text, number_text, time_text, won, won_in_words


def test_money():
    assert won(12300) == "12,300원"
    assert won(-12300, "en") == "−₩12,300"
    assert number_text(-1234567) == "−1,234,567"


@pytest.mark.parametrize(
    ("amount", "korean", "english"),
    [
        (105_000_000, "1억 500만 원", "₩105 million"),
        (105_000_300, "1억 500만 300원", "₩105 million"),
        (10_000, "1만 원", "₩10,000"),
        (0, "0원", "₩0"),
        (-2_350_000_000, "−23억 5,000만 원", "−₩2.35 billion"),
        (3_000_000_000_000, "3조 원", "₩3 trillion"),
    ],
)
def test_large_money_in_words(amount, korean, english):
    assert won_in_words(amount) == korean
    assert won_in_words(amount, "en") == english


def test_days():
    assert date_text(date(2026, 11, 22)) == "2026. 11. 22.(일)"
    assert date_text(date(2026, 11, 22), "en") == "Sun 22 Nov 2026"
    assert date_text(date(2026, 3, 1), weekday=False) == "2026. 3. 1."


@pytest.mark.parametrize(
    ("at", "korean", "english"),
    [
        (time(10, 0), "오전 10시", "10 a.m."),
        (time(14, 30), "오후 2시 30분", "2:30 p.m."),
        (time(12, 0), "낮 12시", "12 p.m."),
        (time(0, 5), "밤 12시 5분", "12:05 a.m."),
    ],
)
def test_times(at, korean, english):
    assert time_text(at) == korean
    assert time_text(at, "en") == english

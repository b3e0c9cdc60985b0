"""When a line is asked: it ends, is taken up again, and what lies between was nobody's duty."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.measure import parse_period
from dure.measurement.rules.spans_asked import (
    Pause,
    Span,
    asked_too,
    ended,
    is_asked_in,
    pauses_between,
    spans_of,
)

FIRST = date(2024, 1, 1)
LAST = 900  # days that are looked at
ends = st.none() | st.integers(1, LAST)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def wishes(draw: st.DrawFn) -> Span:
    since = draw(st.integers(0, LAST))
    lasts = draw(ends)
    return Span(day(since), None if lasts is None else day(since + lasts))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Span, ...]:
    """A line as it came about: asked, and asked again a few times."""
    spans = (draw(wishes()),)
    for wish in draw(st.lists(wishes(), max_size=5)):
        spans = asked_too(spans, wish)
    return spans


def days_of(spans: tuple[Span, ...]) -> set[int]:
    return {
        number
        for number in range(3 * LAST)
        if any(s.since <= day(number) and (s.until is None or day(number) < s.until) for s in spans)
    }


def test_a_kitchen_ended_in_march_and_came_back_in_june():
    spans = asked_too(spans_of(FIRST, date(2026, 3, 1)), Span(date(2026, 6, 1), None))

    assert spans == (Span(FIRST, date(2026, 3, 1)), Span(date(2026, 6, 1), None))
    assert pauses_between(spans) == (Pause(date(2026, 3, 1), date(2026, 6, 1)),)
    asked = {
        code: is_asked_in(spans, parse_period(code)) for code in ("2026-02", "2026-03", "2026-05")
    }
    assert asked == {"2026-02": True, "2026-03": False, "2026-05": False}
    assert is_asked_in(spans, parse_period("2026-06"))
    assert is_asked_in(spans, parse_period("2026-Q2"))  # its last month is asked


def test_an_earlier_stretch_is_added_and_the_later_one_stays():
    later = spans_of(date(2026, 1, 1), None)

    spans = asked_too(later, Span(date(2025, 1, 1), date(2025, 7, 1)))

    assert spans == (Span(date(2025, 1, 1), date(2025, 7, 1)), Span(date(2026, 1, 1), None))


def test_a_gap_that_is_asked_after_all_is_no_gap():
    spans = spans_of(FIRST, None, [Pause(date(2026, 3, 1), date(2026, 6, 1))])

    assert asked_too(spans, Span(date(2026, 3, 1), date(2026, 6, 1))) == (Span(FIRST, None),)


def test_an_end_within_a_gap_is_the_end_before_the_gap():
    spans = spans_of(FIRST, None, [Pause(date(2026, 3, 1), date(2026, 6, 1))])

    assert ended(spans, date(2026, 4, 15)) == (Span(FIRST, date(2026, 3, 1)),)
    assert ended(spans, date(2026, 7, 1))[-1] == Span(date(2026, 6, 1), date(2026, 7, 1))


def test_an_end_may_be_moved_to_a_later_day():
    assert ended(spans_of(FIRST, date(2026, 3, 1)), date(2026, 9, 1)) == (
        Span(FIRST, date(2026, 9, 1)),
    )


@given(lines())
def test_as_it_is_kept_it_comes_back(spans):
    assert spans_of(spans[0].since, spans[-1].until, pauses_between(spans)) == spans
    assert all(a.until is not None and a.until < b.since for a, b in pairwise(spans))


@given(lines(), wishes())
def test_every_wished_day_is_asked_and_no_day_that_nobody_named(spans, wish):
    before, after = days_of(spans), days_of(asked_too(spans, wish))

    assert days_of((wish,)) <= after <= before | days_of((wish,))
    assert {number for number in before if day(number) < wish.since} <= after


@given(lines(), st.integers(1, LAST))
def test_from_the_day_of_its_end_nothing_is_asked_and_before_it_all_that_was(spans, number):
    until = spans[0].since + timedelta(days=number)
    before, after = days_of(spans), days_of(ended(spans, until))

    assert {one for one in before if day(one) < until} <= after
    assert not {one for one in after if day(one) >= until}


@given(lines(), st.sampled_from(["2024-05", "2025-Q1", "2025-H2", "2026", "2026-01"]))
def test_a_period_is_asked_when_one_of_its_days_is(spans, code):
    period = parse_period(code)
    inside = {n for n in days_of(spans) if period.starts_on <= day(n) < period.ends_before}

    assert is_asked_in(spans, period) == bool(inside)


@pytest.mark.parametrize("code", ["2026-03", "2026-04", "2026-05"])
def test_two_gaps_are_two(code):
    spans = spans_of(
        FIRST,
        None,
        [Pause(date(2026, 5, 1), date(2026, 6, 1)), Pause(date(2026, 3, 1), date(2026, 4, 1))],
    )

    assert is_asked_in(spans, parse_period(code)) == (code == "2026-04")

"""Weekly times: read as people write them, written so that they are read again, shared to the minute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.weekly import (
    ALL_WEEK,
    is_written,
    minutes_of,
    read_weekly,
    said,
    shared_times,
    written,
)
from dure.activities.types import Weekly

TEN, NOON = 600, 720


@pytest.mark.parametrize(
    ("text", "days", "begins", "ends"),
    [
        ("월 10:00-12:00", [0], TEN, NOON),
        ("월·수 10:00~12:00", [0, 2], TEN, NOON),
        ("월수 10-12", [0, 2], TEN, NOON),
        ("월, 수, 금 10:00-12:00", [0, 2, 4], TEN, NOON),
        ("매주 월요일 10시-12시", [0], TEN, NOON),
        ("월~금 10:00-12:00", [0, 1, 2, 3, 4], TEN, NOON),
        ("평일 10시00분~12시", [0, 1, 2, 3, 4], TEN, NOON),
        ("주말 10:00–12:00", [5, 6], TEN, NOON),
        ("Mon Wed 10:00-12:00", [0, 2], TEN, NOON),
        ("Monday 10:00-12:00", [0], TEN, NOON),
        ("daily 10:00-12:00", [0, 1, 2, 3, 4, 5, 6], TEN, NOON),
        ("일 22:00-06:00", [6], 1320, 1800),
        ("토 00:00-24:00", [5], 0, 1440),
    ],
)
def test_partners_write_their_hours_in_many_ways(text, days, begins, ends):
    assert read_weekly(text) == tuple(Weekly(day, begins, ends) for day in days)


@pytest.mark.parametrize(
    "text",
    [
        "가끔",
        "월 오전",
        "10:00-12:00",
        "월 25:00-26:00",
        "월 10:75-11:00",
        "월 10:00-10:00",
        "금~월 9-10",
    ],
)
def test_what_is_not_understood_is_not_guessed(text):
    assert read_weekly(text) is None


def test_nothing_written_is_no_time_at_all():
    assert read_weekly("") == ()
    assert read_weekly(" ; ") == ()


def test_days_with_the_same_hours_are_told_together():
    times = read_weekly("월 10-12; 수 10-12; 금 14-16")
    assert times is not None
    assert said(times).ko == "월·수 10:00-12:00, 금 14:00-16:00"
    assert said(times).en == "Mon Wed 10:00-12:00, Fri 14:00-16:00"


spans = st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1439)).map(
    lambda span: Weekly(span[0], span[1], span[1] + span[2])
)
weeks = st.lists(spans, max_size=4, unique=True).map(tuple)


@given(weeks)
def test_what_is_written_reads_back_the_same(times):
    whole_days = [one for one in times if one.ends == 1440 and one.begins == 0]
    assert read_weekly(written(times)) == tuple(sorted(times)) or whole_days


@given(weeks, weeks)
def test_shared_times_are_exactly_the_shared_minutes(one, two):
    shared = shared_times(one, two)
    if one and two:
        assert (minutes_of(shared) if shared else 0) == minutes_of(one) & minutes_of(two)
    assert all(is_written(each) for each in shared)
    assert shared == shared_times(two, one)


def test_no_times_are_any_time():
    assert minutes_of(()) == ALL_WEEK

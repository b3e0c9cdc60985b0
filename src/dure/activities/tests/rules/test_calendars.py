"""When something can be had: over midnight, over a clock change, with buffers, days off, many seats."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.calendars import (
    busy,
    check_calendar,
    check_free,
    check_opening,
    hours_used,
    instant,
    is_open,
    most_taken,
)
from dure.activities.types.exchange import Calendar, Taken
from dure.kernel.errors import Refused

SEOUL, BERLIN = "Asia/Seoul", "Europe/Berlin"
WEEK = {str(day): [["09:00", "18:00"]] for day in range(5)}
NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)  # Sunday, ten in the morning in Seoul
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0, zone: str = SEOUL, month: int = 11) -> datetime:
    return instant(datetime(2026, month, day, hour, minute), zone)  # noqa: DTZ001 - a local time


def refused(calendar: Calendar, start: datetime, end: datetime, now: datetime = NOW) -> str:
    try:
        check_calendar(calendar, start, end, at=now)
    except Refused as no:
        return no.code.removeprefix("activities.")
    return ""


def test_monday_morning_is_fine_and_sunday_is_not():
    van = Calendar(opening=WEEK)
    assert refused(van, at(23, 9), at(23, 12)) == ""
    assert refused(van, at(29, 9), at(29, 12)) == "closed_then"


def test_a_van_may_be_out_over_night_but_a_room_may_not():
    night = at(23, 17), at(24, 9)
    assert refused(Calendar(opening=WEEK), *night) == ""
    assert refused(Calendar(opening=WEEK, whole=True), *night) == "closed_then"


def test_opening_hours_may_reach_past_midnight():
    hall = Calendar(opening={"4": [["20:00", "02:00"]]}, whole=True)
    friday = at(27, 22), at(28, 1)
    assert is_open(hall, *friday)
    assert not is_open(hall, at(27, 22), at(28, 3))
    assert not is_open(hall, at(28, 22), at(28, 23))  # Saturday has no hours of its own


def test_hours_that_touch_are_one_and_a_day_may_end_at_midnight():
    always = Calendar(opening={str(day): [["00:00", "24:00"]] for day in range(7)}, whole=True)
    assert is_open(always, at(23, 23), at(25, 1))


def test_the_hour_that_the_clock_skips_cannot_be_booked():
    # In Berlin it was two o'clock and then three on 29 March.
    with pytest.raises(Refused, match="no_such_time"):
        at(29, 2, 30, BERLIN, month=3)
    assert at(29, 3, 0, BERLIN, month=3) - at(29, 1, 0, BERLIN, month=3) == HOUR


def test_a_night_in_which_the_clock_goes_back_is_an_hour_longer():
    start, end = at(24, 22, 0, BERLIN, month=10), at(25, 6, 0, BERLIN, month=10)
    assert hours_used(start, end) == 9
    assert at(25, 2, 30, BERLIN, month=10).hour == 0  # the first of the two half past twos


def test_opening_hours_follow_the_clock_of_the_place():
    office = Calendar(zone=BERLIN, opening={"6": [["08:00", "12:00"]]}, whole=True)
    for month, day in ((3, 29), (10, 25)):
        start, end = at(day, 8, 0, BERLIN, month=month), at(day, 12, 0, BERLIN, month=month)
        assert is_open(office, start, end)
        assert not is_open(office, start - HOUR, end)


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ((22, 9), (23, 12), "booking_in_the_past"),
        ((23, 12), (23, 12), "booking_ends_first"),
        ((23, 9), (27, 9), "booking_too_long"),
        ((24, 16), (25, 9), "day_off"),
        ((25, 9), (25, 10), "day_off"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(start, end, why):
    off = ((date(2026, 11, 25), date(2026, 11, 26)),)
    assert refused(Calendar(opening=WEEK, closures=off), at(*start), at(*end)) == why


def test_a_day_off_that_begins_when_the_booking_ends_is_no_matter():
    off = ((date(2026, 11, 25), date(2026, 11, 26)),)
    calendar = Calendar(closures=off)
    assert refused(calendar, at(24, 12), at(25, 0)) == ""
    assert refused(calendar, at(26, 0), at(26, 1)) == ""


def test_the_buffer_keeps_the_next_one_away_and_not_a_minute_more():
    van = Calendar(before_min=0, after_min=30)
    taken = [Taken(*busy(van, at(23, 9), at(23, 12)))]
    ask = {"wanted": 1, "amount": 1}
    with pytest.raises(Refused, match="taken_already"):
        check_free(taken, *busy(van, at(23, 12, 15), at(23, 14)), **ask)
    check_free(taken, *busy(van, at(23, 12, 30), at(23, 14)), **ask)


def test_seats_are_counted_at_the_fullest_moment():
    taken = [Taken(at(23, 9), at(23, 12), 5), Taken(at(23, 11), at(23, 14), 4)]
    assert most_taken(taken, at(23, 9), at(23, 14)) == 9
    assert most_taken(taken, at(23, 12), at(23, 14)) == 4
    check_free(taken, at(23, 9), at(23, 11), wanted=7, amount=12)
    with pytest.raises(Refused, match="taken_already"):
        check_free(taken, at(23, 9), at(23, 14), wanted=4, amount=12)
    with pytest.raises(Refused, match="not_so_much"):
        check_free([], at(23, 9), at(23, 14), wanted=13, amount=12)


@pytest.mark.parametrize(
    "opening",
    [{"7": [["09:00", "18:00"]]}, {"1": [["9:00", "18:00"]]}, {"1": [["09:00", "09:00"]]},
     {"1": [["24:00", "09:00"]]}, {"1": [["09:00", "25:00"]]}, {"1": [["", "18:00"]]}],
)  # fmt: skip
def test_hours_that_nobody_can_read_are_refused(opening):
    with pytest.raises(Refused, match="opening_unreadable"):
        check_opening(opening)


@pytest.mark.parametrize(
    ("minutes", "hours"), [(0, "0"), (1, "0.25"), (15, "0.25"), (16, "0.5"), (150, "2.5")]
)
def test_every_quarter_that_was_begun_counts(minutes, hours):
    assert hours_used(NOW, NOW + timedelta(minutes=minutes)) == Decimal(hours)


spans = st.builds(
    lambda start, length, amount: Taken(
        NOW + timedelta(minutes=start), NOW + timedelta(minutes=start + length), amount
    ),
    st.integers(0, 600),
    st.integers(1, 300),
    st.integers(1, 4),
)


@given(st.lists(spans, max_size=12), spans)
def test_the_most_that_is_taken_is_what_counting_every_minute_finds(taken, asked):
    minutes = (asked.ends_at - asked.starts_at) // timedelta(minutes=1)
    moments = [asked.starts_at + timedelta(minutes=turn) for turn in range(minutes)]
    counted = [sum(t.amount for t in taken if t.starts_at <= m < t.ends_at) for m in moments]
    assert most_taken(taken, asked.starts_at, asked.ends_at) == max(counted)


@given(st.lists(spans, max_size=20))
def test_whatever_is_let_in_never_is_more_than_there_is(asked):
    kept: list[Taken] = []
    for one in asked:
        try:
            check_free(kept, one.starts_at, one.ends_at, wanted=one.amount, amount=5)
        except Refused:
            continue
        kept.append(one)
    assert most_taken(kept, NOW, NOW + timedelta(days=1)) <= 5

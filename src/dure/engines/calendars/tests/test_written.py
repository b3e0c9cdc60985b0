"""What is written can be read again by a calendar program, whatever it says."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from dure.engines.calendars import Event, written_calendar

AT = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)


def read(events):
    return Calendar.from_ical(written_calendar("할매손밥상", events)).walk("VEVENT")


def test_an_hour_in_the_evening_is_that_evening_in_seoul():
    (one,) = read(
        [
            Event(
                uid="m1@dure",
                title="회의",
                changed_at=AT,
                starts_at=AT,
                ends_at=AT + timedelta(hours=1),
            )
        ]
    )
    assert one["DTSTART"].to_ical() == b"20261126T140000"
    assert one["DTSTART"].params["TZID"] == "Asia/Seoul"
    assert one.decoded("DTSTART") == AT


def test_the_zone_is_written_out_for_programs_that_know_no_names():
    text = written_calendar("x", [])
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Seoul"
    assert b"TZOFFSETTO:+0900" in text
    assert b"COMMENT" not in text


def test_a_whole_day_has_no_hour_and_ends_before_the_next():
    (one,) = read([Event(uid="a@dure", title="할 일", changed_at=AT, on=date(2026, 12, 1))])
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (date(2026, 12, 1), date(2026, 12, 2))


def test_what_was_called_off_says_so_under_the_same_key_with_a_higher_number():
    off = Event(
        uid="m1@dure", title="회의", changed_at=AT, on=date(2026, 12, 1), sequence=3, cancelled=True
    )
    (one,) = read([off])
    assert (one["STATUS"], one["SEQUENCE"], one["UID"]) == ("CANCELLED", 3, "m1@dure")


def test_lines_are_short_and_end_as_the_standard_says():
    text = written_calendar(
        "긴 이름", [Event(uid="x", title="가; 나, 다\\n" * 40, changed_at=AT, on=date(2026, 1, 1))]
    )
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=120))
def test_any_title_comes_back_as_it_was(title):
    (one,) = read([Event(uid="x@dure", title=title, changed_at=AT, on=date(2026, 1, 1))])
    assert str(one["SUMMARY"]) == title

"""Quiet hours: across midnight, in Seoul, by one's own word and by the law's."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.communication.rules.quiet import Hours, quiet_until
from dure.ground.law.queries import law_entry
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.clock import SEOUL

LAW = Hours(time(21), time(8))


def until(hour: int, minute: int = 0, **changed: object) -> datetime | None:
    at = datetime(2026, 11, 22, hour, minute, tzinfo=SEOUL)
    given_: dict = {"own": LAW, "law": LAW, "purpose": "service", "zone": SEOUL, **changed}
    return quiet_until(at, **given_)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (20, 59, None),
        (21, 0, (23, 8)),
        (23, 59, (23, 8)),
        (0, 0, (22, 8)),
        (7, 59, (22, 8)),
        (8, 0, None),
    ],
)
def test_the_night_reaches_across_midnight(hour, minute, expected):
    found = until(hour, minute)
    assert (found and (found.day, found.hour)) == expected


def test_what_is_urgent_waits_for_nobody():
    assert until(3, purpose="urgent") is None


def test_whoever_never_rests_is_told_at_night_but_never_sold_to():
    never = Hours(time(0), time(0))
    assert until(3, own=never) is None
    assert until(3, own=never, purpose="advertising").hour == 8


def test_two_spans_that_follow_one_another_are_both_kept():
    late_riser = Hours(time(8), time(10))
    assert until(22, own=late_riser, purpose="advertising").hour == 10


def test_the_hours_are_those_of_seoul_wherever_the_machine_stands():
    at = datetime(2026, 11, 22, 13, 30, tzinfo=ZoneInfo("UTC"))  # 22:30 in Seoul
    found = quiet_until(at, own=LAW, law=LAW, purpose="service", zone=SEOUL)
    assert found == datetime(2026, 11, 23, 8, tzinfo=SEOUL)


def test_the_night_of_the_law_is_dated_and_cited():
    found = law_entry("messages.quiet_from", TODAY)
    assert (found.value, "제50조" in found.citation) == ("21:00", True)


TIMES = st.times().map(lambda one: one.replace(microsecond=0))


@given(
    TIMES, TIMES, TIMES, TIMES, st.integers(0, 60 * 48), st.sampled_from(["service", "advertising"])
)
def test_when_it_leaves_nobody_rests(own_a, own_b, law_a, law_b, minutes, purpose):
    own, law = Hours(own_a, own_b), Hours(law_a, law_b)
    found = quiet_until(
        NOW + timedelta(minutes=minutes), own=own, law=law, purpose=purpose, zone=SEOUL
    )
    if found is not None and not (own.begins == law.ends and law.begins == own.ends):
        assert not own.hold(found.time()) or purpose == "advertising"
        assert found > NOW + timedelta(minutes=minutes)

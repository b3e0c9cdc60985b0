"""A notice is tried again after a growing pause, and at last no more."""

from datetime import timedelta

import pytest

from dure.communication.rules.trying import LONGEST_WAIT, MOST_TRIES, is_due, wait_after
from dure.communication.rules.weeks import middle_minutes, monday_of, span_of
from dure.ground.tests.story import NOW, TODAY


def test_the_pauses_grow_and_end():
    waits = [wait_after(n) for n in range(1, MOST_TRIES + 1)]
    assert waits[-1] is None
    kept = [wait for wait in waits if wait]
    assert kept == sorted(kept)
    assert kept[0] == timedelta(seconds=30)
    assert max(kept) <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("minutes", "due"), [(-1, True), (0, True), (1, False), (60, False), (200, True)]
)
def test_what_lies_further_off_than_any_pause_was_put_off_by_another_clock(minutes, due):
    assert is_due(NOW + timedelta(minutes=minutes), NOW) is due


def test_a_week_is_monday_to_sunday_in_seoul():
    monday = monday_of(TODAY)  # a Sunday
    assert (monday.isoformat(), monday.weekday()) == ("2026-11-16", 0)
    first, before = span_of(monday)
    assert first <= NOW < before
    assert monday_of(monday) == monday


def test_the_middle_of_no_minutes_is_none():
    assert middle_minutes([]) is None
    assert middle_minutes([timedelta(minutes=m) for m in (4, 90, 31)]) == 31.0

"""When something happened, by the server's clock, whatever the phone's clock says."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.programmes.care_meals.rules.phone_clock import timed
from dure.programmes.care_meals.tests.door_story import HALF_TEN, NOON, minutes
from dure.programmes.care_meals.types.door import Moment, Told


def told(turn: int, minute: float, *, off: float = 0, page: str = "p") -> Told:
    """Something done so many minutes after half past ten, the phone's clock being off."""
    wall = minutes(minute + off).timestamp() * 1000
    return Told(f"number-{turn}", turn, "visit", "stop", Moment(wall, page, minute * 60_000))


def spoke(*, off: float = 0, page: str = "p") -> Moment:
    return Moment(minutes(90 + off).timestamp() * 1000, page, 90 * 60_000)


def times(*events: Told, off: float = 0, page: str = "p") -> list[float]:
    found = timed(events, spoke=spoke(off=off, page=page), heard_at=NOON, opened_at=HALF_TEN)
    return [round((one.at - HALF_TEN) / timedelta(minutes=1), 3) for one in found]


@pytest.mark.parametrize("off", [0, 5, -5, 60 * 24 * 365 * 3, -60 * 9])
def test_a_clock_that_is_wrong_all_day_does_no_harm(off):
    assert times(told(1, 10, off=off), told(2, 40, off=off), off=off) == [10, 40]


def test_a_clock_set_back_during_the_route_is_seen_by_the_steady_seconds():
    assert times(told(1, 10), told(2, 40, off=-60), off=-60) == [10, 40]


def test_a_clock_set_right_after_a_restart_keeps_the_order():
    """Before the restart the clock was three hours ahead; nobody can say how long ago that was."""
    first, second = told(1, 10, off=180, page="old"), told(2, 40, page="new")
    assert times(first, second, page="new") == [40, 40]


def test_a_clock_set_forwards_does_not_reach_back_before_the_link_was_opened():
    assert times(told(1, 10, page="old"), told(2, 40, off=600), off=600, page="new") == [0, 40]


def test_nothing_happens_after_it_was_heard_of():
    assert times(told(1, 400)) == [90]


def test_what_comes_in_any_order_is_told_in_its_own():
    found = timed(
        [told(3, 30), told(1, 10), told(2, 20)], spoke=spoke(), heard_at=NOON, opened_at=HALF_TEN
    )
    assert [one.told.turn for one in found] == [1, 2, 3]


moments = st.tuples(st.floats(-1e13, 1e13), st.sampled_from(["p", "q", ""]), st.floats(-1e9, 1e9))


@given(st.lists(moments, max_size=12), moments)
def test_no_clock_makes_time_go_backwards_or_out_of_the_day(sent, last):
    events = [Told(f"n{k}", k, "visit", "s", Moment(*one)) for k, one in enumerate(sent)]
    found = timed(events, spoke=Moment(*last), heard_at=NOON, opened_at=HALF_TEN)
    assert len(found) == len(events)
    assert all(HALF_TEN <= one.at <= NOON for one in found)
    assert [one.at for one in found] == sorted(one.at for one in found)


@pytest.mark.parametrize("wall_ms", [-9.9e13, 9.9e13])
def test_a_clock_thousands_of_years_off_is_a_time_of_this_morning_too(wall_ms):
    event = Told("number-1", 1, "visit", "stop", Moment(wall_ms, "p", -9e13))
    for said in (spoke(), Moment(9.9e13, "p", 9e13), Moment(-9.9e13)):
        (one,) = timed([event], spoke=said, heard_at=NOON, opened_at=HALF_TEN)
        assert HALF_TEN <= one.at <= NOON

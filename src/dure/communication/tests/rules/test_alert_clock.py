"""The alert clock goes by real seconds, whatever happens to the wall clock."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.communication.rules.alert_clock import Kept, age_s, gone_on, left_at
from dure.ground.tests.story import NOW
from dure.kernel.clock import Sighting, sighting

START = Kept(0.0, "here", 100.0, NOW)


def after(minutes: float, *, wall: float | None = None, boot: str = "here") -> Sighting:
    """What is seen after real minutes, the wall clock saying something else."""
    said = minutes if wall is None else wall
    return Sighting(NOW + timedelta(minutes=said), boot, 100.0 + minutes * 60)


@pytest.mark.parametrize("wall", [10, 10 + 60 * 24, -60, 0])
def test_ten_minutes_are_ten_minutes_whatever_the_wall_says(wall):
    assert gone_on(START, after(10, wall=wall)).reading == 600


def test_another_start_of_the_machine_goes_by_the_wall_and_never_backwards():
    assert gone_on(START, after(0.1, wall=40, boot="again")).reading == 40 * 60
    assert gone_on(START, after(0.1, wall=-40, boot="again")).reading == 0


def test_a_machine_without_such_a_clock_goes_by_the_wall():
    nowhere = Kept(0.0, "", 0.0, NOW)
    assert gone_on(nowhere, Sighting(NOW + timedelta(minutes=3), "", 0.0)).reading == 180


def test_two_machines_whose_clocks_differ_do_not_count_the_difference_again_and_again():
    clock = START
    for minute in range(1, 101):
        ahead = 2.0 if minute % 2 else 0.0  # one of the two is two minutes ahead
        boot = "one" if minute % 2 else "two"
        clock = gone_on(clock, after(minute, wall=minute + ahead, boot=boot))
    assert 100 * 60 <= clock.reading <= 102 * 60


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(-90000, 90000), st.booleans()), max_size=30))
def test_it_never_goes_backwards_and_on_one_machine_never_astray(looks):
    """Steps of (seconds gone by, wall clock set by, a look heard late)."""
    clock, real, wall = START, 0.0, 0.0
    for seconds, set_by, is_late in looks:
        real, wall = real + seconds, wall + seconds + set_by
        seen = Sighting(NOW + timedelta(seconds=wall), "here", 100.0 + real)
        late = Sighting(NOW, "here", 100.0 + real / 2)
        before = clock.reading
        clock = gone_on(gone_on(clock, seen), late) if is_late else gone_on(clock, seen)
        assert clock.reading >= before
    assert clock.reading == pytest.approx(real)


LOOKS = st.tuples(st.sampled_from("ab"), st.floats(0, 600), st.floats(-90000, 90000))


@given(st.lists(LOOKS, max_size=30))
def test_of_two_machines_each_goes_by_its_own_seconds(looks):
    """(who looks, seconds gone by, its wall clock set by); both have been seen when it begins."""
    first = gone_on(START, Sighting(NOW, "a", 100.0))
    clock = gone_on(first, Sighting(NOW + timedelta(seconds=9000), "b", 100.0))
    real, wall, own, begun = 0.0, {"a": 0.0, "b": 9000.0}, {"a": first, "b": clock}, clock.reading
    for boot, seconds, set_by in looks:
        real += seconds
        wall[boot] += set_by
        seen = Sighting(NOW + timedelta(seconds=real + wall[boot]), boot, 100.0 + real)
        clock = own[boot] = gone_on(clock, seen, own[boot])
    assert begun <= clock.reading <= begun + real + 1e-6
    assert gone_on(clock, Sighting(NOW, "b", 100.0 + real), own["b"]).reading == pytest.approx(
        begun + real
    )


@given(st.floats(-10_000, 10_000), st.floats(0, 5_000))
def test_what_was_raised_since_the_last_look_is_at_most_that_old(minutes, elapsed):
    raised = NOW - timedelta(minutes=minutes)
    assert 0 <= age_s(raised, Sighting(NOW, "here", 0), elapsed) <= elapsed


@pytest.mark.parametrize(("ago", "left"), [(0, 600), (4, 360), (10, 0), (28, 0), (-5, 600)])
def test_what_is_told_late_has_less_time_left(ago, left):
    assert left_at(NOW - timedelta(minutes=ago), NOW, 600) == left


def test_this_machine_tells_the_same_start_twice():
    one, two = sighting(), sighting()
    assert one.boot == two.boot
    assert two.steady_s >= one.steady_s

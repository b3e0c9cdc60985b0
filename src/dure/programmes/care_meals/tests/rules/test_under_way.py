"""이복남 has been at two doors of five and 최병철 has not left: what stays, planned again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.programmes.care_meals.rules.under_way import StopNow, begun_trips, staying

BOKNAM, BYEONGCHEOL = 1, 2
ELEVEN = 11 * 3600


def stop(diner: int, courier: int = BOKNAM, trip: int = 1, *, visited: bool = False) -> StopNow:
    return StopNow(diner_id=diner, courier_id=courier, trip=trip, visited=visited)


MORNING = [
    stop(1, visited=True),
    stop(2, visited=True),
    stop(3),
    stop(4, trip=2),
    stop(5, BYEONGCHEOL),
]


def test_a_trip_in_which_a_door_was_visited_has_begun_and_the_next_one_has_not() -> None:
    begun = begun_trips(MORNING, {}, now=None, waits=False)

    assert begun == {BOKNAM: 1}
    assert staying(MORNING, begun, missing=()) == {1, 2, 3}


def test_of_a_courier_who_cannot_go_on_only_the_visited_doors_stay() -> None:
    begun = begun_trips(MORNING, {}, now=None, waits=False)

    assert staying(MORNING, begun, missing={BOKNAM}) == {1, 2}


@pytest.mark.parametrize(
    ("departs", "waits", "left"),
    [(ELEVEN - 60, False, True), (ELEVEN - 60, True, False), (ELEVEN + 60, False, False)],
)
def test_whose_hour_has_come_has_left_unless_the_meals_are_late(departs, waits, left) -> None:
    begun = begun_trips(MORNING, {(BYEONGCHEOL, 1): departs}, now=ELEVEN, waits=waits)

    assert (5 in staying(MORNING, begun, missing=())) is left


stops = st.lists(
    st.builds(
        StopNow,
        diner_id=st.integers(1, 30),
        courier_id=st.integers(1, 3),
        trip=st.integers(1, 3),
        visited=st.booleans(),
    ),
    unique_by=lambda one: one.diner_id,
    max_size=15,
)


@settings(max_examples=60)
@given(stops, st.sets(st.integers(1, 3)))
def test_a_visited_door_always_stays_and_nobody_who_is_missing_goes_on(
    given_stops, missing
) -> None:
    begun = begun_trips(given_stops, {}, now=None, waits=False)
    kept = staying(given_stops, begun, missing)

    assert {one.diner_id for one in given_stops if one.visited} <= kept
    assert all(
        one.visited for one in given_stops if one.courier_id in missing and one.diner_id in kept
    )

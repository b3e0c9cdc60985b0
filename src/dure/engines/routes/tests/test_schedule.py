"""Times of a trip: nobody waits where leaving later would have done, and waiting counts as heat."""

from hypothesis import given
from hypothesis import strategies as st

from dure.engines.plans import clock_of
from dure.engines.routes.arrange import ground_of
from dure.engines.routes.schedule import Leg, later_start, route_of
from dure.engines.routes.tests.village import courier, kitchen, plan, stop
from dure.engines.routes.types import Stop


def door(opens: int, closes: int, stay: float = 0) -> Stop:
    return Stop(id="x", lat=0, lon=0).model_copy(
        update={"window": (opens, closes), "service_minutes": stay}
    )


def driven(legs: list[Leg], departs: int) -> tuple[int, int, bool]:
    """Back at, seconds waited, and whether each door was still open: driven by hand."""
    now, waited, is_open = departs, 0, True
    for leg in legs:
        now += leg.seconds
        if leg.stop is not None:
            begins = max(now, leg.stop.window[0])
            waited += begins - now
            is_open = is_open and begins <= leg.stop.window[1]
            now = begins + int(leg.stop.service_minutes * 60)
    return now, waited, is_open


def test_a_single_early_door_moves_the_start_by_the_whole_wait() -> None:
    assert later_start([Leg(300, 0, door(1000, 2000)), Leg(300, 0, None)], 0) == 700


def test_a_start_is_not_moved_past_the_end_of_an_earlier_window() -> None:
    legs = [Leg(100, 0, door(0, 250)), Leg(100, 0, door(1000, 2000)), Leg(100, 0, None)]

    assert later_start(legs, 0) == 150


def test_who_must_be_out_before_the_kitchen_closes_waits_at_the_door() -> None:
    """The kitchen closes at half past ten, the door opens at ten to eleven, five minutes away."""
    here = plan(
        [kitchen(ready="10:20", closes="10:30")],
        [courier("영희", shift=["10:00", "13:00"])],
        [stop("김", 5, window=["10:50", "12:20"])],
    )

    (trip,) = route_of(ground_of(here, here.stops), 0, [[0]]).trips

    assert clock_of(trip.departs) == "10:30"
    assert clock_of(trip.visits[0].hands_over) == "10:50"


legs_of_any_trip = st.lists(
    st.builds(
        lambda way, opens, length, stay: Leg(way, 0, door(opens, opens + length, stay)),
        st.integers(0, 900),
        st.integers(0, 5000),
        st.integers(0, 3000),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=6,
)


@given(legs=legs_of_any_trip, early=st.integers(0, 3000))
def test_leaving_later_never_comes_back_later_nor_misses_a_door(
    legs: list[Leg], early: int
) -> None:
    back, waited, is_open = driven(legs, early)
    later = later_start(legs, early)

    assert 0 <= later <= waited
    moved_back, moved_waited, moved_open = driven(legs, early + later)
    assert moved_open or not is_open
    if is_open:
        assert moved_back == back
        assert moved_waited == waited - later


@given(legs=legs_of_any_trip, early=st.integers(0, 3000))
def test_no_later_start_is_as_good(legs: list[Leg], early: int) -> None:
    """One second more costs time at the end, or a door: what is left is waiting that must be."""
    back, _, is_open = driven(legs, early)
    later = later_start(legs, early)
    if not is_open:
        return

    one_more, _, still_open = driven(legs, early + later + 1)
    assert one_more > back or not still_open or driven(legs, early + later)[1] == 0


def test_the_rest_comes_before_the_trip_that_would_run_past_it() -> None:
    rest = {"minutes": 30, "between": ("11:30", "12:30")}
    the_plan = plan(
        [kitchen(ready="11:20")],
        [courier("영희", **{"break": rest})],
        [stop("김", 40, window=("11:00", "14:00"))],
    )
    route = route_of(ground_of(the_plan, the_plan.stops), 0, [(0,)])

    assert clock_of(route.trips[0].departs) == "12:00"


def test_a_second_trip_waits_until_the_first_is_back_and_loaded() -> None:
    the_plan = plan(
        [kitchen(loading_minutes=4)], [courier("영희")], [stop("김", 10), stop("이", 12)]
    )
    route = route_of(ground_of(the_plan, the_plan.stops), 0, [(0,), (1,)])

    assert route.trips[1].departs - route.trips[0].returns >= 4 * 60
    assert route.distance_m == 2 * (10 + 12) * 60
    assert route.travel_minutes == 44

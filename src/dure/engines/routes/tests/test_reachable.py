"""No door stays without its meal that somebody could bring: few doors, each day made by hand."""

import pytest

from dure.engines.routes.arrange import arrangements, ground_of
from dure.engines.routes.tests.village import courier, doors, kitchen, plan, planned, stop

pytestmark = pytest.mark.slow


def test_loading_takes_nothing_from_the_time_that_meals_stay_hot() -> None:
    """27 minutes away, hot for 30; the ten minutes of loading come before the meals leave."""
    found = planned(
        [kitchen(loading_minutes=10)],
        [courier("영희", shift=("10:00", "12:00"))],
        [stop("박순례", 27, window=("10:00", "13:00"))],
        hot_minutes=30,
    )

    assert doors(found) == {"영희": [["박순례"]]}


def test_who_makes_one_trip_may_make_it_at_any_time_of_the_shift() -> None:
    """One trip in a shift that has room for four: the slot is the whole shift, not its first part."""
    once = courier("영희", most_trips=1, shift=("10:30", "14:00"))
    asked = plan([kitchen()], [once], [stop("김", 5, window=("13:00", "13:30"))], hot_minutes=30)

    (van,) = arrangements(ground_of(asked, asked.stops))[0].vans

    assert van.closes >= 13 * 3600

"""No door stays without its meal that somebody could bring: few doors, each day made by hand."""

import pytest

from dure.engines.plans import clock_of
from dure.engines.routes.arrange import arrangements, ground_of
from dure.engines.routes.plan_day import plan_day
from dure.engines.routes.tests.village import (
    QUICK,
    as_plan,
    courier,
    doors,
    kitchen,
    plan,
    planned,
    stop,
)
from dure.engines.routes.verify import broken_promises

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


def test_trips_begin_when_the_doors_open_and_not_when_a_slot_does() -> None:
    """Four doors that one courier reaches on two trips, though not in two halves of the shift."""
    doors_here = [
        {"id": "김", "lat": 35.798621, "lon": 127.159393, "window": ["11:51", "12:31"]},
        {"id": "이", "lat": 35.789193, "lon": 127.14656, "window": ["11:35", "13:19"]},
        {"id": "박", "lat": 35.792205, "lon": 127.140621},
        {"id": "최", "lat": 35.773423, "lon": 127.133725, "window": ["11:06", "12:57"]},
    ]
    stays = {"김": 1, "이": 1, "박": 1, "최": 3}
    asked = {
        "day": "2026-12-01",
        "kitchens": [
            {"id": "주방", "lat": 35.790489, "lon": 127.131473, "ready": "10:09"}
            | {"loading_minutes": 7.5}
        ],
        "couriers": [
            {"id": "영희", "mode": "bike", "capacity": 12, "shift": ["10:44", "12:38"]}
            | {"start": {"lat": 35.786216, "lon": 127.144415}}
        ],
        "stops": [one | {"service_minutes": stays[str(one["id"])]} for one in doors_here],
        "settings": {"hot_minutes": 30},
    }

    assert plan_day(as_plan(asked), budget=QUICK).possible


def test_the_rest_is_not_had_on_the_way_to_the_kitchen_nor_while_loading() -> None:
    """Rest from 11:00 to 11:30, twenty minutes; the meals leave at 11:20, loaded for ten."""
    rest = {"minutes": 20, "between": ("11:00", "11:30")}
    parts = (
        [kitchen(loading_minutes=10)],
        [courier("영희", shift=("10:30", "13:00"), **{"break": rest})],
        [stop("김", 15, window=("11:30", "12:30"))],
    )
    found = planned(*parts)
    trip = found.routes[0].trips[0]
    early = trip.model_copy(update={"departs": 11 * 3600 + 20 * 60})
    route = found.routes[0].model_copy(update={"trips": (early,)})

    assert broken_promises(plan(*parts), found) == []
    again = found.model_copy(update={"routes": (route,)})
    assert broken_promises(plan(*parts), again) == ["rest:영희"]


def test_who_comes_too_late_to_rest_at_the_kitchen_rests_before_setting_out() -> None:
    """On shift from 11:05, twenty minutes away: at the kitchen by 11:25 there is no rest left."""
    rest = {"minutes": 20, "between": ("11:00", "11:30")}
    found = planned(
        [kitchen(loading_minutes=5)],
        [courier("영희", _start=20, shift=("11:05", "13:00"), **{"break": rest})],
        [stop("김", 5, window=("11:00", "12:30"))],
    )

    assert found.possible
    assert clock_of(found.routes[0].trips[0].departs) == "11:45"

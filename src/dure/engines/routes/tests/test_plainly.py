"""The engine for a room: plain values in and out; an order by hand is priced, never searched."""

import pytest

from dure.engines.routes.plainly import arranged, planned, ways
from dure.engines.routes.tests.road_servers import as_osrm, served
from dure.engines.routes.tests.village import courier, kitchen, stop, written


def rows(*stops, couriers=None, **settings):
    return written([kitchen()], couriers or [courier("영희")], stops, **settings)


def order(*trips):
    return {"영희": [list(trip) for trip in trips]}


def test_an_order_by_hand_has_the_times_that_follow_from_it() -> None:
    lane = rows(stop("김", 4), stop("이", 6), stop("박", 8))

    near_first = arranged(lane, order("김이박"))
    far_first = arranged(lane, order("박김이"))

    assert near_first["cost"]["travel_minutes"] == 16
    assert far_first["cost"]["travel_minutes"] == 20
    assert near_first["broken"] == far_first["broken"] == []


def test_an_order_that_keeps_a_meal_waiting_too_long_says_so() -> None:
    lane = rows(stop("김", 4), stop("이", 6), stop("박", 8), hot_minutes=13)

    found = arranged(lane, order("김이박"))

    assert found["broken"] == ["hot:박"]


def test_two_trips_by_hand_are_two_loads() -> None:
    lane = rows(stop("김", 4), stop("이", 6))

    found = arranged(lane, order("김", "이"))

    assert [len(trip["visits"]) for trip in found["routes"][0]["trips"]] == [1, 1]
    assert found["routes"][0]["trips"][1]["departs"] >= found["routes"][0]["trips"][0]["returns"]


def test_a_door_that_stands_in_no_trip_is_told() -> None:
    found = arranged(rows(stop("김", 4), stop("이", 6)), order("김"))

    assert [one["stop"] for one in found["left_out"]] == ["이"]
    assert found["possible"] is False


def test_a_paused_door_is_not_asked_for() -> None:
    away = stop("이", 6, pauses=[{"since": "2026-11-20", "until": "2026-11-30"}])

    found = arranged(rows(stop("김", 4), away), order("김이"))

    assert found["paused"] == ["이"]
    assert found["left_out"] == []


def test_an_empty_order_leaves_everybody_and_costs_nothing() -> None:
    found = arranged(rows(stop("김", 4)), {"영희": [[]]})

    assert found["routes"] == []
    assert found["cost"]["total"] == 0


@pytest.mark.slow
def test_what_was_planned_costs_the_same_when_arranged_again() -> None:
    lane = rows(stop("김", 4), stop("이", 6), stop("박", 8))

    found = planned(lane, seconds=0.3, seeds=(1,))
    trips = [[visit["stop"] for visit in one["visits"]] for one in found["routes"][0]["trips"]]

    assert arranged(lane, {"영희": trips})["cost"] == found["cost"]


def test_a_reason_says_itself_in_both_languages() -> None:
    found = arranged(rows(stop("김", 4)), {})

    assert found["left_out"][0]["ko"] == "다른 집들을 돌고 나면 갈 사람도 시간도 남지 않아요."
    assert found["left_out"][0]["en"] == (
        "After all other doors no courier, load or time is left for it."
    )


def test_a_plan_that_cannot_be_tells_each_fault_in_both_languages() -> None:
    wrong = rows(stop("김", 4, demand=0), stop("이", 6, window=("13:00", "25:00")))

    for told in (planned(wrong, seconds=0.3), arranged(wrong, {})):
        assert [ko.partition(":")[0] for ko, _ in told["faults"]] == [
            "stops[0].demand",
            "stops[1].window[1]",
        ]
        assert all(ko != en for ko, en in told["faults"])


def test_ways_come_as_plain_rows_or_with_the_reason_why_not() -> None:
    places = [(35.37, 127.14), (35.38, 127.14)]

    with served(as_osrm) as (address, _):
        known = ways("osrm", address, "car", places, timeout=5)
        unknown = ways("osrm", address + "/nowhere", "car", places, timeout=5)

    assert [round(one) for one in known["seconds"][0]] == [0, 100]
    assert (unknown["why"], unknown["said"]) == ("said", "InvalidUrl")

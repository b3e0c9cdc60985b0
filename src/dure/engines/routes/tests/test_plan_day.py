"""A day's plan: who goes where, and every promise that the day makes to a door or a courier."""

import pytest

from dure.engines.plans import clock_of
from dure.engines.routes.plan_day import is_paused
from dure.engines.routes.tests.village import courier, doors, kitchen, left, plan, planned, stop
from dure.engines.routes.types import Solution
from dure.engines.routes.verify import broken_promises

pytestmark = pytest.mark.slow  # each searches for half a second


def trip_of(solution: Solution, door: str) -> tuple[str, int]:
    for route in solution.routes:
        for number, trip in enumerate(route.trips):
            if door in [visit.stop for visit in trip.visits]:
                return route.courier, number
    raise AssertionError(door)


def test_one_courier_takes_the_doors_of_a_lane_in_one_trip() -> None:
    found = planned([kitchen()], [courier("영희")], [stop("김", 4), stop("이", 6), stop("박", 8)])

    assert found.possible
    assert [len(trips) for trips in doors(found).values()] == [1]
    assert sorted(doors(found)["영희"][0]) == ["김", "박", "이"]
    assert found.cost.travel_minutes == 16  # out to the last door and back
    assert found.cost.distance_m == 2 * 8 * 60


def test_a_full_basket_goes_back_for_the_rest() -> None:
    found = planned(
        [kitchen()],
        [courier("영희", capacity=2)],
        [stop("김", 3), stop("이", 4), stop("박", 5)],
    )

    assert found.possible
    assert sorted(map(len, doors(found)["영희"])) == [1, 2]
    assert all(trip.portions <= 2 for trip in found.routes[0].trips)


def test_a_meal_that_must_arrive_hot_is_not_carried_past_its_time() -> None:
    """Four doors of three minutes each lie further on than ten minutes of heat allow on one trip."""
    doors_on_the_way = [stop(name, 2 + number) for number, name in enumerate("가나다라")]

    found = planned([kitchen()], [courier("영희")], doors_on_the_way, hot_minutes=10)

    assert found.possible
    assert len(found.routes[0].trips) == 2
    hot = [
        visit.hands_over - trip.departs
        for route in found.routes
        for trip in route.trips
        for visit in trip.visits
    ]
    assert max(hot) <= 600


def test_without_a_limit_of_heat_the_same_doors_are_one_trip() -> None:
    doors_on_the_way = [stop(name, 2 + number) for number, name in enumerate("가나다라")]

    found = planned([kitchen()], [courier("영희")], doors_on_the_way)

    assert len(found.routes[0].trips) == 1


def test_nobody_leaves_before_the_meals_are_ready_and_loaded() -> None:
    found = planned([kitchen(ready="11:20", loading_minutes=5)], [courier("영희")], [stop("김", 3)])

    assert clock_of(found.routes[0].trips[0].departs) == "11:25"


def test_a_courier_leaves_late_rather_than_wait_at_a_door() -> None:
    found = planned([kitchen()], [courier("영희")], [stop("김", 5, window=("12:00", "12:30"))])

    visit = found.routes[0].trips[0].visits[0]
    assert clock_of(found.routes[0].trips[0].departs) == "11:55"
    assert visit.arrives == visit.hands_over


def test_windows_decide_the_order_not_the_distance() -> None:
    found = planned(
        [kitchen()],
        [courier("영희")],
        [
            stop("가까운집", 2, window=("12:30", "13:00")),
            stop("먼집", 9, window=("11:00", "11:30")),
        ],
    )

    order = [door for trip in doors(found)["영희"] for door in trip]
    assert order == ["먼집", "가까운집"]


def test_a_forbidden_pair_is_respected_even_where_it_costs_a_way() -> None:
    found = planned(
        [kitchen()],
        [courier("영희", never=["김"]), courier("순자")],
        [stop("김", 5), stop("이", 6)],
    )

    assert trip_of(found, "김")[0] == "순자"


def test_a_door_that_names_its_couriers_gets_one_of_them() -> None:
    found = planned([kitchen()], [courier("영희"), courier("순자")], [stop("김", 5, only=["순자"])])

    assert trip_of(found, "김")[0] == "순자"


def test_the_usual_courier_is_kept_while_it_is_worth_it() -> None:
    homes = [stop("김", 2, usual="영희"), stop("이", 3, usual="순자")]

    kept = planned([kitchen()], [courier("영희"), courier("순자")], homes)
    cheap = planned([kitchen()], [courier("영희"), courier("순자")], homes, usual_courier_minutes=0)

    assert (trip_of(kept, "김")[0], trip_of(kept, "이")[0]) == ("영희", "순자")
    assert kept.cost.unusual_couriers == 0
    assert len(cheap.routes) == 1
    assert cheap.cost.unusual_couriers == 1


def test_each_kitchen_serves_the_doors_that_asked_for_it() -> None:
    found = planned(
        [kitchen("동주방", 0), kitchen("서주방", 30)],
        [courier("영희", kitchen="동주방"), courier("순자", kitchen="서주방")],
        [stop("김", 14, kitchen="서주방"), stop("이", 16, kitchen="동주방")],
    )

    assert doors(found) == {"영희": [["이"]], "순자": [["김"]]}


def test_couriers_without_a_kitchen_go_where_most_is_to_do() -> None:
    found = planned(
        [kitchen("동주방", 0), kitchen("서주방", 60)],
        [courier("영희", capacity=3), courier("순자", capacity=3)],
        [
            *(stop(f"동{n}", 3 + n, kitchen="동주방") for n in range(3)),
            *(stop(f"서{n}", 57 - n, kitchen="서주방") for n in range(3)),
        ],
    )

    assert found.possible
    assert {trip.kitchen for route in found.routes for trip in route.trips} == {"동주방", "서주방"}


def test_the_rest_lies_between_trips() -> None:
    rest = {"minutes": 30, "between": ("11:30", "12:30")}
    found = planned(
        [kitchen()],
        [courier("영희", **{"break": rest}, shift=("10:30", "14:00"))],
        [stop("김", 5, window=("11:00", "11:30")), stop("이", 5, window=("12:15", "12:45"))],
    )

    assert found.possible
    first, second = found.routes[0].trips
    assert second.departs - first.returns >= 30 * 60


def test_who_starts_at_home_is_at_the_kitchen_later() -> None:
    found = planned(
        [kitchen()], [courier("영희", _start=20)], [stop("김", 5, window=("10:30", "13:00"))]
    )

    assert found.routes[0].trips[0].departs >= (10 * 60 + 30 + 20) * 60


def test_who_ends_at_home_goes_there_from_the_last_door() -> None:
    found = planned([kitchen()], [courier("영희", _end=6)], [stop("김", 5)])

    trip = found.routes[0].trips[0]
    assert trip.returns - trip.visits[-1].leaves == 60


def test_a_paused_door_is_not_visited_and_comes_back_by_itself() -> None:
    hospital = [{"since": "2026-11-20", "until": "2026-11-25"}]
    found = planned([kitchen()], [courier("영희")], [stop("김", 5, pauses=hospital), stop("이", 6)])

    assert found.paused == ("김",)
    assert doors(found) == {"영희": [["이"]]}
    door = plan([kitchen()], [courier("영희")], [stop("김", 5, pauses=hospital)]).stops[0]
    days = [door.pauses[0].since, door.pauses[0].until]
    assert [is_paused(door, day) for day in days if day] == [True, True]
    assert not is_paused(door, found.day.replace(day=26))


def test_a_pause_without_an_end_holds_until_somebody_ends_it() -> None:
    door = plan(
        [kitchen()], [courier("영희")], [stop("김", 5, pauses=[{"since": "2026-11-25"}])]
    ).stops[0]

    assert not is_paused(door, door.pauses[0].since.replace(day=24))  # type: ignore[union-attr]
    assert is_paused(door, door.pauses[0].since.replace(year=2030))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("door", "code"),
    [
        (stop("김", 50), "routes.too_far_for_hot"),
        (stop("김", 5, demand=11), "routes.too_many_portions"),
        (stop("김", 5, window=("10:00", "10:20")), "routes.window_too_early"),
        (stop("김", 5, window=("13:58", "16:00")), "routes.shift_too_short"),
        (stop("김", 5, only=["쉬는이"], kitchen="순창주방"), "routes.all_forbidden"),
    ],
)
def test_a_door_that_nobody_can_reach_says_why(door: dict[str, object], code: str) -> None:
    away = courier("쉬는이", never=["김"])
    found = planned([kitchen()], [courier("영희"), away], [door, stop("이", 6)], hot_minutes=45)

    assert left(found) == {"김": code}
    assert not found.possible
    assert doors(found) == {"영희": [["이"]]} or doors(found) == {"쉬는이": [["이"]]}


def test_a_kitchen_that_closes_too_early_is_named() -> None:
    found = planned(
        [kitchen(closes="10:35", loading_minutes=10)], [courier("영희")], [stop("김", 5)]
    )

    assert left(found) == {"김": "routes.kitchen_closed"}


def test_without_couriers_every_door_is_explained() -> None:
    found = planned([kitchen()], [], [stop("김", 5)])

    assert left(found) == {"김": "routes.nobody"}


def test_without_doors_the_day_is_possible_and_costs_nothing() -> None:
    found = planned([kitchen()], [courier("영희")], [])

    assert found.possible
    assert found.routes == ()
    assert found.cost.total == 0


def test_when_one_courier_more_would_do_the_plan_says_so() -> None:
    short = {"window": ("11:00", "11:20"), "service_minutes": 10}
    homes = [stop(name, 20, **short) for name in "가나다라마바사"]
    found = planned([kitchen()], [courier("영희"), courier("순자", most_trips=9)], homes)

    assert list(left(found).values()) == ["routes.no_room_left"]
    assert [one.code for one in found.reasons] == ["routes.one_more_would_do"]


def test_when_all_baskets_together_are_too_small_the_numbers_are_told() -> None:
    found = planned(
        [kitchen()],
        [courier("영희", capacity=2, most_trips=1)],
        [stop("김", 3), stop("이", 4), stop("박", 5)],
    )

    assert len(left(found)) == 1
    assert [(one.code, dict(one.values)) for one in found.reasons] == [
        ("routes.short_of_places", {"portions": 3, "most": 2})
    ]


def test_every_door_is_on_a_route_paused_or_explained() -> None:
    homes = [
        stop("먼집", 90),
        stop("쉬는집", 5, pauses=[{}]),
        *(stop(f"집{n}", n) for n in range(1, 9)),
    ]
    the_plan = plan([kitchen()], [courier("영희", capacity=3, most_trips=2)], homes, hot_minutes=30)
    found = planned([kitchen()], [courier("영희", capacity=3, most_trips=2)], homes, hot_minutes=30)

    assert broken_promises(the_plan, found) == []
    on_routes = sum(len(trip) for trips in doors(found).values() for trip in trips)
    assert on_routes + len(found.paused) + len(found.left_out) == len(homes)


def test_a_door_that_only_the_rest_keeps_from_her_meal_is_told_so() -> None:
    rests = courier("영희", **{"break": {"minutes": 60, "between": ("11:00", "12:30")}})
    door = stop("박순례", 40, window=("11:30", "11:45"))

    assert planned([kitchen()], [courier("영희")], [door]).possible
    found = planned([kitchen()], [rests], [door])

    assert [(one.stop, one.code) for one in found.left_out] == [
        ("박순례", "routes.rest_in_the_way")
    ]

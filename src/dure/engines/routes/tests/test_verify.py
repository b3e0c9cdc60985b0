"""Verification finds each broken promise: every one is planted in good routes and must be named."""

from collections.abc import Callable
from typing import Any

import pytest

from dure.engines.routes.tests.village import courier, kitchen, plan, planned, stop
from dure.engines.routes.types import LeftOut, Plan, Route, Solution, Trip
from dure.engines.routes.verify import broken_promises

pytestmark = pytest.mark.slow

REST = {"minutes": 20, "between": ("11:30", "12:30")}
KITCHENS = [kitchen(ready="10:40", closes="13:00", loading_minutes=5), kitchen("서주방", 30)]
COURIERS = [
    courier("영희", capacity=4, most_trips=3, kitchen="순창주방", **{"break": REST}),
    courier("순자", never=["김"]),
]
STOPS = [stop("김", 5), stop("이", 6, only=["영희"]), stop("박", 7, window=("12:40", "13:20"))]


def parts() -> tuple[Plan, Solution]:
    return (
        plan(KITCHENS, COURIERS, STOPS, hot_minutes=30),
        planned(KITCHENS, COURIERS, STOPS, hot_minutes=30),
    )


def test_good_routes_break_nothing() -> None:
    the_plan, found = parts()

    assert found.possible
    assert broken_promises(the_plan, found) == []


def with_trip(found: Solution, change: Callable[[Trip], dict[str, Any]]) -> Solution:
    """The first trip of the first route changed."""
    route = found.routes[0]
    trip = route.trips[0].model_copy(update=change(route.trips[0]))
    return with_route(found, trips=(trip, *route.trips[1:]))


def with_route(found: Solution, **update: Any) -> Solution:
    route: Route = found.routes[0].model_copy(update=update)
    return found.model_copy(update={"routes": (route, *found.routes[1:])})


def first_visit(**update: Any) -> Callable[[Trip], dict[str, Any]]:
    return lambda trip: {"visits": (trip.visits[0].model_copy(update=update), *trip.visits[1:])}


PLANTED: list[tuple[str, Callable[[Solution], Solution]]] = [
    ("door_unexplained", lambda f: with_trip(f, lambda trip: {"visits": trip.visits[1:]})),
    ("door_twice", lambda f: with_trip(f, lambda t: {"visits": (t.visits[0], *t.visits)})),
    ("door_twice", lambda f: f.model_copy(update={"paused": ("김",)})),
    (
        "door_twice",
        lambda f: f.model_copy(update={"left_out": (LeftOut(stop="이", code="routes.nobody"),)}),
    ),
    ("door_unknown", lambda f: f.model_copy(update={"paused": ("없는집",)})),
    ("load", lambda f: with_trip(f, first_visit(portions=9))),
    ("window", lambda f: with_trip(f, first_visit(hands_over=10 * 3600))),
    ("window", lambda f: with_trip(f, first_visit(hands_over=14 * 3600))),
    ("hot", lambda f: with_trip(f, lambda trip: {"departs": trip.departs - 31 * 60})),
    ("not_ready", lambda f: with_trip(f, lambda _: {"departs": 10 * 3600 + 44 * 60})),
    ("closed", lambda f: with_trip(f, lambda _: {"departs": 13 * 3600 + 60})),
    ("overlap", lambda f: with_trip(f, lambda _: {"departs": 10 * 3600})),
    ("overlap", lambda f: with_route(f, trips=(f.routes[0].trips[0],) * 2)),
    ("trips", lambda f: with_route(f, trips=(f.routes[0].trips[0],) * 4)),
    ("shift", lambda f: with_trip(f, lambda _: {"returns": 15 * 3600})),
    ("kitchen", lambda f: with_trip(f, lambda _: {"kitchen": "서주방"})),
    ("forbidden", lambda f: with_route(f, courier="순자")),
    (
        "rest",
        lambda f: with_trip(f, lambda _: {"departs": 11 * 3600 + 40 * 60, "returns": 12.2 * 3600}),
    ),
]


@pytest.mark.parametrize(
    ("code", "plant"), PLANTED, ids=[f"{n} {p[0]}" for n, p in enumerate(PLANTED)]
)
def test_a_planted_fault_is_named(code: str, plant: Callable[[Solution], Solution]) -> None:
    the_plan, found = parts()
    whole = with_route(found, trips=found.routes[0].trips[:1])
    bad = plant(whole)

    assert code in {one.split(":")[0] for one in broken_promises(the_plan, bad)}

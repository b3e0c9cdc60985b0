"""Which kitchen a courier works from, where the plan leaves it open."""

import pytest

from dure.engines.routes.homes import home_choices
from dure.engines.routes.plainly import arranged
from dure.engines.routes.plan_day import hopeless_everywhere
from dure.engines.routes.tests.village import courier, kitchen, plan, planned, stop, written

pytestmark = pytest.mark.slow

KITCHENS = [kitchen("순창주방", at=0), kitchen("복흥주방", at=30, lon=127.5)]


def test_a_kitchen_with_doors_of_its_own_is_not_left_alone() -> None:
    many = [stop(f"순창{n}", at=1 + n / 10, kitchen="순창주방") for n in range(9)]
    doors = [*many, stop("박순례", at=31, kitchen="복흥주방")]
    couriers = [courier(name, capacity=3) for name in ("이복남", "한점순")]

    found = planned(KITCHENS, couriers, doors)

    assert found.possible
    assert {trip.kitchen for route in found.routes for trip in route.trips} == {
        "순창주방",
        "복흥주방",
    }


def test_who_alone_may_come_to_a_door_works_from_its_kitchen() -> None:
    doors = [
        stop("박순례", at=31, kitchen="복흥주방", only=("한점순",)),
        stop("최점례", at=1, kitchen="순창주방"),
    ]
    asked = plan(KITCHENS, [courier("이복남"), courier("한점순")], doors)

    assert home_choices(asked, asked.stops)[0] == ("순창주방", "복흥주방")


def test_a_kitchen_nobody_works_from_is_the_reason_and_not_a_prohibition() -> None:
    doors = [stop("박순례", at=31, kitchen="복흥주방"), stop("최점례", at=1)]

    found = planned(KITCHENS, [courier("이복남", kitchen="순창주방")], doors)

    assert [(one.stop, one.code) for one in found.left_out] == [
        ("박순례", "routes.kitchen_without_courier")
    ]


def test_a_door_that_somebody_could_reach_from_its_kitchen_is_not_called_out_of_reach() -> None:
    """The plan needs both couriers elsewhere; 이복남 goes home too early for the door, 한점순 does not."""
    kitchens = [*KITCHENS, kitchen("쌍치주방", at=60, lon=127.9)]
    doors = [
        *(stop(f"순창{n}", at=1, kitchen="순창주방", only=("한점순",)) for n in range(3)),
        stop("최점례", at=61, lon=127.9, kitchen="쌍치주방"),
    ]
    couriers = [courier("한점순"), courier("이복남", shift=("10:30", "10:50"))]

    never = hopeless_everywhere(asked := plan(kitchens, couriers, doors), asked.stops)

    assert never == []


def test_a_door_far_from_the_busy_kitchen_is_reached_from_the_near_one() -> None:
    many = [stop(f"순창{n}", at=n / 10) for n in range(6)]
    couriers = [courier("이복남", capacity=3), courier("한점순", capacity=3)]

    found = planned(KITCHENS, couriers, [*many, stop("박순례", at=35, lon=127.5)], hot_minutes=20)

    assert found.possible


def test_an_order_by_hand_leaves_from_the_kitchen_of_its_doors() -> None:
    doors = [
        stop("박순례", at=31, kitchen="복흥주방"),
        stop("최점례", at=1, kitchen="순창주방"),
    ]
    rows = written(KITCHENS, [courier("이복남"), courier("한점순")], doors)

    told = arranged(rows, {"이복남": [["박순례"]], "한점순": [["최점례"]]})

    assert told["broken"] == []
    assert [route["trips"][0]["kitchen"] for route in told["routes"]] == ["복흥주방", "순창주방"]

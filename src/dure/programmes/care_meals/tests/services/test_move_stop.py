"""A door moved by hand: its cost is shown first, times follow, and what breaks is told."""

import pytest

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Stop
from dure.programmes.care_meals.queries import day_board
from dure.programmes.care_meals.services import Move, move_stop, open_day, priced_move
from dure.programmes.care_meals.tests.routes_story import (
    MORNING,
    courier,
    forbidden,
    laid,
    meal_day,
)
from dure.programmes.care_meals.tests.story import HOME, diner, kitchen_story

pytestmark = pytest.mark.django_db


class Lane:
    """Three doors on a lane, 이복남 walks to all of them and 최병철 has nothing to do yet."""

    def __init__(self) -> None:
        self.story = kitchen_story()
        points = [(HOME[0] + 0.003 * number, HOME[1]) for number in (1, 2, 3)]
        names = ("박순례", "김영자", "이말순")
        self.doors = [
            diner(self.story, name, point=point) for name, point in zip(names, points, strict=True)
        ]
        self.walker, self.driver = (
            courier(self.story, "이복남"),
            courier(self.story, "최병철", mode="car"),
        )
        far = diner(self.story, "최옥분", point=(HOME[0] - 0.003, HOME[1]))
        self.day = laid(meal_day(self.story), {self.walker: [self.doors], self.driver: [[far]]})

    def move(self, number: int, courier=None, *, trip: int = 1, place: int) -> Move:
        who = courier or self.walker
        return Move(
            stop=Stop.objects.within(diner_id=self.doors[number].pk).get().public_id,
            route=self.day.routes.get(courier=who).public_id,
            trip=trip,
            place=place,
        )

    def done(self, move: Move):
        self.day.refresh_from_db()
        told = {"day": self.day.public_id, "version": self.day.version, "at": MORNING}
        return move_stop(self.story.coordinator, move=move, **told)

    def order(self, courier=None):
        board = day_board(self.story.coordinator, self.day.public_id, at=MORNING)
        who = (courier or self.walker).pk
        return [
            one.name for route in board.routes if route.courier_id == who for one in route.stops
        ]


@pytest.fixture
def lane() -> Lane:
    return Lane()


def test_the_cost_is_shown_before_anything_is_done(lane) -> None:
    """Going to the far end first and back again makes the lane longer."""
    before = lane.order()

    priced = priced_move(lane.day.public_id, lane.move(2, place=1))

    assert priced.minutes > 0
    assert priced.distance_m > 0
    assert lane.order() == before


def test_moving_it_changes_order_times_and_the_cost_of_the_day(lane) -> None:
    priced = priced_move(lane.day.public_id, lane.move(2, place=1))
    was = lane.day.cost["travel_minutes"]

    lane.done(lane.move(2, place=1))

    lane.day.refresh_from_db()
    assert lane.order() == ["이○순", "박○례", "김○자"]
    assert lane.day.cost["travel_minutes"] == pytest.approx(was + priced.minutes, abs=0.11)
    stops = list(Stop.objects.within(route__courier=lane.walker).order_by("place"))
    assert [one.place for one in stops] == [1, 2, 3]
    assert stops[0].due_at < stops[1].due_at < stops[2].due_at
    assert lane.day.routes.get(courier=lane.walker).by_hand


def test_a_door_goes_over_to_another_courier(lane) -> None:
    lane.done(lane.move(0, lane.driver, place=1))

    assert lane.order() == ["김○자", "이○순"]
    assert lane.order(lane.driver) == ["박○례", "최○분"]


def test_a_second_trip_is_begun_by_naming_it(lane) -> None:
    lane.done(lane.move(2, trip=2, place=1))

    route = lane.day.routes.get(courier=lane.walker)
    assert len(route.trips) == 2
    with pytest.raises(Refused, match="no_such_trip"):
        priced_move(lane.day.public_id, lane.move(1, trip=5, place=1))


def test_a_promise_that_breaks_is_told_kept_and_gone_again(lane) -> None:
    forbidden(lane.driver, lane.doors[0])

    priced = lane.done(lane.move(0, lane.driver, place=1))
    assert [str(one) for one in priced.new_broken] == ["가면 안 되는 배달원이 가는 집이 있어요."]
    lane.day.refresh_from_db()
    told = {"day": lane.day.public_id, "version": lane.day.version, "despite": ""}
    with pytest.raises(Refused, match="promises_broken"):
        open_day(lane.story.coordinator, at=MORNING, **told)

    lane.done(lane.move(0, lane.walker, place=1))
    lane.day.refresh_from_db()
    assert lane.day.broken == []


def test_an_emptied_route_is_gone_from_a_draft(lane) -> None:
    far = Stop.objects.within(route__courier=lane.driver).get()
    route = lane.day.routes.get(courier=lane.walker).public_id

    lane.done(Move(stop=far.public_id, route=route, trip=1, place=9))

    assert [one.courier_id for one in lane.day.routes.all()] == [lane.walker.pk]
    assert lane.order()[-1] == "최○분"


def test_both_of_a_household_move_together(lane) -> None:
    park = lane.doors[0]
    twin = diner(lane.story, "김만식", point=park.point, household=park.household)
    laid(lane.day, {lane.walker: [[park, twin, *lane.doors[1:]]]})

    lane.done(lane.move(0, place=4))

    assert lane.order() == ["김○자", "이○순", "박○례", "김○식"]


def test_what_is_not_of_this_day_is_refused(lane) -> None:
    other = meal_day(lane.story, on=lane.day.on.replace(day=24))

    with pytest.raises(Refused, match="no_such_stop"):
        priced_move(other.public_id, lane.move(0, place=1))
    with pytest.raises(Refused, match="no_such_route"):
        priced_move(
            lane.day.public_id, Move(stop=lane.move(0, place=1).stop, route="x", trip=1, place=1)
        )
    told = {"day": lane.day.public_id, "version": 99, "move": lane.move(0, place=1)}
    with pytest.raises(Refused, match="day_moved_on"):
        move_stop(lane.story.coordinator, at=MORNING, **told)


def test_a_stranger_moves_nothing(lane) -> None:
    told = {"day": lane.day.public_id, "version": lane.day.version, "move": lane.move(0, place=1)}

    with pytest.raises(Refused, match="not_allowed"):
        move_stop(lane.story.stranger, at=MORNING, **told)

"""11:00, the meals are on the way: 이복남 twists her ankle, and who has eaten is not asked about again."""

from datetime import datetime, timedelta

import pytest

from dure.ground.journal.services import start_work
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import MealDay, Route, Stop
from dure.programmes.care_meals.queries import replan_card
from dure.programmes.care_meals.services import (
    Explanation,
    accept_replan,
    ask_replan,
    explain_diner,
    move_stop,
    open_day,
    take_back_day,
    take_back_visit,
    write_visit,
)
from dure.programmes.care_meals.services.move_stop import Move
from dure.programmes.care_meals.services.note_death import note_death
from dure.programmes.care_meals.services.seek_routes import prepared
from dure.programmes.care_meals.tasks import propose_again
from dure.programmes.care_meals.tests.routes_story import MORNING, courier, laid, meal_day
from dure.programmes.care_meals.tests.story import HOME, diner, kitchen_story
from dure.programmes.care_meals.types.replans import Missing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TEN_PAST = datetime(2026, 11, 23, 11, 10, tzinfo=SEOUL)
NAMES = ("박순례", "김영자", "이말순", "최옥분", "정복순", "한점례")


class Noon:
    """Two walkers with three doors each; 이복남 has been at her first, 최병철 at his first."""

    def __init__(self) -> None:
        self.story = kitchen_story()
        self.who = self.story.coordinator
        spots = [(HOME[0] + 0.001 * n, HOME[1] + 0.001 * (n % 2)) for n in range(1, 7)]
        self.doors = [
            diner(self.story, name, point=spot) for name, spot in zip(NAMES, spots, strict=True)
        ]
        self.boknam, self.other = courier(self.story, "이복남"), courier(self.story, "최병철")
        order = {self.boknam: [self.doors[:3]], self.other: [self.doors[3:]]}
        self.day = laid(meal_day(self.story, hot_minutes=90), order)
        told = {"day": self.day.public_id, "version": self.day.version, "despite": "길이 멀어요"}
        open_day(self.who, at=MORNING, **told)
        self.visits(0)
        self.visits(3)

    def visits(self, n: int) -> None:
        write_visit(
            self.who,
            stop=self.stop(n).public_id,
            outcome="delivered",
            happened_at=TEN_PAST - timedelta(minutes=9),
            at=TEN_PAST - timedelta(minutes=8),
        )

    def stop(self, n: int) -> Stop:
        rows = Stop.objects.within(day_id=self.day.pk, diner_id=self.doors[n].pk)
        found: Stop = rows.select_related("route__courier").get()
        return found

    def ask(self, at: datetime = TEN_PAST, **said) -> str:
        work = start_work(self.who, kind="x", initiative_id=None, at=at)
        told = {"day": self.day.public_id, "missing": Missing(**said), "work_id": work.public_id}
        made = ask_replan(self.who, at=at, **told)
        propose_again.func(work.public_id, self.who.account_id, made)
        return made

    def accept(self, replan: str, at: datetime = TEN_PAST) -> int:
        return accept_replan(self.who, replan=replan, at=at)

    def version(self) -> int:
        return int(MealDay.objects.within(pk=self.day.pk).get().version)


@pytest.fixture
def noon(monkeypatch) -> Noon:
    values = prepared.__globals__["route_values"]()
    monkeypatch.setitem(values.search, "least", 0.15)
    monkeypatch.setitem(values.search, "door", 0.0)
    return Noon()


def test_the_visited_door_stays_hers_and_the_two_others_go_to_who_comes_back(noon) -> None:
    before = noon.stop(0)
    made = noon.ask(couriers=(noon.boknam.pk,))

    card = replan_card(noon.who, made)
    assert card.portions == (6, 6), "the eaten meals are still meals of the day"
    assert ("worse", "2집에 다른 배달원이 가요.") in [(w, str(said)) for w, said in card.changes]
    assert noon.accept(made) == 0

    after = noon.stop(0)
    assert (after.route_id, after.trip, after.place, after.due_at) == (
        before.route_id,
        before.trip,
        before.place,
        before.due_at,
    )
    taken = [noon.stop(n) for n in (1, 2)]
    assert {one.route.courier_id for one in taken} == {noon.other.pk}
    his = [noon.stop(n) for n in (3, 4, 5)]
    assert [one.place for one in his] == [1, 2, 3], "what he carries already stays in his order"
    assert {one.place for one in taken} == {4, 5}
    assert {one.trip for one in taken} == {2}
    back = max(one.leaves_at for one in his)
    assert min(one.due_at for one in taken) > back
    assert min(one.due_at for one in taken) > TEN_PAST


def test_the_routes_say_what_was_begun_and_what_is_new(noon) -> None:
    noon.accept(noon.ask(couriers=(noon.boknam.pk,)))

    hers = Route.objects.within(day_id=noon.day.pk, courier_id=noon.boknam.pk).get()
    his = Route.objects.within(day_id=noon.day.pk, courier_id=noon.other.pk).get()
    assert (len(hers.trips), len(his.trips)) == (1, 2)
    assert his.trips[1]["departs"] >= his.trips[0]["returns"]
    cost = MealDay.objects.within(pk=noon.day.pk).get().cost
    assert cost["trips"] == 3
    assert cost["distance_m"] == pytest.approx(hers.distance_m + his.distance_m)


def test_a_door_visited_after_the_proposal_stops_it(noon) -> None:
    """이복남 limps on to her second door while the coordinator reads: nobody sends another there."""
    made = noon.ask(couriers=(noon.boknam.pk,))
    noon.visits(1)
    version = noon.version()

    with pytest.raises(Refused, match="day_moved_on"):
        noon.accept(made)

    assert noon.version() == version
    assert noon.stop(1).route.courier_id == noon.boknam.pk
    again = noon.ask(couriers=(noon.boknam.pk,))
    assert noon.accept(again) == 0
    assert noon.stop(1).route.courier_id == noon.boknam.pk


def test_a_visit_that_was_taken_back_makes_its_door_one_to_go_to(noon) -> None:
    take_back_visit(noon.who, stop=noon.stop(0).public_id, at=TEN_PAST)

    noon.accept(noon.ask(couriers=(noon.boknam.pk,)))

    assert {noon.stop(n).route.courier_id for n in (0, 1, 2)} == {noon.other.pk}


def test_before_anybody_has_left_everything_may_be_planned_anew(noon) -> None:
    for n in (0, 3):
        take_back_visit(noon.who, stop=noon.stop(n).public_id, at=MORNING)

    noon.accept(noon.ask(MORNING, couriers=(noon.boknam.pk,)), MORNING)

    assert {noon.stop(n).route.courier_id for n in range(6)} == {noon.other.pk}
    assert {noon.stop(n).trip for n in range(6)} == {1}


def test_a_day_under_way_is_not_taken_back_to_a_draft(noon) -> None:
    with pytest.raises(Refused, match="day_under_way"):
        take_back_day(noon.who, day=noon.day.public_id, at=TEN_PAST)


def test_who_has_eaten_is_neither_moved_nor_explained_away(noon) -> None:
    told = {"day": noon.day.public_id, "at": TEN_PAST}
    with pytest.raises(Refused, match="door_visited"):
        explain_diner(
            noon.who,
            told=Explanation(diner=noon.doors[0].public_id, reason="other", words="직접 오셨어요"),
            **told,
        )
    move = Move(stop=noon.stop(0).public_id, route=noon.stop(3).route.public_id, trip=1, place=2)
    with pytest.raises(Refused, match="door_visited"):
        move_stop(noon.who, version=noon.version(), move=move, **told)


def test_a_door_goes_behind_those_already_passed_and_never_before(noon) -> None:
    told = {"day": noon.day.public_id, "at": TEN_PAST}
    onto = noon.stop(3).route.public_id
    before = Move(stop=noon.stop(1).public_id, route=onto, trip=1, place=1)
    with pytest.raises(Refused, match="place_is_behind"):
        move_stop(noon.who, version=noon.version(), move=before, **told)

    behind = Move(stop=noon.stop(1).public_id, route=onto, trip=1, place=2)
    move_stop(noon.who, version=noon.version(), move=behind, **told)

    assert (noon.stop(1).route.public_id, noon.stop(1).place) == (onto, 2)
    assert noon.stop(3).place == 1


def test_who_died_after_the_meal_was_brought_keeps_the_visit_of_that_day(noon) -> None:
    note_death(noon.who, day=noon.day.public_id, diner=noon.doors[0].public_id, at=TEN_PAST)

    assert noon.stop(0).state == "planned"
    assert noon.stop(0).route.courier_id == noon.boknam.pk

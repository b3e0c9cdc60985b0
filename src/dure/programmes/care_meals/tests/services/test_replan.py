"""A cook is ill at 06:40, or a courier: one press proposes, what gets worse is said, one press accepts."""

from datetime import datetime, time

import pytest

from dure.ground.journal.models import Work
from dure.ground.journal.services import start_work
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import CourierAway, DayMessage, MealDay, Replan, Stop
from dure.programmes.care_meals.queries import (
    day_board,
    diners_of_day,
    last_replan,
    messages_of,
    replan_card,
)
from dure.programmes.care_meals.services import (
    accept_replan,
    ask_replan,
    drop_replan,
    open_day,
    say_message,
)
from dure.programmes.care_meals.services.seek_routes import prepared
from dure.programmes.care_meals.tasks import propose_again
from dure.programmes.care_meals.tests.routes_story import MORNING, courier, laid, meal_day
from dure.programmes.care_meals.tests.story import HOME, MONDAY, diner, kitchen_story
from dure.programmes.care_meals.types.replans import Missing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Morning:
    """Six doors, two walkers with three each, the day is open; it is 06:40."""

    def __init__(self) -> None:
        self.story = kitchen_story()
        self.who = self.story.coordinator
        names = ("박순례", "김영자", "이말순", "최옥분", "정복순", "한점례")
        spots = [(HOME[0] + 0.002 * n, HOME[1] + 0.001 * (n % 2)) for n in range(1, 7)]
        self.doors = [
            diner(self.story, name, point=spot) for name, spot in zip(names, spots, strict=True)
        ]
        self.walker, self.other = courier(self.story, "이복남"), courier(self.story, "최병철")
        order = {self.walker: [self.doors[:3]], self.other: [self.doors[3:]]}
        self.day = laid(meal_day(self.story, hot_minutes=90), order)
        told = {"day": self.day.public_id, "version": self.day.version, "despite": "길이 멀어요"}
        open_day(self.who, at=MORNING, **told)

    def ask(self, **said) -> str:
        work = start_work(
            self.who, kind="care_meals.replan.propose", initiative_id=None, at=MORNING
        )
        missing = Missing(**said)
        told = {"day": self.day.public_id, "missing": missing, "work_id": work.public_id}
        made = ask_replan(self.who, at=MORNING, **told)
        propose_again.func(work.public_id, self.who.account_id, made)
        return made

    def accept(self, replan: str) -> int:
        return accept_replan(self.who, replan=replan, at=MORNING)

    def board(self):
        return day_board(self.who, self.day.public_id, at=MORNING)

    def changes(self, replan: str):
        return [(way, str(words)) for way, words in replan_card(self.who, replan).changes]


@pytest.fixture
def morning(monkeypatch) -> Morning:
    values = prepared.__globals__["route_values"]()
    monkeypatch.setitem(values.search, "least", 0.15)
    monkeypatch.setitem(values.search, "door", 0.0)
    return Morning()


def test_an_ill_courier_s_doors_go_to_the_others_and_everybody_concerned_hears(morning) -> None:
    made = morning.ask(couriers=(morning.other.pk,))

    card = replan_card(morning.who, made)
    assert card.state == "proposed"
    assert card.portions == (6, 6)
    assert ("worse", "3집에 다른 배달원이 가요.") in morning.changes(made)
    assert dict(card.told)["courier"] == 2
    assert [one.courier for one in morning.board().routes] == ["이복남", "최병철"], "nothing yet"

    assert morning.accept(made) == 0

    board = morning.board()
    assert {one.courier: len(one.served) for one in board.routes} == {"이복남": 6, "최병철": 0}
    assert board.day.state == "open"
    assert board.count.is_settled
    assert CourierAway.objects.within(courier=morning.other, on=MONDAY).exists()


def test_before_it_is_accepted_nothing_has_to_be_said(morning) -> None:
    made = morning.ask(couriers=(morning.other.pk,))
    assert messages_of(morning.who, morning.day.public_id, at=MORNING) == ()

    morning.accept(made)

    said = messages_of(morning.who, morning.day.public_id, at=MORNING)
    assert {one.name for one in said if one.audience == "courier"} == {"이복남", "최병철"}
    gone = next(one for one in said if one.name == "최병철")
    assert (str(gone.words), gone.phone) == ("오늘은 배달이 없어요.", "010-5555-0200")
    say_message(morning.who, day=morning.day.public_id, message=gone.id, at=MORNING)
    with pytest.raises(Refused, match="already_told"):
        say_message(morning.who, day=morning.day.public_id, message=gone.id, at=MORNING)


def test_two_missing_cooks_of_six_make_the_meals_later_and_say_so(morning) -> None:
    """Somebody knows better than the reckoning: forty minutes."""
    made = morning.ask(cooks=2, of_cooks=6, later=40)

    card = replan_card(morning.who, made)
    assert card.ready == (time(10, 20), time(11, 0))
    assert ("worse", "음식이 40분 늦게 나와요.") in morning.changes(made)
    assert dict(card.told)["kitchen"] == 1

    morning.accept(made)
    morning.day.refresh_from_db()
    assert morning.day.ready == time(11, 0)
    first = min(trip.departs_at for one in morning.board().routes for trip in one.trips)
    assert first >= datetime(2026, 11, 23, 11, 0, tzinfo=SEOUL)


def test_a_diner_whose_meal_comes_much_later_is_told_the_new_time(morning) -> None:
    morning.accept(morning.ask(later=45))

    said = messages_of(morning.who, morning.day.public_id, at=MORNING)
    words = [str(one.words) for one in said if one.audience == "diner"]
    assert words
    assert all(one.startswith("오늘 식사는 ") for one in words)


def test_with_nobody_left_every_door_is_named_and_explained_by_who_accepts(morning) -> None:
    made = morning.ask(couriers=(morning.walker.pk, morning.other.pk))

    card = replan_card(morning.who, made)
    assert len(card.left) == 6
    assert card.portions == (6, 0)
    assert ("worse", "6집에는 오늘 갈 수 없어요.") in morning.changes(made)

    assert morning.accept(made) == 6
    states = {
        one.state
        for one in diners_of_day(morning.who, morning.story.kitchen.pk, MONDAY, at=MORNING)
    }
    assert states == {"explained"}
    assert set(Stop.objects.within(day_id=morning.day.pk).values_list("reason", flat=True)) == {
        "nobody_can"
    }


def test_a_proposal_for_a_day_that_moved_on_is_not_taken(morning) -> None:
    made = morning.ask(couriers=(morning.other.pk,))
    MealDay.objects.within(pk=morning.day.pk).update(version=99)

    assert replan_card(morning.who, made).is_stale
    with pytest.raises(Refused, match="day_moved_on"):
        morning.accept(made)
    assert not CourierAway.objects.within(on=MONDAY).exists()


def test_a_diner_who_joined_since_then_stops_the_old_proposal(morning) -> None:
    made = morning.ask(couriers=(morning.other.pk,))
    diner(morning.story, "임순덕")

    with pytest.raises(Refused, match="day_moved_on"):
        morning.accept(made)
    assert replan_card(morning.who, made).state == "proposed"


def test_it_is_accepted_once_or_dropped_once(morning) -> None:
    made = morning.ask(couriers=(morning.other.pk,))
    morning.accept(made)

    with pytest.raises(Refused, match=r"day_moved_on|replan_decided"):
        morning.accept(made)
    with pytest.raises(Refused, match="replan_decided"):
        drop_replan(morning.who, replan=made, at=MORNING)


def test_a_second_press_drops_the_proposal_that_waited(morning) -> None:
    first = morning.ask(couriers=(morning.other.pk,))
    second = morning.ask(later=10)

    assert Replan.objects.within(public_id=first).get().state == "dropped"
    assert last_replan(morning.who, morning.day.public_id).public_id == second


def test_a_dropped_proposal_leaves_the_day_and_nobody_is_told(morning) -> None:
    made = morning.ask(couriers=(morning.other.pk,))

    drop_replan(morning.who, replan=made, at=MORNING)

    assert {one.courier: len(one.served) for one in morning.board().routes} == {
        "이복남": 3,
        "최병철": 3,
    }
    assert messages_of(morning.who, morning.day.public_id, at=MORNING) == ()
    assert DayMessage.objects.within(replan__public_id=made).exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "nobody_missing"),
        ({"couriers": (999_999,)}, "no_such_courier"),
        ({"cooks": 7, "of_cooks": 6}, "missing_cooks"),
        ({"later": 500}, "missing_later"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(morning, said, code) -> None:
    with pytest.raises(Refused, match=code):
        morning.ask(**said)


def test_a_day_without_routes_has_nothing_to_plan_again(morning) -> None:
    tomorrow = meal_day(morning.story, on=MONDAY.replace(day=24))
    told = {"day": tomorrow.public_id, "missing": Missing(later=10), "work_id": ""}

    with pytest.raises(Refused, match="day_not_planned"):
        ask_replan(morning.who, at=MORNING, **told)


def test_a_worker_that_fails_says_so_instead_of_waiting_for_ever(morning) -> None:
    """The day changes between the press and the work: the page says that it did not come about."""
    work = start_work(morning.who, kind="x", initiative_id=None, at=MORNING)
    told = {"day": morning.day.public_id, "missing": Missing(later=10), "work_id": work.public_id}
    made = ask_replan(morning.who, at=MORNING, **told)
    MealDay.objects.within(pk=morning.day.pk).update(version=77)

    propose_again.func(work.public_id, morning.who.account_id, made)

    assert replan_card(morning.who, made).state == "failed"
    assert Work.objects.get(public_id=work.public_id).state == "refused"


def test_a_stranger_neither_asks_nor_sees_nor_accepts(morning) -> None:
    made = morning.ask(later=10)
    stranger = morning.story.stranger

    with pytest.raises(Refused, match="not_allowed"):
        replan_card(stranger, made)
    with pytest.raises(Refused, match="not_allowed"):
        accept_replan(stranger, replan=made, at=MORNING)
    with pytest.raises(Refused, match="not_allowed"):
        messages_of(stranger, morning.day.public_id, at=MORNING)

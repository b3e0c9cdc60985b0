"""이복순 is ill at 06:40: the roster engine says who stands in, and one press accepts."""

from datetime import time, timedelta

import pytest

from dure.ground.journal.services import start_work
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import ShiftPlace
from dure.programmes.care_meals.queries import crew_on, messages_of, replan_card
from dure.programmes.care_meals.services import (
    accept_replan,
    ask_replan,
    open_day,
    send_substitute,
    stand_in_today,
)
from dure.programmes.care_meals.services.propose_replan import work_out
from dure.programmes.care_meals.services.seek_routes import prepared
from dure.programmes.care_meals.services.seek_shifts import today_only
from dure.programmes.care_meals.tasks import propose_again
from dure.programmes.care_meals.tests.crew import on, shift, worker
from dure.programmes.care_meals.tests.routes_story import MORNING, courier, laid, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, diner, kitchen_story
from dure.programmes.care_meals.types.replans import Missing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Morning:
    """Two cook from seven to eleven, a third may come; one walker brings one meal."""

    def __init__(self) -> None:
        self.story = kitchen_story()
        self.director = self.story.village.director
        self.ill, self.there, self.free = (
            worker(self.story, name) for name in ("이복순", "김말자", "정옥희")
        )
        self.shift = shift(self.story, MONDAY, need=2)
        on(self.shift, self.ill)
        on(self.shift, self.there)
        self.walker = courier(self.story, "이복남")
        self.day = laid(meal_day(self.story), {self.walker: [[diner(self.story, "박순례")]]})
        told = {"day": self.day.public_id, "version": self.day.version, "despite": ""}
        open_day(self.story.coordinator, at=MORNING, **told)

    def ask(self, *workers, **said) -> str:
        work = start_work(self.director, kind="x", initiative_id=None, at=MORNING)
        missing = Missing(workers=tuple(one.pk for one in workers), **said)
        told = {"day": self.day.public_id, "missing": missing, "work_id": work.public_id}
        made: str = ask_replan(self.director, at=MORNING, **told)
        propose_again.func(work.public_id, self.director.account_id, made)
        return made

    def crew(self):
        where = {"kitchen_id": self.story.kitchen.pk, "on": MONDAY, "at": MORNING}
        return sorted(one.name for one in crew_on(self.story.coordinator, **where))


@pytest.fixture
def morning(monkeypatch) -> Morning:
    values = prepared.__globals__["route_values"]()
    monkeypatch.setitem(values.search, "least", 0.1)
    monkeypatch.setitem(values.search, "door", 0.0)
    return Morning()


def test_who_has_two_shifts_that_day_is_asked_about_once(morning) -> None:
    packs = shift(morning.story, MONDAY, part="pack", starts=time(11, 30), ends=time(12, 30))
    on(packs, morning.ill)

    lines = crew_on(
        morning.story.coordinator, kitchen_id=morning.story.kitchen.pk, on=MONDAY, at=MORNING
    )

    assert [one.worker for one in lines].count(morning.ill.pk) == 1
    (hers,) = [one for one in lines if one.worker == morning.ill.pk]
    assert [one.part.ko for one in hers.hours] == ["조리", "담기"]


def test_somebody_stands_in_and_the_meals_are_on_time(morning) -> None:
    made = morning.ask(morning.ill)

    card = replan_card(morning.director, made)
    assert [(one.out, one.instead, one.hours) for one in card.shifts] == [
        (morning.ill.pk, morning.free.pk, "07:00–11:00")
    ]
    assert card.ready == (time(10, 20), time(10, 20))
    assert ("same", "1자리를 다른 분이 대신 서요.") in [
        (way, str(said)) for way, said in card.changes
    ]
    assert morning.crew() == ["김○자", "이○순"], "nothing yet"

    accept_replan(morning.director, replan=made, at=MORNING)

    assert morning.crew() == ["김○자", "정○희"]
    assert ShiftPlace.objects.within(worker=morning.ill).get().state == "absent"
    said = messages_of(morning.director, morning.day.public_id, at=MORNING)
    assert [(one.audience, one.name) for one in said] == [("worker", "정○희")]
    assert str(said[0].words).startswith("오늘 07:00–11:00")


def test_a_cook_for_whom_somebody_stands_in_moves_no_door(morning, monkeypatch) -> None:
    """A way that is a little better is not worth a call to the neighbours, so none is sought."""
    monkeypatch.setitem(work_out.__globals__, "seek_routes", pytest.fail)

    card = replan_card(morning.director, morning.ask(morning.ill))

    assert ("same", "배달은 그대로예요.") in [(way, str(said)) for way, said in card.changes]
    assert dict(card.told).get("diner", 0) == 0
    assert card.portions == (1, 1)


def test_when_nobody_may_stand_in_the_meals_are_later_and_the_kitchen_hears_it(morning) -> None:
    """정옥희 has left: one of two is left to do the work of two between 06:30 and 10:20."""
    morning.free.left_on = MONDAY
    morning.free.save()

    card = replan_card(morning.director, morning.ask(morning.ill))

    assert [(one.out, one.instead) for one in card.shifts] == [(morning.ill.pk, None)]
    assert card.ready[1] > card.ready[0]
    assert ("worse", "대신 설 사람을 찾지 못한 자리가 1곳이에요.") in [
        (way, str(said)) for way, said in card.changes
    ]
    assert dict(card.told)["kitchen"] >= 1


def test_a_worker_who_carries_is_a_courier_who_is_missing(morning) -> None:
    morning.walker.worker_key = morning.ill.pk
    morning.walker.save()

    card = replan_card(morning.director, morning.ask(morning.ill))

    assert len(card.left) == 1
    assert card.portions == (1, 0)


def test_the_coordinator_alone_in_the_kitchen_at_06_40_accepts(morning) -> None:
    """The director sleeps; whoever runs the kitchen has no say over jobs, and must cook at seven."""
    coordinator = morning.story.coordinator
    made = morning.ask(morning.ill)

    accept_replan(coordinator, replan=made, at=MORNING)

    assert morning.crew() == ["김○자", "정○희"]
    place = ShiftPlace.objects.within(worker=morning.free).get()
    assert (place.came_up, place.fixed) == ("substitute", True)


def test_the_roster_of_tomorrow_stays_with_who_may_change_it(morning) -> None:
    tomorrow = shift(morning.story, MONDAY + timedelta(days=1))
    told = {"place_id": on(tomorrow, morning.ill).pk, "worker_id": morning.free.pk, "at": MORNING}

    with pytest.raises(Refused, match="not_today"):
        stand_in_today(morning.story.coordinator, **told)
    with pytest.raises(Refused, match="not_allowed"):
        send_substitute(morning.story.coordinator, **told)
    assert send_substitute(morning.director, **told)


def test_nobody_of_another_house_sends_a_stand_in(morning) -> None:
    place = ShiftPlace.objects.within(worker=morning.ill).get()
    told = {"place_id": place.pk, "worker_id": morning.free.pk, "at": MORNING}

    with pytest.raises(Refused, match="not_allowed"):
        stand_in_today(morning.story.stranger, **told)
    assert morning.crew() == ["김○자", "이○순"]


def test_a_worker_of_another_house_is_not_ours_to_miss(morning) -> None:
    with pytest.raises(Refused, match="no_such_worker"):
        ask_replan(
            morning.director,
            day=morning.day.public_id,
            missing=Missing(workers=(999_999,)),
            work_id="",
            at=MORNING,
        )


def test_other_days_stay_as_people_know_them() -> None:
    """Only Monday is open: Tuesday's places are fixed and its shift takes nobody more."""
    month = {
        "people": [{"id": "1", "off": []}, {"id": "2"}],
        "shifts": [
            {"id": "m", "day": "2026-11-23", "need": 1},
            {"id": "t", "day": "2026-11-24", "need": 3},
        ],
        "fixed": [{"shift": "m", "person": "1", "works": True}],
        "previous": [
            {"shift": "m", "person": "2", "works": True},
            {"shift": "t", "person": "1", "works": True},
        ],
    }

    plan = today_only(month, MONDAY, frozenset({1}))

    assert plan["people"][0]["off"] == ["2026-11-23"]
    assert plan["fixed"] == [{"shift": "t", "person": "1", "works": True}]
    assert (plan["shifts"][1]["need"], plan["shifts"][1]["most"]) == (0, 1)
    assert plan["previous"] == [{"shift": "m", "person": "2", "works": True}]


def test_known_the_evening_before_it_needs_the_right_over_jobs(morning) -> None:
    """On Sunday evening she already says that she cannot come."""
    sunday = MORNING - timedelta(hours=10)
    made = morning.ask(morning.ill)

    with pytest.raises(Refused, match="not_allowed"):
        accept_replan(morning.story.coordinator, replan=made, at=sunday)
    accept_replan(morning.director, replan=made, at=sunday)

    assert morning.crew() == ["김○자", "정○희"]

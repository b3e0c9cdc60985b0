"""Routes of a day are sought by the worker and kept where the day has not moved on."""

from datetime import time, timedelta

import pytest

from dure.engines.routes.tests.road_servers import as_osrm, as_valhalla, served
from dure.ground.journal.models import Work
from dure.ground.journal.services import start_work
from dure.ground.people.models import Person
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Kitchen, MealDay, Route, Stop
from dure.programmes.care_meals.queries import day_board
from dure.programmes.care_meals.queries.day_asks import day_ask
from dure.programmes.care_meals.services import explain_diner, set_day
from dure.programmes.care_meals.services.explain_diner import Explanation
from dure.programmes.care_meals.services.plan_routes import keep_routes
from dure.programmes.care_meals.services.seek_routes import prepared, price_order, seek_routes
from dure.programmes.care_meals.tasks import plan_meal_day
from dure.programmes.care_meals.tests.routes_story import (
    MORNING,
    courier,
    forbidden,
    laid,
    meal_day,
)
from dure.programmes.care_meals.tests.services.test_diners import NARAE, neighbouring_county
from dure.programmes.care_meals.tests.story import HOME, diner, kitchen_story, pause
from dure.programmes.care_meals.tests.story import MONDAY as ON

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def story(monkeypatch):
    """Searches of a test are short: two seconds would be spent for two doors."""
    made = kitchen_story()
    values = prepared.__globals__["route_values"]()
    monkeypatch.setitem(values.search, "least", 0.15)
    monkeypatch.setitem(values.search, "door", 0.0)
    return made


def silent(_done, _total):
    pass


def planned(story, *days):
    rows = list(days)
    for day in rows:
        day.refresh_from_db()
    ready = prepared(rows)
    found = seek_routes(ready, tell=silent)
    for day in rows:
        told = {"day": day.public_id, "version": day.version, "at": MORNING}
        keep_routes(story.coordinator, ask=ready.ask, found=found, **told)
    return day_board(story.coordinator, rows[0].public_id, at=MORNING)


def reasons(board):
    return {one.masked_name: str(one.reason) for one in board.open_diners}


def test_every_door_within_reach_is_on_a_route(story) -> None:
    for name in ("박순례", "김영자", "이말순"):
        diner(story, name)
    courier(story, "이복남")

    board = planned(story, meal_day(story))

    assert board.count.is_settled
    assert [one.courier for one in board.routes] == ["이복남"]
    assert sorted(one.place for one in board.routes[0].stops) == [1, 2, 3]
    assert board.day.travel == "straight"


def test_nobody_is_dropped_in_silence(story) -> None:
    """No point, a point in another province, an address of another county: each says so by name."""
    diner(story, "박순례")
    diner(story, "김영자", point=None)
    diner(story, "이말순", point=(37.5, 127.0))
    diner(story, "최옥분", place_code="1111010100")
    courier(story, "이복남")

    board = planned(story, meal_day(story))

    assert len(board.open_diners) in {2, 3}  # an unknown place is not held against anybody
    told = reasons(board)
    assert told["김○자"].startswith("지도에서 자리를 찾지 못했어요")
    assert told["이○순"].startswith("위치가 주방에서 너무 멀어요")


def test_a_door_in_another_county_is_asked_about_however_near_it_lies(story) -> None:
    neighbouring_county()
    diner(story, "박순례")
    diner(story, "최옥분", place_code=NARAE)
    courier(story, "이복남")

    board = planned(story, meal_day(story))

    assert reasons(board)["최○분"].startswith("우리 시·군 밖의 주소예요")
    assert not board.count.is_settled


def test_a_door_that_no_courier_can_reach_hot_says_by_how_much(story) -> None:
    diner(story, "박순례", point=(HOME[0] + 0.05, HOME[1]))  # 5.5 km: 115 minutes on foot
    courier(story, "이복남")

    board = planned(story, meal_day(story))

    assert "따뜻하게 닿을 수 없어요" in reasons(board)["박○례"]


def test_a_day_without_couriers_says_so(story) -> None:
    diner(story, "박순례")

    board = planned(story, meal_day(story))

    assert reasons(board)["박○례"].startswith("그날 나올 배달원이 없어요")
    assert [str(one) for one in board.day.told] == [reasons(board)["박○례"]]


def test_couriers_of_other_weekdays_and_those_who_left_are_not_asked(story) -> None:
    diner(story, "박순례")
    courier(story, "이복남", weekdays=[6, 7])
    courier(story, "최병철", ended_on=ON)
    courier(story, "정만수")

    board = planned(story, meal_day(story))

    assert [one.courier for one in board.routes] == ["정만수"]


def test_a_forbidden_door_is_left_to_the_other_courier(story) -> None:
    park = diner(story, "박순례")
    forbidden(courier(story, "이복남"), park)
    courier(story, "최병철", mode="car", load=30)

    board = planned(story, meal_day(story))

    assert [one.courier for one in board.routes] == ["최병철"]


def test_the_usual_courier_keeps_the_door(story) -> None:
    near, far = courier(story, "이복남"), courier(story, "최병철")
    doors = [diner(story, name, usual_courier_key=far.pk) for name in ("박순례", "김영자")]

    board = planned(story, meal_day(story))

    assert near.pk not in {one.courier_id for one in board.routes}
    assert len(board.routes[0].stops) == len(doors)
    assert board.day.cost.unusual_couriers == 0


def test_two_of_one_household_get_their_meals_at_once(story) -> None:
    """박순례 and her husband live behind one door: two stops, one visit."""
    park = diner(story, "박순례")
    here = {"household": park.household, "point": park.point}
    diner(story, "김만식", **here)
    diner(story, "이말순")
    courier(story, "이복남")

    stops = planned(story, meal_day(story)).routes[0].stops

    due = {one.name: (one.due_at, one.place) for one in stops}
    assert due["박○례"][0] == due["김○식"][0]
    assert abs(due["박○례"][1] - due["김○식"][1]) == 1


def test_who_pauses_or_is_explained_is_not_planned(story) -> None:
    pause(diner(story, "박순례"), since=ON)
    kim = diner(story, "김영자")
    courier(story, "이복남")
    day = meal_day(story)
    told = Explanation(diner=kim.public_id, reason="away")
    explain_diner(story.coordinator, day=day.public_id, told=told, at=MORNING)

    board = planned(story, day)

    assert board.routes == ()
    assert (board.count.standing["paused"], board.count.standing["explained"]) == (1, 1)


def test_two_kitchens_are_planned_together_and_each_keeps_its_own_routes(story) -> None:
    other = Kitchen.objects.create(
        **{field.attname: getattr(story.kitchen, field.attname) for field in Kitchen._meta.fields}
        | {
            "id": None,
            "public_id": "zweite000001",
            "name_ko": "둘째 주방",
            "latitude": HOME[0] + 0.02,
        }
    )
    diner(story, "박순례")
    there = diner(story, "김영자", point=(HOME[0] + 0.021, HOME[1]))
    there.kitchen = other
    there.save()
    for name in ("이복남", "최병철"):
        courier(story, name, mode="car", load=30)
    first, second = meal_day(story), meal_day(story, kitchen=other)

    planned(story, first, second)

    for day, name in ((first, "박순례"), (second, "김영자")):
        board = day_board(story.coordinator, day.public_id, at=MORNING)
        assert board.count.is_settled, name
        assert len(board.routes) == 1


def test_of_two_kitchens_planned_together_the_strictest_limit_for_hot_meals_holds(story) -> None:
    first, second = meal_day(story), meal_day(story, ON + timedelta(days=7))
    first.hot_minutes, second.hot_minutes = None, 30
    assert day_ask([first, second]).hot_minutes == 30
    assert day_ask([first]).hot_minutes is None


@pytest.mark.parametrize(
    ("setting", "answer"), [("DURE_OSRM", as_osrm), ("DURE_VALHALLA", as_valhalla)]
)
def test_ways_come_from_the_road_engine_of_the_house(story, settings, setting, answer) -> None:
    diner(story, "박순례", point=(HOME[0] + 0.01, HOME[1]))
    courier(story, "최병철", mode="car")

    with served(answer) as (address, questions):
        setattr(settings, setting, address)
        board = planned(story, meal_day(story))

    assert board.day.travel == setting.removeprefix("DURE_").lower()
    assert board.day.cost.travel_minutes == pytest.approx(2 * 100 / 60, abs=0.1)
    assert len(questions) == 1


def test_a_road_engine_that_is_silent_is_told_and_straight_lines_do(story, settings) -> None:
    diner(story, "박순례")
    courier(story, "이복남")
    settings.DURE_OSRM, settings.DURE_ROADS_TIMEOUT = "http://127.0.0.1:9", 0.5

    board = planned(story, meal_day(story))

    assert board.day.travel == "straight"
    assert board.count.is_settled
    assert str(board.day.told[0]) == "길 찾기 서버가 대답하지 않아 직선거리로 짰어요."


def test_planning_again_keeps_the_rows_that_links_lead_to(story) -> None:
    park = diner(story, "박순례")
    walker = courier(story, "이복남")
    day = laid(meal_day(story), {walker: [[park]]})
    route, stop = (
        Route.objects.within(day_id=day.pk).get(),
        Stop.objects.within(day_id=day.pk).get(),
    )
    diner(story, "김영자")

    planned(story, day)

    assert Route.objects.within(day_id=day.pk).get().public_id == route.public_id
    assert Stop.objects.within(diner_id=park.pk).get().public_id == stop.public_id


def test_routes_for_a_day_that_moved_on_are_not_kept(story) -> None:
    diner(story, "박순례")
    courier(story, "이복남")
    day = meal_day(story)
    ready = prepared([day])
    found = seek_routes(ready, tell=silent)
    told = {"ready": time(10, 30), "hot_minutes": 40}
    set_day(story.coordinator, day=day.public_id, at=MORNING, **told)

    with pytest.raises(Refused, match="day_moved_on"):
        keep_routes(
            story.coordinator, day=day.public_id, version=0, ask=ready.ask, found=found, at=MORNING
        )


def test_the_worker_plans_and_tells_where_to_go_on(story) -> None:
    diner(story, "박순례")
    courier(story, "이복남")
    day = meal_day(story)
    here = story.village.initiative.pk
    work = start_work(
        story.coordinator, kind="care_meals.routes.plan", initiative_id=here, at=MORNING
    )

    plan_meal_day.func(work.public_id, story.coordinator.account_id, day.public_id, [])

    row = Work.objects.get(public_id=work.public_id)
    assert (row.state, row.result) == ("done", f"/in/halmae/meals/days/{day.public_id}/")
    assert row.told_en == "Routes for 1 doors are planned; 0 are on none."


def test_a_plan_that_cannot_be_names_the_fault_and_leaves_everybody_open(story) -> None:
    """A courier rests 60 minutes within half an hour: nobody can drive that route."""
    diner(story, "박순례")
    rest = {"rest_minutes": 60, "rest_from": time(11, 0), "rest_until": time(11, 30)}
    courier(story, "이복남", **rest)

    board = planned(story, meal_day(story))

    assert "60" in reasons(board)["박○례"]
    assert board.routes == ()


def test_no_name_reaches_the_engine(story) -> None:
    """What is asked of the engine holds keys and points only."""
    diner(story, "박순례", door_note="개 있음")
    courier(story, "이복남")

    rows = str(prepared([meal_day(story)]).rows)

    for word in ("박순례", "이복남", "느티나무길", "개 있음", "010-"):
        assert word not in rows
    assert Person.objects.everywhere("look").count() == 1


def test_a_kitchen_without_a_point_refuses_before_anything_is_sought(story) -> None:
    Kitchen.objects.within(pk=story.kitchen.pk).update(latitude=None, longitude=None)
    day = MealDay.objects.within(pk=meal_day(story).pk).select_related("kitchen").get()

    with pytest.raises(Refused, match="kitchen_without_point"):
        prepared([day])


def test_an_order_that_nobody_changed_costs_what_it_cost(story) -> None:
    doors = [diner(story, name) for name in ("박순례", "김영자", "이말순")]
    day = laid(meal_day(story), {courier(story, "이복남"): [doors]})

    again = price_order(
        prepared([day]), {one.courier_id: [[d.pk for d in doors]] for one in day.routes.all()}
    )

    assert again.cost["travel_minutes"] == day.cost["travel_minutes"]

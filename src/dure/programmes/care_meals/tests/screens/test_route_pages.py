"""The pages of a day, its routes, couriers and replans, in both languages, and for those who may not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dure.ground.access.models import AccessLog
from dure.ground.tests.browser import browser_of
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import Courier, MealDay, Replan, Stop
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day
from dure.programmes.care_meals.tests.story import HOME, contact, diner, kitchen_story

pytestmark = pytest.mark.django_db
WEEK = [1, 2, 3, 4, 5, 6, 7]


class Desk:
    """The coordinator's desk on whatever day this runs: two doors, one walker."""

    def __init__(self) -> None:
        self.story = kitchen_story()
        self.on = day_of(now()) + timedelta(days=1)
        self.doors = [
            diner(self.story, name, weekdays=WEEK, point=(HOME[0] + 0.002 * n, HOME[1]))
            for n, name in enumerate(("박순례", "김영자"), start=1)
        ]
        self.walker = courier(self.story, "이복남", weekdays=WEEK)
        self.day = laid(meal_day(self.story, on=self.on), {self.walker: [self.doors]})
        self.client = browser_of(self.story.coordinator)
        self.english = browser_of(self.story.coordinator, language="en")

    def at(self, name: str, *args: object) -> str:
        return reverse(name, args=["halmae", *args])

    def get(self, name: str, *args: object, english: bool = False) -> str:
        answer = (self.english if english else self.client).get(self.at(name, *args))
        assert answer.status_code == 200, answer.content.decode()[:400]
        return str(answer.content.decode())

    def post(self, page: str, /, *args: object, **told: object) -> str:
        answer = self.client.post(self.at(page, *args), told, follow=True)
        assert answer.status_code == 200
        return str(answer.content.decode())

    def version(self) -> int:
        self.day.refresh_from_db()
        return int(self.day.version)


@pytest.fixture
def desk(monkeypatch) -> Desk:
    """Where a page hands work to the worker, a test does it at once: its search is kept short."""
    monkeypatch.setitem(route_values().search, "least", 0.1)
    monkeypatch.setitem(route_values().search, "door", 0.0)
    return Desk()


def test_a_day_is_begun_and_begun_twice_it_is_the_same(desk) -> None:
    later = desk.on + timedelta(days=1)
    told = {"kitchen": desk.story.kitchen.public_id, "on": later.isoformat()}

    desk.post("meal_days", **told)
    page = desk.post("meal_days", **told)

    assert "2분을 정해 주세요" in page
    assert MealDay.objects.within(on=later).count() == 1
    assert "2 diners to settle" in desk.get(
        "meal_day", MealDay.objects.within(on=later).get().public_id, english=True
    )


def test_a_day_that_has_passed_is_refused_in_a_sentence(desk) -> None:
    told = {"kitchen": desk.story.kitchen.public_id, "on": "2020-01-06"}

    answer = desk.client.post(desk.at("meal_days"), told)

    assert answer.status_code == 422
    assert "이미 지난 날이에요" in answer.content.decode()


def test_the_day_shows_routes_a_map_and_opens(desk) -> None:
    page = desk.get("meal_day", desk.day.public_id)
    assert "이제 열 수 있어요" in page
    assert 'class="route-map"' in page
    assert "배달 경로 1개, 방문지 2곳" in page
    assert "박순례" not in page

    page = desk.post("open_meal_day", desk.day.public_id, version=desk.version(), despite="")
    assert "배식일을 열었어요" in page
    assert "2집에 2식" in page
    assert "2 meals for 2 doors" in desk.get("meal_day", desk.day.public_id, english=True)


def test_who_is_open_is_named_and_can_be_explained_on_the_spot(desk) -> None:
    late = diner(desk.story, "이말순", weekdays=WEEK, point=None)
    page = desk.post("open_meal_day", desk.day.public_id, version=desk.version(), despite="")
    assert "아직 정하지 않은 어르신이 1분" in page
    assert "이○순" in page

    told = {"diner": late.public_id, "reason": "other", "words": "따님 댁"}
    page = desk.post("explain_diner", desk.day.public_id, **told)
    assert "까닭을 적은 분" in page
    assert "따님 댁" not in page
    assert "되돌리기" in page

    page = desk.post("explain_diner", desk.day.public_id, diner=late.public_id, reason="")
    assert "1분을 정해 주세요" in page


def test_a_death_noted_on_the_page_closes_the_door(desk) -> None:
    contact(desk.doors[1])

    page = desk.post(
        "explain_diner", desk.day.public_id, diner=desk.doors[1].public_id, reason="died"
    )

    assert "돌아가셨어요" in page
    assert "되돌리기" not in page  # a death is not a reason that somebody takes back on the day
    assert "1명에게 알려 주세요" in desk.get("day_messages", desk.day.public_id)


def test_times_of_the_day_change_and_nonsense_is_said_so(desk) -> None:
    page = desk.post("set_meal_day", desk.day.public_id, ready="11:00", hot="60")
    assert "경로를 다시 짜 주세요" in page
    page = desk.post("set_meal_day", desk.day.public_id, ready="quarter past", hot="60")
    assert "시각으로 읽을 수 없어요" in page
    page = desk.post("set_meal_day", desk.day.public_id, ready="11:00+09:00", hot="60")
    assert "경로를 다시 짜 주세요" in page
    page = desk.post("set_meal_day", desk.day.public_id, ready="11:00", hot="-4")
    assert "숫자로 읽을 수 없어요" in page


def test_the_route_shows_doors_in_order_and_a_move_shows_its_cost_first(desk) -> None:
    route = desk.day.routes.get()
    page = desk.get("meal_route", route.public_id)
    assert page.index("박○례") < page.index("김○자")

    stop = Stop.objects.within(diner=desk.doors[1]).get()
    where = f"?route={route.public_id}&trip=1&place=1"
    asked = desk.client.get(desk.at("move_stop", desk.day.public_id, stop.public_id) + where)
    assert "이렇게 옮기면 어떻게 되나요?" in asked.content.decode()
    assert desk.get("meal_route", route.public_id).index("박○례") < page.index("김○자")

    told = {"version": desk.version(), "route": route.public_id, "trip": 1, "place": 1}
    page = desk.post("move_stop", desk.day.public_id, stop.public_id, **told)
    assert page.index("김○자") < page.index("박○례")
    assert "손으로 바꾼 경로" in page


def test_a_move_that_cannot_be_says_why(desk) -> None:
    route = desk.day.routes.get()
    stop = Stop.objects.within(diner=desk.doors[1]).get()
    where = desk.at("move_stop", desk.day.public_id, stop.public_id)

    page = desk.client.get(f"{where}?route={route.public_id}&trip=9&place=1").content.decode()

    assert "9번째 회차는 없어요" in page


def test_the_sheet_for_paper_has_names_addresses_and_no_phone_and_is_logged(desk) -> None:
    page = desk.get("route_sheets", desk.day.public_id)

    assert "박순례" in page
    assert "가람읍 느티나무길 1" in page
    assert "010-" not in page
    assert "2집 2식" in page
    assert AccessLog.objects.within(act="seen").count() == 2
    assert "Route sheets" in desk.get("route_sheet", desk.day.routes.get().public_id, english=True)


def test_the_backbone_sees_masked_names_and_no_address_on_the_sheet(desk) -> None:
    client = browser_of(desk.story.village.director)

    page = client.get(desk.at("route_sheets", desk.day.public_id)).content.decode()

    assert "박○례" in page
    assert "박순례" not in page
    assert "느티나무길" not in page


def test_planning_is_handed_to_the_worker_and_leads_to_its_progress(desk) -> None:
    answer = desk.client.post(desk.at("plan_meal_day", desk.day.public_id))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/work/")


def test_couriers_are_added_changed_away_and_end(desk) -> None:
    told = {
        "name": "최병철",
        "mode": "car",
        "load": "30",
        "shift_from": "10:00",
        "shift_until": "13:00",
    }
    told |= {"weekdays": [1, 2], "since": "2026-01-05", "phone": "", "kitchen": ""}
    page = desk.post("new_courier", **told)
    assert "최병철" in page
    who = Courier.objects.within(mode="car").get().public_id

    page = desk.post("courier", who, **(told | {"load": "40"}))
    assert "한 번에 40인분" in page
    page = desk.post("courier_away", who, on=desk.on.isoformat(), reason="ill")
    assert "적어 두었어요" in page
    page = desk.post("forbid_pair", who, diner=desk.doors[0].public_id, reason="asked")
    assert "이 집에는 가지 않아요" in page
    assert "박○례" in page
    page = desk.post("end_courier", who, on=desk.on.isoformat())
    assert "그만둔 날을 적었어요" in page
    assert "Who carries the meals?" in desk.get("couriers", english=True)


def test_a_courier_form_with_slips_stays_filled_in(desk) -> None:
    told = {
        "name": "최병철",
        "mode": "car",
        "load": "0",
        "shift_from": "13:00",
        "shift_until": "10:00",
    }
    told |= {"weekdays": [1], "since": "2026-01-05"}

    answer = desk.client.post(desk.at("new_courier"), told)

    assert answer.status_code == 422
    assert "1인분에서 200인분" in answer.content.decode()
    assert 'value="최병철"' in answer.content.decode()


def test_somebody_is_missing_one_press_asks(desk) -> None:
    page = desk.get("ask_replan", desk.day.public_id)
    assert "누가 못 나오나요?" in page

    answer = desk.client.post(
        desk.at("ask_replan", desk.day.public_id), {"courier": desk.walker.pk}
    )
    made = Replan.objects.within(day=desk.day).get()
    assert answer["Location"] == desk.at("replan", made.public_id)
    page = desk.get("replan", made.public_id)
    assert "이렇게 하면 어떨까요?" in page
    assert "2집에는 오늘 갈 수 없어요." in page
    assert "박○례" in page
    assert "2 doors cannot be reached today." in desk.get("replan", made.public_id, english=True)

    page = desk.post("accept_replan", made.public_id)
    assert "새 계획을 받아들였어요" in page
    assert "이복남" in page
    assert "This plan was accepted" in desk.get("replan", made.public_id, english=True)

    nothing = desk.client.post(desk.at("ask_replan", desk.day.public_id), {})
    assert nothing.status_code == 422
    assert "누가 못 나오는지" in nothing.content.decode()


def test_while_it_is_worked_out_the_page_asks_again_and_then_reloads(desk) -> None:
    desk.client.post(desk.at("ask_replan", desk.day.public_id), {"later": "10"})
    made = Replan.objects.within(day=desk.day).get()
    asked = {"headers": {"HX-Request": "true"}}
    Replan.objects.within(pk=made.pk).update(state="working", work_id="nobody's")
    assert "새 계획을 짜고 있어요" in desk.get("replan", made.public_id)
    assert "Working out a new plan" in desk.get("replan", made.public_id, english=True)

    part = desk.client.get(desk.at("replan", made.public_id), **asked)
    assert "progress-bar" in part.content.decode()
    Replan.objects.within(pk=made.pk).update(state="failed")
    assert desk.client.get(desk.at("replan", made.public_id), **asked)["HX-Refresh"] == "true"
    assert "짜지 못했어요" in desk.get("replan", made.public_id)


PAGES = ["meal_day", "route_sheets", "ask_replan", "day_messages"]


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_turned_away(desk, name) -> None:
    client = browser_of(desk.story.stranger)

    answer = client.get(desk.at(name, desk.day.public_id))

    assert answer.status_code in {403, 404}
    assert "이복남" not in answer.content.decode()


@pytest.mark.parametrize("name", ["meal_days", "couriers"])
def test_a_stranger_s_lists_are_empty(desk, name) -> None:
    page = browser_of(desk.story.stranger).get(desk.at(name))

    assert page.status_code == 200
    assert "이복남" not in page.content.decode()


def test_an_address_of_nothing_is_a_plain_sentence(desk) -> None:
    for name in ("meal_day", "meal_route", "replan", "courier"):
        answer = desk.client.get(desk.at(name, "nothing"))
        assert answer.status_code in {403, 404}
        assert "찾을 수 없어요" in answer.content.decode()


def test_without_a_kitchen_the_list_says_how_to_begin() -> None:
    story = kitchen_story()
    story.kitchen.closed_on = story.kitchen.opened_on
    story.kitchen.save()

    page = browser_of(story.coordinator).get(reverse("meal_days", args=["halmae"])).content.decode()

    assert "맡은 주방이 없어요" in page

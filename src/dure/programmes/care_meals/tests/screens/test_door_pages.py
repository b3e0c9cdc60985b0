"""The courier's pages and the dispatcher's, in both languages; closed to whoever has no business there."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from dure.ground.tests.browser import browser_of, page, send
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import CourierLink, DoorVisit, MealDay, Stop
from dure.programmes.care_meals.services import move_link
from dure.programmes.care_meals.tests.door_story import Monday, monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Monday:
    made = monday(opened=False, on=day_of(now()))
    MealDay.objects.within(pk=made.day.pk).update(opened_at=now())
    Stop.objects.within(day_id=made.day.pk).update(due_at=now() + timedelta(hours=1))
    CourierLink.objects.within(pk=made.link.pk).update(made_at=now() - timedelta(hours=1))
    return made


def begun(here: Monday) -> Client:
    """The phone that opened the link first."""
    phone = Client()
    assert phone.post(f"/door/{here.link.token}/open/").status_code == 302
    return phone


def told(phone: Client, here: Monday, *events: object, **more: object):
    sent = {
        "at": now().timestamp() * 1000,
        "page": "p",
        "steady": 1,
        "events": list(events),
        **more,
    }
    return phone.post(
        f"/door/{here.link.token}/told/", json.dumps(sent), content_type="application/json"
    )


def event(number: str, stop: str, **more: object) -> dict[str, object]:
    at = now().timestamp() * 1000
    return {
        "id": number,
        "turn": 1,
        "kind": "visit",
        "stop": stop,
        "outcome": "delivered",
        "at": at,
        **more,
    }


def test_looking_at_the_link_takes_nothing_and_the_first_touch_does(here):
    address = f"/door/{here.link.token}/"
    preview = Client().get(address)  # a messenger draws a preview of the link
    assert "이 전화기로 시작하기" in preview.content.decode()
    phone = begun(here)
    shown = phone.get(address)
    assert shown.headers["X-Dure-Door"] == "page"
    assert "박순례" not in shown.content.decode(), "the page is kept by the phone and holds no name"
    route = phone.get(f"{address}route/").json()
    assert [door["name"] for door in route["doors"]] == ["박순례", "김말순", "최점례", "정옥분"]

    other = Client().get(address)
    assert other.status_code == 403
    assert "다른 전화기가 쓰고 있어요" in other.content.decode()
    assert Client().get(f"{address}route/").status_code == 403
    assert Client().post(f"{address}open/").status_code == 403
    forged = Client()
    forged.cookies["dure_door"] = "forged"
    assert forged.get(f"{address}route/").status_code == 403


def test_somebody_else_who_looks_at_a_link_that_is_kept_is_counted_for_the_coordinator(here):
    address = f"/door/{here.link.token}/"
    Client().get(address)  # nobody keeps it yet: a preview is nothing
    phone = begun(here)
    phone.get(address)
    assert tried(here) == 0
    stranger = Client()
    for path in ("", "", "route/"):  # loaded again at once, and asked by hand: one look
        assert stranger.get(f"{address}{path}").status_code == 403
    assert tried(here) == 1
    CourierLink.objects.within(pk=here.link.pk).update(others_at=now() - timedelta(minutes=1))
    assert Client().get(f"{address}route/").status_code == 403
    assert tried(here) == 2
    said = page(browser_of(here.story.coordinator), "/in/halmae/meals/board/")
    assert "다른 전화기가 2번 열려고 했어요" in said


def tried(here) -> int:
    return CourierLink.objects.within(pk=here.link.pk).get().others


def test_the_pages_speak_both_languages(here):
    english = Client()
    english.cookies["dure_language"] = "en"
    assert "Begin on this phone" in english.get(f"/door/{here.link.token}/").content.decode()
    assert "not right" in english.get("/door/abcdefgh/").content.decode()


@pytest.mark.parametrize(
    ("days", "state", "said"),
    [(1, "open", "에만 쓸 수 있어요"), (0, "draft", "아직 준비되지 않았어요")],
)
def test_a_link_of_another_day_or_of_a_draft_says_so(here, days, state, said):
    on = day_of(now()) + timedelta(days=days)
    MealDay.objects.within(pk=here.day.pk).update(on=on, state=state)
    assert said in Client().get(f"/door/{here.link.token}/").content.decode()


def test_after_the_day_only_the_phone_that_kept_the_link_may_still_tell_what_it_holds(here):
    phone, stop = begun(here), here.stop(1).public_id
    MealDay.objects.within(pk=here.day.pk).update(on=day_of(now()) - timedelta(days=1))
    address = f"/door/{here.link.token}/"

    assert phone.get(address).headers["X-Dure-Door"] == "page"
    assert phone.get(f"{address}route/").status_code == 410
    assert told(phone, here, event("number-late", stop)).json()["answers"][0]["result"] == "taken"
    assert Client().get(address).status_code == 410


def test_the_phone_that_the_link_left_may_still_tell_and_sees_nobody(here):
    phone = begun(here)
    move_link(here.story.coordinator, link=here.link.public_id, at=now())
    address = f"/door/{here.link.token}/"

    assert phone.get(address).headers["X-Dure-Door"] == "page"
    assert phone.get(f"{address}route/").status_code == 403


def test_what_the_phone_sent_is_answered_thing_by_thing(here):
    phone, stop = begun(here), here.stop(1).public_id
    sent = [
        event("number-one", stop),
        event("number-two", "nowhere"),
        {"id": "?"},
        event("number-one", stop),
    ]
    answer = told(phone, here, *sent).json()
    results = {one["id"]: one["result"] for one in answer["answers"]}
    assert results == {"number-one": "taken", "number-two": "care_meals.not_your_stop"}
    assert "담당자에게 알려 주세요" in next(one["said"] for one in answer["answers"] if one["said"])
    assert (answer["unread"], answer["keeps"]) == (1, True)
    assert told(phone, here, *sent).json()["answers"][0]["result"] == "again"
    assert DoorVisit.objects.within(stop__day_id=here.day.pk).count() == 1


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"events": 3}', "{" * 5000, '{"events": [', "[" * 50_000]
)
def test_a_body_that_is_no_conversation_is_refused_in_one_sentence(here, body):
    answer = begun(here).post(
        f"/door/{here.link.token}/told/", body, content_type="application/json"
    )
    assert answer.status_code == 422
    assert "읽을 수 없어요" in answer.json()["said"]


def test_a_form_of_another_site_cannot_speak_for_the_phone(here):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/door/{here.link.token}/open/").status_code == 403
    assert (
        strict.post(
            f"/door/{here.link.token}/told/", "{}", content_type="application/json"
        ).status_code
        == 403
    )


def test_the_phone_keeps_nothing_that_names_anybody_in_its_worker():
    answer = Client().get("/door/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "dure-door-1" in answer.content.decode()


def test_the_board_and_one_door_for_the_coordinator(here):
    phone, browser = begun(here), browser_of(here.story.coordinator)
    board = page(browser, "/in/halmae/meals/board/")
    assert "가는 중" in board
    told(phone, here, event("number-one", here.stop(1).public_id))
    told(phone, here, event("number-two", here.stop(2).public_id, outcome="nobody", turn=2))
    now_shown = page(browser, "/in/halmae/meals/board/now/")
    assert "전해 드렸어요" in now_shown
    assert "위기 알림 1건" in now_shown
    assert "Needs you" in page(
        browser_of(here.story.coordinator, language="en"), "/in/halmae/meals/board/"
    )

    door = page(browser, f"/in/halmae/meals/doors/{here.stop(2).public_id}/")
    assert "김말순" in door
    assert "위기 알림 1단계" in door
    send(
        browser,
        f"/in/halmae/meals/doors/{here.stop(3).public_id}/write/",
        outcome="left",
        at="00:00",
    )
    assert here.standing(3).outcome == "left"
    for at in ("", "25:99", "noon"):
        answer = browser.post(
            f"/in/halmae/meals/doors/{here.stop(4).public_id}/write/", {"outcome": "left", "at": at}
        )
        assert answer.status_code == 422
    assert page(browser, "/in/halmae/meals/board/?on=nonsense")


def test_a_link_is_shown_moved_and_renewed(here):
    browser = browser_of(here.story.coordinator)
    phone = begun(here)
    where = f"/in/halmae/meals/links/{here.link.public_id}/"
    shown = page(browser, where)
    assert f"/door/{here.link.token}/" in shown
    assert "<svg" in shown
    send(browser, f"{where}move/")
    assert phone.get(f"/door/{here.link.token}/route/").status_code == 403
    assert "이 전화기로 시작하기" in Client().get(f"/door/{here.link.token}/").content.decode()
    send(browser, f"{where}renew/")
    assert Client().get(f"/door/{here.link.token}/").status_code == 404


def test_whoever_runs_no_kitchen_here_sees_none_of_it(here):
    stranger = browser_of(here.story.stranger)
    assert "이날 배달할 주방이 없어요" in page(stranger, "/in/halmae/meals/board/")
    for address in (f"links/{here.link.public_id}/", f"doors/{here.stop(1).public_id}/"):
        answer = stranger.get(f"/in/halmae/meals/{address}")
        assert "박순례" not in answer.content.decode()
        assert here.link.token not in answer.content.decode()
        assert answer.status_code >= 400
    assert browser_of(here.story.village.funder).get("/in/halmae/meals/board/").status_code == 403
    answer = stranger.post(f"/in/halmae/meals/links/{here.link.public_id}/move/")
    assert answer.status_code >= 400


def test_the_backbone_sees_the_doors_but_no_link_leads_to_people_it_may_not_open(here):
    stop = Stop.objects.within(day_id=here.day.pk).order_by("place").first()
    door = f"/in/halmae/meals/doors/{stop.public_id}/"
    director = browser_of(here.story.village.director)
    board = page(director, "/in/halmae/meals/board/")
    assert stop.public_id not in board
    assert "1-01" in board
    closed = director.get(door)
    assert closed.status_code == 422
    # An alert leads here too: whoever watches over it is told who knows, not to ask for a consent.
    assert "에서만 볼 수 있어요" in closed.content.decode()
    assert door in page(browser_of(here.story.coordinator), "/in/halmae/meals/board/")


def test_links_are_made_on_the_board_and_a_day_without_routes_says_what_to_do(here):
    browser = browser_of(here.story.coordinator)
    CourierLink.objects.within(pk=here.link.pk).delete()
    send(browser, f"/in/halmae/meals/board/{here.day.public_id}/links/")
    assert CourierLink.objects.within(day_id=here.day.pk).count() == 1
    send(browser, f"/in/halmae/meals/board/{here.day.public_id}/links/")
    assert CourierLink.objects.within(day_id=here.day.pk).count() == 1
    send(browser, "/in/halmae/meals/board/nosuchday/links/")
    assert "링크" in page(browser, "/in/halmae/meals/board/")


def test_a_day_says_how_many_doors_nobody_has_told_of_before_it_is_closed(here):
    browser = browser_of(here.story.coordinator)
    day = f"/in/halmae/meals/days/{here.day.public_id}/"
    assert "아직 소식이 없는 집이 4곳이에요" in page(browser, day)
    phone = begun(here)
    told(phone, here, event("told-of-one", here.stop(1).public_id))
    assert "아직 소식이 없는 집이 3곳이에요" in page(browser, day)
    assert "3 doors are not told of yet" in page(
        browser_of(here.story.coordinator, language="en"), day
    )

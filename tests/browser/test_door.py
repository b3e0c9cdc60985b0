"""A courier's phone in Korean: a whole route without signal, then all at once; a closed door climbs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.activities.models import ServiceRecord
from dure.communication.models import Alert
from dure.communication.tests.story import Watch
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import DoorVisit, MealDay, PhoneEvent
from dure.programmes.care_meals.services import change_door, move_link
from dure.programmes.care_meals.tests.door_story import Monday, monday
from dure.programmes.care_meals.tests.no_signal import no_signal
from dure.programmes.care_meals.types.diners import Door

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def today() -> Monday:
    """Four doors today, the link not opened yet."""
    here = monday(opened=False, on=day_of(now()))
    MealDay.objects.within(pk=here.day.pk).update(opened_at=now())
    return here


def outcomes(here: Monday) -> list[str]:
    rows = DoorVisit.objects.within(stop__day_id=here.day.pk, undone_at__isnull=True)
    return list(rows.order_by("stop__place").values_list("outcome", flat=True))


def begun(page: Page, live_server: LiveServer, here: Monday) -> Page:
    page.goto(f"{live_server.url}/door/{here.link.token}/")
    page.get_by_role("button", name="이 전화기로 시작하기").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("박순례")
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    return page


def well(page: Page) -> None:
    """Three touches: mood, appetite, walking; the third leads to the next door."""
    for row in range(3):
        page.locator("fieldset.check").nth(row).get_by_role("button", name="여느 때처럼").click()


def until(page: Page, happened: Callable[[], bool]) -> None:
    """What the phone tells arrives when it arrives: a page without a count may not have begun to send."""
    for _ in range(150):
        if happened():
            return
        page.wait_for_timeout(200)
    pytest.fail("it did not happen within half a minute")


def test_the_whole_route_without_signal_and_a_closed_door_that_climbs_to_step_three(
    phone: Page, browser: Browser, live_server: LiveServer, today: Monday
) -> None:
    page, watch = begun(phone, live_server, today), Watch()
    with no_signal(page):
        page.get_by_role("button", name="전해 드렸어요").click()
        well(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("김말순")
        page.get_by_role("button", name="안 계세요").click()
        expect(page.get_by_text("문을 세 번 두드려요")).to_be_visible()
        expect(page.get_by_text("아직 담당자에게 전하지 못했어요")).to_be_visible()
        page.reload()  # the phone was put away; there is still no signal
        expect(page.get_by_role("heading", level=1)).to_have_text("최점례")
        page.get_by_role("button", name="약속대로 두었어요").click()
        page.get_by_role("button", name="되돌리기").click()
        page.get_by_role("button", name="전해 드렸어요").click()
        well(page)
        page.get_by_role("button", name="문제가 있어요").click()
        page.get_by_role("button", name="안 받으셨어요").click()
        page.get_by_role("button", name="마치기").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("모두 마쳤어요")
        expect(page.locator("[data-sync]")).to_contain_text("신호가 오면")
        assert outcomes(today) == []

    expect(page.locator("[data-sync]")).not_to_contain_text("건")
    expect(page.locator("[data-left]")).to_have_text("모두 보냈어요.")
    expect(page.get_by_text("이제 전화기를 닫아도 돼요")).to_be_visible()
    expect(page.locator("[data-total]")).to_have_text("4")
    expect(page.get_by_role("button", name="마치기")).to_be_hidden()
    assert outcomes(today) == ["delivered", "nobody", "delivered", "problem"]
    meals = ServiceRecord.objects.within(kind__code="care_meals.lunchbox", reverses__isnull=True)
    assert meals.count() == 2
    told = PhoneEvent.objects.within(link_id=today.link.pk)
    assert set(told.values_list("result", flat=True)) == {"taken"}

    watch.wall = now()
    alert = Alert.objects.within(initiative_id=today.story.village.initiative.pk).get()
    watch.look()
    watch.pass_minutes(10.1).look()
    watch.pass_minutes(15.1).look()
    alert.refresh_from_db()
    assert alert.rung + 1 == 3

    other = browser.new_context(viewport=PHONE, locale="ko-KR").new_page()
    other.goto(f"{live_server.url}/door/{today.link.token}/")
    expect(other.get_by_role("heading", level=1)).to_contain_text("다른 전화기가 쓰고 있어요")
    assert "박순례" not in other.content()
    other.context.close()


def test_one_worry_is_told_without_the_other_two_touches(
    phone: Page, live_server: LiveServer, today: Monday
) -> None:
    page = begun(phone, live_server, today)
    page.get_by_role("button", name="전해 드렸어요").click()
    page.locator("fieldset.check").first.get_by_role("button", name="나빠요").click()
    page.get_by_role("button", name="다음 집").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("김말순")

    visits = DoorVisit.objects.within(stop__day_id=today.day.pk)
    until(page, lambda: list(visits.values_list("mood", flat=True)) == [3])
    alerts = Alert.objects.within(initiative_id=today.story.village.initiative.pk)
    until(page, lambda: [one.ladder_code for one in alerts.all()] == ["care_meals.changed"])


def test_where_the_phone_has_signal_the_coordinator_knows_of_a_closed_door(
    phone: Page, live_server: LiveServer, today: Monday
) -> None:
    page = begun(phone, live_server, today)
    page.get_by_role("button", name="안 계세요").click()
    expect(page.get_by_text("담당자에게 알려졌어요")).to_be_visible()
    assert outcomes(today) == ["nobody"]


def test_a_door_that_moves_while_it_is_on_the_screen_shows_its_new_address(
    phone: Page, live_server: LiveServer, today: Monday
) -> None:
    page = begun(phone, live_server, today)
    moved = {"diner_id": today.diners[0].pk, "door": Door(address="가람읍 딸네길 7")}
    change_door(today.story.coordinator, at=now(), **moved)

    page.evaluate("window.dispatchEvent(new Event('online'))")  # as every ten seconds by itself

    expect(page.get_by_text("가람읍 딸네길 7")).to_be_visible()


def test_a_phone_whose_route_moved_shows_nobody_any_more_and_still_tells_what_it_did(
    phone: Page, live_server: LiveServer, today: Monday
) -> None:
    page = begun(phone, live_server, today)
    with no_signal(page):
        page.get_by_role("button", name="전해 드렸어요").click()
        well(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("김말순")
        move_link(today.story.coordinator, link=today.link.public_id, at=now())

    expect(page.get_by_text("다른 전화기로 옮겼어요")).to_be_visible()
    expect(page.get_by_text("김말순")).to_have_count(0)
    expect(page.get_by_role("button", name="전해 드렸어요")).to_have_count(0)
    until(page, lambda: outcomes(today) == ["delivered"])
    page.reload()
    expect(page.get_by_text("다른 전화기가 쓰고 있어요")).to_be_visible()
    assert "김말순" not in page.content()


def test_what_was_never_sent_on_the_day_is_sent_when_the_link_is_opened_the_day_after(
    phone: Page, live_server: LiveServer, today: Monday
) -> None:
    page = begun(phone, live_server, today)
    with no_signal(page):
        page.get_by_role("button", name="전해 드렸어요").click()
        expect(page.locator("[data-sync]")).to_contain_text("1건")
        page.goto("about:blank")  # put away for the night
    yesterday = day_of(now()) - timedelta(days=1)
    MealDay.objects.within(pk=today.day.pk).update(on=yesterday)

    page.goto(f"{live_server.url}/door/{today.link.token}/")
    expect(page.get_by_text("에만 쓸 수 있어요")).to_be_visible()
    until(page, lambda: outcomes(today) == ["delivered"])
    expect(page.locator("[data-sync]")).not_to_contain_text("건")
    page.reload()  # nothing of anybody is left on the phone
    expect(page.get_by_text("에만 쓸 수 있어요")).to_be_visible()
    assert "박순례" not in page.content()

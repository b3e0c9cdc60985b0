"""A reporter fills in her report in a real browser: by thumb, by keyboard, without a connection."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from dure.measurement.models import Observation, Report
from dure.measurement.tests.screens.season_today import Today, season_today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth)
  .map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)"""
MEALS = "제공 식수"
ELDERS = "이용 어르신 실인원"


@pytest.fixture
def the() -> Today:
    return season_today()


def signed_in(page: Page, live: LiveServer, the: Today, language: str = "ko") -> Page:
    session = the.browser().cookies["sessionid"].value
    page.context.add_cookies(
        [
            {"name": "sessionid", "value": session, "url": live.url},
            {"name": "dure_language", "value": language, "url": live.url},
        ]
    )
    page.goto(f"{live.url}/reports/{the.report}/")
    return page


def stored() -> dict[tuple[str, str], object]:
    rows = Observation.objects.everywhere("test").select_related("indicator")
    return {
        (row.indicator.code, row.cell): row.value if row.state == "value" else row.state
        for row in rows
    }


def saved(page: Page) -> None:
    expect(page.locator(".report-foot .saved")).to_have_attribute("data-state", "saved")


def test_a_first_report_by_thumb_without_reading_help(
    phone: Page, live_server: LiveServer, the: Today
) -> None:
    page = signed_in(phone, live_server, the)

    page.get_by_label(MEALS).tap()
    page.keyboard.type("5234")
    page.locator(".entry-na input").nth(1).tap()
    page.get_by_label("제때 도착한 배달").fill("93")
    page.get_by_label("모든 배달").fill("100")
    expect(page.locator(".entry-rate")).to_have_text("= 93%")
    expect(page.locator("#report-done")).to_contain_text("3개 가운데 3개")
    page.get_by_role("button", name="제출하기").tap()
    page.get_by_role("dialog").get_by_role("button", name="제출하기").tap()
    page.wait_for_url("**/given-back/")

    assert page.get_by_role("heading", level=1).inner_text().endswith("고마워요")
    assert stored()["M01", ""] == 5234
    assert stored()["M02", ""] == "not_applicable"
    assert Report.objects.everywhere("test").get(public_id=the.report).status == "submitted"


def test_the_whole_report_by_keyboard_alone(
    desk: Page, live_server: LiveServer, the: Today
) -> None:
    page = signed_in(desk, live_server, the)

    page.get_by_label(MEALS).focus()
    for typed, key in (("0", "Enter"), ("120", "ArrowDown"), ("9", "Enter"), ("10", "Enter")):
        page.keyboard.type(typed)
        page.keyboard.press(key)
    expect(page.locator("#report-done")).to_contain_text("3개 가운데 3개")
    page.keyboard.press("ArrowUp")

    assert page.evaluate("document.activeElement.name") == "numerator"
    assert {key: value for key, value in stored().items() if key[0] != "M03"} == {
        ("M01", ""): 0,
        ("M02", ""): 120,
    }


def test_an_answer_that_comes_late_does_not_count_backwards(
    desk: Page, live_server: LiveServer, the: Today
) -> None:
    # The first answer is on its way for a second; what was typed after it must not be uncounted by it.
    page = signed_in(desk, live_server, the)
    held: list[str] = []

    def first_is_slow(route: Route) -> None:
        answer = route.fetch()
        if not held:
            held.append(route.request.url)
            page.wait_for_timeout(1_000)
        route.fulfill(response=answer)

    page.route("**/cell/**", first_is_slow)
    page.get_by_label(MEALS).fill("5234")
    page.keyboard.press("Enter")
    page.get_by_label(ELDERS).fill("120")
    page.keyboard.press("Enter")
    expect(page.locator(".entry[data-kept]")).to_have_count(2)

    page.wait_for_timeout(1_500)
    expect(page.locator("#report-done")).to_contain_text("3개 가운데 2개")
    assert held


def test_a_wrong_number_stays_where_it_was_typed_with_its_sentence(
    desk: Page, live_server: LiveServer, the: Today
) -> None:
    page = signed_in(desk, live_server, the)

    page.get_by_label(ELDERS).fill("12.5")
    page.keyboard.press("Enter")

    expect(page.locator(".entry .error")).to_contain_text("소수는 넣을 수 없어요")
    assert page.get_by_label(ELDERS).input_value() == "12.5"
    assert page.get_by_label(ELDERS).get_attribute("aria-invalid") == "true"
    assert stored() == {}


def test_a_lost_connection_loses_nothing(desk: Page, live_server: LiveServer, the: Today) -> None:
    page = signed_in(desk, live_server, the)

    page.context.set_offline(True)
    page.get_by_label(MEALS).fill("77")
    page.keyboard.press("Enter")
    expect(page.locator(".report-foot .saved")).to_have_attribute("data-state", "failed")
    assert stored() == {}
    page.context.set_offline(False)

    saved(page)
    assert stored() == {("M01", ""): 77}


def test_a_closed_tab_loses_nothing(desk: Page, live_server: LiveServer, the: Today) -> None:
    page = signed_in(desk, live_server, the)
    page.context.set_offline(True)
    page.get_by_label(MEALS).fill("88")
    context = page.context
    # What a page keeps goes to the browser by a thread of its own; no hand closes a tab before that.
    page.wait_for_timeout(250)
    page.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(f"{live_server.url}/reports/{the.report}/")

    expect(again.locator(".restored")).to_contain_text("1개를 되살렸어요")
    assert again.get_by_label(MEALS).input_value() == "88"
    saved(again)
    assert stored() == {("M01", ""): 88}


def test_two_tabs_show_each_others_values(desk: Page, live_server: LiveServer, the: Today) -> None:
    page = signed_in(desk, live_server, the)
    other = page.context.new_page()
    other.goto(f"{live_server.url}/reports/{the.report}/")

    page.get_by_label(MEALS).fill("130")
    page.keyboard.press("Enter")
    saved(page)
    other.get_by_label(MEALS).fill("120")
    other.keyboard.press("Enter")

    expect(other.locator(".entry .error")).to_contain_text("지금 값 130")
    assert stored() == {("M01", ""): 130}
    other.get_by_role("button", name="내가 적은 값으로").click()
    saved(other)
    assert stored() == {("M01", ""): 120}


def test_parts_are_added_up_beside_the_total(
    desk: Page, live_server: LiveServer, the: Today
) -> None:
    page = signed_in(desk, live_server, the)

    page.get_by_label(ELDERS).fill("12")
    page.locator("details.cells summary").click()
    page.get_by_label("여성").fill("7")
    page.get_by_label("남성").fill("4")

    expect(page.locator("[data-sum]")).to_have_text("세부구분의 합 11 · 전체 12 · 차이 1")
    saved(page)
    expect(page.locator("details.cells .count")).to_have_text("2/2")


@pytest.mark.parametrize(("language", "width"), list(product(("ko", "en"), (390, 1440))))
def test_everyone_can_use_every_page_of_the_reporter(
    browser: Browser, live_server: LiveServer, the: Today, language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = signed_in(context.new_page(), live_server, the, language)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    own = f"{live_server.url}/reports/{the.report}"
    inside = f"{live_server.url}/in/halmae"
    page.locator("details.cells summary").click()
    page.locator("[data-part]").first.wait_for()

    for address in (
        "",
        f"{own}/given-back/",
        f"{own}/history/",
        f"{inside}/reports/",
        f"{inside}/reports/workbook/",
        f"{inside}/imports/",
    ):
        if address:
            page.goto(address)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate(WIDE) == []
    assert [text for text in refused if "Content Security Policy" in text] == []
    context.close()

"""Somebody who never saw Dure reports; it is approved, published, and she finds its source."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from dure.ground.access.models import Account
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import village
from dure.kernel.clock import day_of, now
from dure.measurement.tests.factories import GARAM, Season, assign, define, opened
from dure.measurement.types.reports import RoundDates

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MONTH = "2026-10"


@pytest.fixture
def season() -> Iterator[Season]:
    """A county whose October is asked for today, and whose people belong to the demo."""
    forget_trees()
    Place.objects.create(
        code=GARAM,
        level="sigungu",
        name_ko="가람군",
        name_en="Garam",
        valid_from=day_of(now()) - timedelta(days=3000),
        fictional=True,
    )
    garam = village()
    for account in Account.objects.all():
        account.email = account.email.replace("example.org", "demo.dure.example")
        account.save()
    define(garam)
    assign(garam, garam.kitchen, garam.welfare)
    today = day_of(now())
    dates = RoundDates(today - timedelta(5), today + timedelta(5), today + timedelta(20))
    with override_settings(DURE_DEMO=True):
        yield opened(garam, MONTH, dates)


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_a_first_day_from_an_empty_form_to_the_source_of_the_number(
    size: str, season: Season, live_server, request: pytest.FixtureRequest
):
    page: Page = request.getfixturevalue(size)

    come_in(page, live_server.url, "reporter-halmae")
    page.goto(f"{live_server.url}/reports/{season.kitchen.public_id}/")
    type_into(page, "M01", "5200")
    type_into(page, "M02", "214")
    page.locator("[data-hand-in]").click()
    page.locator("#hand-in-ask").get_by_role("button", name="제출하기").click()
    expect(page.locator("body")).to_contain_text("제출")
    leave(page, live_server.url)

    come_in(page, live_server.url, "director-halmae")
    page.goto(f"{live_server.url}/reports/{season.kitchen.public_id}/check/")
    page.locator('form[action$="/approve/"] button').first.click()
    page.wait_for_load_state()
    publishes(page, live_server.url)
    leave(page, live_server.url)

    page.goto(f"{live_server.url}/")
    touch(page, 'a[href*="/n/"]:has-text("5,200"), a[href$="/i/halmae/"]')
    if "/n/" not in page.url:
        touch(page, 'a[href*="/n/"]:has-text("5,200")')
    expect(page.locator("body")).to_contain_text(re.compile("5,200"))
    expect(page.locator("body")).to_contain_text("손맛사회적협동조합")


def come_in(page: Page, home: str, name: str) -> None:
    """One touch on the demo's sign-in page."""
    page.goto(f"{home}/sign-in/")
    person = page.locator(f'form:has(input[value="{name}@demo.dure.example"]) button').first
    if not person.is_visible():
        page.locator("details.others > summary").click()
    person.click()
    page.wait_for_load_state()


def leave(page: Page, home: str) -> None:
    """Somebody else takes the device."""
    page.context.clear_cookies()


def type_into(page: Page, code: str, number: str) -> None:
    """A number typed where its indicator stands; it is saved as one types."""
    line = page.locator(f'form.entry:has(input[name="indicator"][value="{code}"])').first
    box = line.locator('input[name="value"]')
    box.fill(number)
    box.press("Tab")
    expect(page.locator(".saved").first).to_have_attribute("data-state", "saved")


def touch(page: Page, where: str) -> None:
    """One touch on the first such thing that can be seen."""
    page.locator(where).locator("visible=true").first.click()
    page.wait_for_load_state()


def publishes(page: Page, home: str) -> None:
    """The director looks at what would be published, publishes exactly that, and sees it done."""
    page.goto(f"{home}/in/halmae/releases/")
    touch(page, 'main a[href$="/releases/new/"]')
    page.locator('[name="first"]').select_option(MONTH)
    page.locator('[name="last"]').select_option(MONTH)
    touch(page, "main form button")
    touch(page, 'main a[href*="/releases/new/"]')  # the work is done: to the preview
    expect(page.locator("body")).to_contain_text("이대로 공표하기")
    page.locator('[name="title_ko"]').fill("2026년 10월 공표")
    page.locator('[name="title_en"]').fill("Release of October 2026")
    touch(page, "#publish button")
    touch(page, 'main a[href*="/releases/"]')
    expect(page.locator("h1")).to_have_text("2026년 10월 공표")

"""Every page of front in a real browser: nothing axe can see, no sideways scroll, no refused script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from dure.front.tests.published import publish
from dure.ground.access.models import Account
from dure.ground.journal.types import Actor
from dure.measurement.models import PublishedNumber, Target, Why
from dure.measurement.tests.releases import County, county, reports

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = (
    "/",
    "/i/halmae/",
    "/i/halmae/members/",
    "/i/halmae/members/halmae-kitchen/",
    "/i/halmae/indicators/M01/",
    "/i/halmae/data/",
)
MEMBERS = ("/today/", "/in/halmae/scorecard/", "/in/halmae/indicators/M01/")


def a_year_of_reports() -> County:
    """Four months with small cells, silence, a release, a target and a story."""
    made = county()
    for at, month in enumerate(("2026-05", "2026-06", "2026-07", "2026-08", "2026-09")):
        reports(made, "손맛", month, {"": 43 + at, "sex=f": 40, "sex=m": 3 + at})
        reports(made, "두손", month, {"": 71 + at, "sex=f": 50, "sex=m": 21 + at})
        if at % 2:
            reports(made, "새참", month, {"": 62, "sex=f": 37, "sex=m": 25})
    publish(made, "2026-05", "2026-09")
    here = {"initiative": made.village.initiative, "indicator": made.served}
    Target.objects.create(**here, period="2026", role="target", value=160)
    Why.objects.create(
        **here,
        period="2026-08",
        text_ko="더위에 쉬는 날을 늘렸어요.",
        text_en="More days off in the heat.",
        written_at="2026-09-05T10:00:00+09:00",
        written_by_id=made.village.director.account_id,
    )
    return made


def page_for(
    browser: Browser, live_server: LiveServer, actor: Actor | None, width: int, **chosen: str
) -> Page:
    """A browser of that width, in that language and light, signed in where somebody acts."""
    context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    cookies = {f"dure_{name}": value for name, value in chosen.items()}
    if actor is not None:
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id))
        cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    return context.new_page()


def faults_of(page: Page, live_server: LiveServer, address: str, width: int) -> list[object]:
    """What axe sees, sideways scroll, and scripts or styles that the policy refused."""
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    answer = page.goto(f"{live_server.url}{address}")
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    faults: list[object] = [
        (address, one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found
    ]
    if answer is None or answer.status != 200:
        faults.append((address, "status", answer.status if answer else None))
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        faults.append((address, "scrolls sideways", wide))
    return faults + [(address, text) for text in refused if "Content Security Policy" in text]


def number_pages() -> list[str]:
    """One shown, one hidden and one silent number."""
    found = [
        PublishedNumber.objects.filter(status=status).first()
        for status in ("published", "primary", "not_reported")
    ]
    return [f"/n/{one.address}/" for one in found if one is not None]


# Every two of language, theme and width meet once: words overflow by language and width, colours
# fail by theme, and each look costs most of a minute.
LOOKS = [("ko", "light", 390), ("ko", "dark", 1440), ("en", "light", 1440), ("en", "dark", 390)]


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_everyone_can_use_every_page(
    browser: Browser, live_server: LiveServer, language: str, theme: str, width: int
) -> None:
    made = a_year_of_reports()
    visitor = page_for(browser, live_server, None, width, language=language, theme=theme)
    director = page_for(
        browser, live_server, made.village.director, width, language=language, theme=theme
    )

    faults = [
        fault
        for address in (*PUBLIC, *number_pages())
        for fault in faults_of(visitor, live_server, address, width)
    ]
    faults += [
        fault
        for address in (*MEMBERS, *number_pages())
        for fault in faults_of(director, live_server, address, width)
    ]

    assert faults == []
    visitor.context.close()
    director.context.close()


def test_at_four_times_the_size_nothing_is_cut_off(
    browser: Browser, live_server: LiveServer
) -> None:
    """1280 at 400 % is 320 wide (WCAG 1.4.10)."""
    made = a_year_of_reports()
    page = page_for(browser, live_server, made.village.director, 320, language="ko")

    wide = {}
    for address in (*PUBLIC, *MEMBERS, *number_pages()):
        page.goto(f"{live_server.url}{address}")
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert {address: width for address, width in wide.items() if width > 320} == {}
    page.context.close()


def test_from_the_scorecard_to_who_and_when_in_three_touches_by_keyboard(
    browser: Browser, live_server: LiveServer
) -> None:
    made = a_year_of_reports()
    page = page_for(browser, live_server, made.village.director, 1440, language="ko")
    page.goto(f"{live_server.url}/in/halmae/scorecard/")

    page.locator(".score-value a").first.press("Enter")
    page.wait_for_url("**/n/**")
    first = page.locator("#sources a").first
    assert "손맛사회적협동조합" in page.locator("#sources").inner_text()
    first.press("Enter")

    page.wait_for_url("**/reports/**")
    page.context.close()

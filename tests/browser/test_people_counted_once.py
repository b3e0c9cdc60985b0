"""박순례 eats at three tables: she counts once, and twice again after one consent is withdrawn."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.ground.consent.services import withdraw_consent
from dure.ground.tests.browser import browser_of
from dure.kernel.clock import now
from dure.measurement.models import LikelyPair, PairDecision
from dure.measurement.tests.tables_shared import BASIS, Tables, agrees, alike, tables

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = [390, 1440]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
SHE = "박순례"
INDICATOR = "/in/halmae/indicators/M02/?period=2026-03"
DESK = "/in/halmae/pairs/"
WIDE = "document.documentElement.scrollWidth - innerWidth"


def page_for(browser: Browser, live: LiveServer, client: Client, width: int) -> Page:
    """A browser of that width that speaks Korean, signed in as that client is."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, reduced_motion="reduce", locale="ko-KR"
    )
    name = settings.SESSION_COOKIE_NAME
    cookies = {"dure_language": "ko", name: client.cookies[name].value}
    context.add_cookies(
        [{"name": key, "value": value, "url": live.url} for key, value in cookies.items()]
    )
    return context.new_page()


def is_well_made(page: Page) -> None:
    """It fits the width, and whoever listens to it or has a keyboard only can use it."""
    assert page.evaluate(WIDE) <= 0
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()


# ── once, and twice again ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", WIDTHS)
def test_she_counts_once_and_twice_again_after_one_consent_is_withdrawn(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    made = tables(own=0)
    page = page_for(browser, live_server, browser_of(made.village.director), width)

    page.goto(live_server.url + INDICATOR)
    main = page.locator("main")
    expect(page.locator("h1 em")).to_have_text("1명")
    expect(main).to_contain_text(f"동의한 사람의 기록을 이어 한 번씩 셌어요 · {BASIS}")
    expect(main).not_to_contain_text("실제는")

    takes_back(made)
    page.reload()

    expect(page.locator("h1 em")).to_have_text("2명")
    expect(main).to_contain_text("실제는 1–2 사이")
    expect(main).to_contain_text("동의하지 않았거나 동의를 거둔 분은 다니는 곳마다 세고")
    assert SHE not in page.content()
    is_well_made(page)
    page.context.close()


def takes_back(made: Tables) -> None:
    """She tells one of the three houses, which writes it down the same moment."""
    consent = made.consents[2]
    withdraw_consent(
        made.who("worker", made.houses[2]),
        at=now(),
        initiative_id=made.initiative_id,
        consent_id=consent.pk,
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_member_reads_that_people_count_where_they_are_served_and_how_many_of_nobody(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    made = tables()
    takes_back(made)
    reporter = made.who("reporter", made.houses[0])
    page = page_for(browser, live_server, browser_of(reporter), width)

    page.goto(live_server.url + INDICATOR)

    expect(page.locator("main")).to_contain_text(BASIS)
    expect(page.locator("main")).not_to_contain_text("따로 센")
    assert SHE not in page.content()
    page.context.close()


# ── the desk of pairs ────────────────────────────────────────────────────────────────────────────


def three_doubtful_pairs() -> Tables:
    """Three women of two houses who look alike: the machine cannot tell."""
    made = tables(own=3, linked=False)
    first, second = (made.others[house.slug] for house in made.houses[:2])
    for one in (*first, *second):
        agrees(made, one)
    alike(made, *zip(first, second, strict=True), chance=0.62)
    return made


def test_pairs_are_decided_by_keyboard_one_after_the_other(
    browser: Browser, live_server: LiveServer
) -> None:
    made = three_doubtful_pairs()
    page = page_for(browser, live_server, browser_of(made.village.director), 1440)
    page.goto(live_server.url + DESK)
    page.get_by_role("link", name="기다리는 쌍 3개 보기").click()
    page.wait_for_url("**/pairs/*/")

    expect(page.locator("body")).to_contain_text("기다리는 쌍 3개")
    says(page, "s", "전화로 물어보았어요")
    listens = page.locator("h1 :focus")
    expect(listens).to_contain_text("판단을 적었어요. 다음 쌍이에요.")
    expect(page.locator("body")).to_contain_text("기다리는 쌍 2개")
    is_well_made(page)
    says(page, "d", "이웃에 사는 동명이인이에요")
    expect(page.locator("body")).to_contain_text("기다리는 쌍 1개")
    says(page, "u", "더 알아볼게요")

    page.wait_for_url(f"**{DESK}")
    expect(page.locator("main")).to_contain_text("같은 사람")
    said = PairDecision.objects.within(initiative_id=made.initiative_id).order_by("pk")
    assert [one.verdict for one in said] == ["same", "different", "unsure"]
    assert len({one.left_id for one in said}) == 3
    page.context.close()


def says(page: Page, key: str, reason: str) -> None:
    """One key for the word, the reason at once, Enter."""
    page.wait_for_load_state()
    page.keyboard.press(key)
    expect(page.locator("#id_reason")).to_be_focused()
    page.keyboard.type(reason)
    page.keyboard.press("Enter")


def test_without_a_reason_nothing_is_taken_and_the_same_pair_stays(
    browser: Browser, live_server: LiveServer
) -> None:
    made = three_doubtful_pairs()
    page = page_for(browser, live_server, browser_of(made.village.director), 1440)
    pair = LikelyPair.objects.order_by("pk").first()
    page.goto(f"{live_server.url}{DESK}{pair.pk}/")

    page.wait_for_load_state()
    page.keyboard.press("s")
    page.keyboard.press("Enter")

    expect(page.locator("#id_reason")).to_be_focused()
    assert page.url.endswith(f"{DESK}{pair.pk}/")
    assert not PairDecision.objects.within(initiative_id=made.initiative_id).exists()
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("where", [DESK, f"{DESK}one", "/in/halmae/overlaps/"])
def test_the_pages_fit_a_phone_and_a_desk_and_can_be_listened_to(
    browser: Browser, live_server: LiveServer, width: int, where: str
) -> None:
    made = three_doubtful_pairs()
    pair = LikelyPair.objects.order_by("pk").first()
    page = page_for(browser, live_server, browser_of(made.village.director), width)

    page.goto(live_server.url + where.replace("one", f"{pair.pk}/"))

    is_well_made(page)
    page.context.close()

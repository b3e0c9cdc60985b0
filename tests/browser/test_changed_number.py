"""A changed number explains itself in two touches: old, new, cause, who, where it was used, who is told."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.front.tests.published import publish, signed_in
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Observation, PublishedNumber
from dure.measurement.services import note_use, restate_numbers
from dure.measurement.tests.releases import County, county, reports
from dure.measurement.types.usage import NewUse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CAUSE = "새참이 같은 날을 두 번 적은 것을 바로잡았어요."


def a_total_that_changed() -> County:
    """Three kitchens in September: 512, used in a paper and taken as a file; then 498."""
    made = county()
    for name, value in (("손맛", 211), ("두손", 187), ("새참", 114)):
        reports(made, name, "2026-09", {"": value})
    publish(made, "2026-09", "2026-09")
    note_use(
        made.village.director,
        address=total().address,
        use=NewUse(kind="report", title="군의회 하반기 업무보고", link="", used_on=NOW.date()),
        at=NOW,
    )
    assert Client().get("/i/halmae/data/numbers.csv").status_code == 200
    kitchen = made.kitchens["새참"]
    Observation.objects.within(organisation=kitchen, period="2026-09").update(value=100)
    restate_numbers(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        cause="correction",
        cause_words=Words(CAUSE, "Saecham had written one day twice."),
        at=NOW,
        periods=["2026-09"],
    )
    return made


def total() -> PublishedNumber:
    here = {"organisation": None, "place_code": "", "cell": "", "period": "2026-09"}
    return PublishedNumber.objects.filter(**here).latest("pk")


def page_for(browser: Browser, live_server: LiveServer, actor: Actor | None, width: int) -> Page:
    """A browser of that width that speaks Korean, signed in where somebody acts."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, reduced_motion="reduce", locale="ko-KR"
    )
    cookies = {"dure_language": "ko"}
    if actor is not None:
        client = signed_in(Client(), actor)
        cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    return context.new_page()


def explains(page: Page, *, who: str) -> None:
    """What stands under one's eyes after the second touch."""
    changes = page.locator("#changes")
    expect(changes).to_be_in_viewport()
    for said in ("512", "498", CAUSE, who):
        expect(changes).to_contain_text(said)
    used = page.locator("#used")
    for said in ("군의회 하반기 업무보고", "앞의 수", "CSV로 내려받음", "오늘 화면과 편지"):
        expect(used).to_contain_text(said)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_member_reads_it_from_the_scorecard_in_two_touches(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    made = a_total_that_changed()
    page = page_for(browser, live_server, made.village.director, width)
    page.goto(f"{live_server.url}/in/halmae/scorecard/")

    page.locator(".score-value a").first.click()
    page.wait_for_url("**/n/**")
    page.get_by_role("link", name="공개한 뒤 1번 고쳤어요").click()

    explains(page, who=made.village.director.name)
    page.context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_anybody_reads_it_from_the_public_page_in_two_touches(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    made = a_total_that_changed()
    page = page_for(browser, live_server, None, width)
    page.goto(f"{live_server.url}/i/halmae/indicators/M01/")

    page.get_by_role("link", name="산출 근거").first.click()
    page.wait_for_url("**/n/**")
    page.get_by_role("link", name="공개한 뒤 1번 고쳤어요").click()

    explains(page, who=made.village.backbone.name_ko)
    assert made.village.director.name not in page.locator("#changes").inner_text()
    page.context.close()


def test_who_used_it_says_on_a_phone_that_the_paper_is_right_again(
    browser: Browser, live_server: LiveServer
) -> None:
    made = a_total_that_changed()
    page = page_for(browser, live_server, made.village.director, 390)
    page.goto(f"{live_server.url}/today/")

    page.get_by_role("link", name="‘군의회 하반기 업무보고’에 쓴 숫자가 고쳐졌어요").click()
    explains(page, who=made.village.director.name)
    page.get_by_role("button", name="새 수로 고쳤어요").click()

    expect(page.locator("#used li").first).to_contain_text("새 수로 고침")
    expect(page.locator("#used li").first).not_to_contain_text("앞의 수")
    page.context.close()


def test_a_number_stands_inside_the_page_of_somebody_else(
    browser: Browser, live_server: LiveServer
) -> None:
    a_total_that_changed()
    page = page_for(browser, live_server, None, 1440)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    # Here both sides are this machine, which a browser lets no page of elsewhere look into unasked.
    page.context.grant_permissions(["local-network-access"])
    address = f"{live_server.url}/n/{total().address}/embed/"
    frame = f'<iframe allow="local-network-access" src="{address}" width="360" height="190">'
    theirs = live_server.url.replace("localhost", "127.0.0.1")
    page.route(f"{theirs}/news", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(f"{theirs}/news")

    inside = page.frame_locator("iframe")
    expect(inside.locator(".small-figure")).to_contain_text("498")
    expect(inside.locator("body")).to_contain_text("고쳐 공개한 수예요")
    assert [text for text in refused if "frame" in text.lower()] == []
    page.context.close()

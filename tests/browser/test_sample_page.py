"""The living style page in a real browser: nothing axe can see, no sideways scroll, no refused script."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from dure.kernel.faces import open_to_all
from dure.kernel.ui.tests.sample import sample_context

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls(__name__),
]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@open_to_all(reason="a page of this test")
def sample(request: HttpRequest) -> HttpResponse:
    return render(request, "kernel/ui/sample.html", sample_context())


urlpatterns = [path("sample/", sample), path("", include("dure.kernel.ui.urls"))]


@pytest.mark.parametrize(
    ("language", "theme", "width"), list(product(("ko", "en"), ("light", "dark"), (390, 1280)))
)
def test_everyone_can_use_every_part(
    browser: Browser, live_server: LiveServer, language: str, theme: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    choices = {"dure_language": language, "dure_theme": theme}
    page.context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in choices.items()]
    )
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)

    page.goto(f"{live_server.url}/sample/")

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [text for text in refused if "Content Security Policy" in text] == []
    page.close()


def test_a_cook_switches_language_light_and_dialog_by_keyboard(
    desk: Page, live_server: LiveServer
) -> None:
    desk.goto(f"{live_server.url}/sample/")
    desk.get_by_role("button", name="English").press("Enter")
    desk.wait_for_selector("html[lang=en]")
    assert desk.url.endswith("/sample/")

    desk.get_by_role("button", name="Dark colours").press("Enter")
    desk.wait_for_selector("html[data-theme=dark]")

    desk.get_by_role("button", name="Return").press("Enter")
    assert desk.get_by_role("dialog").is_visible()
    desk.keyboard.press("Escape")
    assert not desk.get_by_role("dialog").is_visible()


def test_what_is_typed_shows_that_it_is_not_saved_yet(desk: Page, live_server: LiveServer) -> None:
    desk.goto(f"{live_server.url}/sample/")
    desk.get_by_role("textbox", name="이용 어르신 실인원").fill("120")
    assert desk.locator(".saved").get_attribute("data-state") == "typing"

"""Every page of the house in a real browser: two languages, phone and desk, nothing axe can see."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from dure.ground.tests.browser import browser_of
from dure.project.tests.every_page import House, addresses, house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The big screen says everything in both languages at once: Korean first, whoever opened it.
FOR_THE_WHOLE_HALL = "/screen/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, DESK = 390, 1440
FEWEST = 55  # pages; fewer means that the walk no longer reaches them


@dataclass
class Walk:
    """One browser that goes from page to page and keeps what is wrong."""

    page: Page
    home: str
    language: str
    widths: tuple[int, int]
    said: list[str] = field(default_factory=list)
    faults: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append(message.text)

    def visit(self, address: str, *, closely: bool) -> None:
        """Open it in the first width, look closely where it is this walk's turn, then in the other one."""
        first, second = self.widths
        self.page.set_viewport_size({"width": first, "height": 900})
        self.page.goto(f"{self.home}{address}")
        spoken = self.page.locator("html").get_attribute("lang")
        if spoken != self.language and not address.endswith(FOR_THE_WHOLE_HALL):
            self.faults.append((address, "speaks", spoken))
        self._scrolls(address, first)
        if closely:
            self._closely(address)
        self.page.set_viewport_size({"width": second, "height": 900})
        self._scrolls(address, second)
        self.faults += [(address, each) for each in self.said]
        self.said.clear()

    def _closely(self, address: str) -> None:
        found = Axe().run(self.page, options={"runOnly": RULES}).response["violations"]
        self.faults += [
            (address, one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found
        ]

    def _scrolls(self, address: str, width: int) -> None:
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            self.faults.append((address, "scrolls sideways", width, wide))


@pytest.mark.parametrize(
    ("language", "widths"), [("ko", (PHONE, DESK)), ("en", (DESK, PHONE))], ids=["ko", "en"]
)
def test_every_page_can_be_read_and_used_by_everyone(
    browser: Browser, live_server: LiveServer, language: str, widths: tuple[int, int]
) -> None:
    made = house()
    walks = {who: walk_of(browser, live_server, made, who, language, widths) for who in made.people}
    visited = 0
    for who, address in opened(made, language):
        # A page is built the same in both languages: every other one is looked at closely in each.
        walks[who].visit(address, closely=visited % 2 == (language == "ko"))
        visited += 1

    assert [fault for walk in walks.values() for fault in walk.faults] == []
    assert visited >= FEWEST
    for walk in walks.values():
        walk.page.context.close()


def opened(made: House, language: str) -> Iterator[tuple[str, str]]:
    """Each page with the first kind of person to whom it opens."""
    clients = {who: client_of(made, who, language) for who in made.people}
    for address in addresses(made.gaps):
        for who, client in clients.items():
            if is_page(client.get(address)):
                yield who, address
                break


def is_page(answer: HttpResponseBase) -> bool:
    """A whole page, neither a file nor a part of one."""
    if answer.status_code != 200 or not isinstance(answer, HttpResponse):
        return False
    return answer.content.lstrip()[:9].lower() == b"<!doctype"


def client_of(made: House, who: str, language: str) -> Client:
    actor = made.people[who]
    return browser_of(actor, language=language) if actor else Client()


def walk_of(
    browser: Browser,
    live_server: LiveServer,
    made: House,
    who: str,
    language: str,
    widths: tuple[int, int],
) -> Walk:
    context = browser.new_context(reduced_motion="reduce")
    cookies = {"dure_language": language}
    if made.people[who]:
        session = client_of(made, who, language).cookies[settings.SESSION_COOKIE_NAME]
        cookies[settings.SESSION_COOKIE_NAME] = session.value
    context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    return Walk(context.new_page(), live_server.url, language, widths)

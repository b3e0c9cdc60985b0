"""The people of a browser story: each with a device of their own, signed in or not; and plain phones."""

import re
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from playwright.sync_api import Browser, Page

from dure.ground.journal.types import Actor
from dure.ground.tests.browser import browser_of

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1440, "height": 900}}
HALL = {"viewport": {"width": 1920, "height": 1080}, "reduced_motion": "reduce"}
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|ticket)" value="([^"]+)"')


class House:
    """Opens devices at one address and keeps them apart: nobody shares a session with anybody."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.rooms = []

    def comes(self, actor: Actor | None = None, device: dict[str, object] = PHONE) -> Page:
        """Somebody takes a device; signed in where it is an actor. Korean is spoken."""
        room = self.browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul", **device)
        self.rooms.append(room)
        cookies = {"dure_language": "ko"}
        if actor is not None:
            cookies["sessionid"] = browser_of(actor).cookies["sessionid"].value
        room.add_cookies([{"name": n, "value": v, "url": self.url} for n, v in cookies.items()])
        room.set_default_timeout(90_000)  # a busy machine is slow; that says nothing of the page
        return room.new_page()

    def goes(self, page: Page, path: str) -> Page:
        """The person opens an address of the house, also one that was printed with the house's own name."""
        page.goto(self.url + urllib.parse.urlsplit(path).path)
        return page

    def leave(self) -> None:
        """All devices are put away."""
        for room in self.rooms:
            room.close()


class PlainPhone:
    """A phone without a screen: it keeps cookies, reads forms and sends them, over the real network."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def reads(self, path: str) -> dict[str, str]:
        """The hidden fields of the page's form."""
        with self.opener.open(self.url + path, timeout=60) as answer:
            return dict(HIDDEN.findall(answer.read().decode()))

    def sends(self, path: str, fields: dict[str, str], accept: str = "text/html") -> str:
        """What the house answers to a form."""
        body = urllib.parse.urlencode(fields).encode()
        asked = urllib.request.Request(  # noqa: S310 - the live server of the test
            self.url + path, body, {"Accept": accept}
        )
        with self.opener.open(asked, timeout=60) as answer:
            return answer.read().decode()


def fits(page: Page) -> bool:
    """Nothing sticks out at the side: the page is read with one thumb."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

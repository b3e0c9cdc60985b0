"""The browser of the tests is a real one: it lays out Korean at the width of a phone."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HOME = """<meta name=viewport content="width=device-width">
<h1 style="word-break: keep-all">함께 짓는 밥상, 함께 재는 변화</h1>"""


def test_a_phone_shows_korean_without_scrolling_sideways(phone: Page) -> None:
    phone.set_content(HOME)
    assert phone.get_by_role("heading").inner_text() == "함께 짓는 밥상, 함께 재는 변화"
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_a_desk_is_wider_than_a_phone(desk: Page) -> None:
    desk.set_content(HOME)
    assert desk.evaluate("window.innerWidth") == 1440

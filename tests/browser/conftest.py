"""The real Chromium of this machine, at the size of a phone and of a desk."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dure.kernel.testing.chromium import find_chromium, launch_arguments

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}

# A busy machine is slow to draw; that says nothing about the page.
expect.set_options(timeout=30_000)

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    found = find_chromium()
    if found.path is None:
        pytest.skip(found.reason)
    return launch_arguments(found.path)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone that speaks Korean."""
    yield from page_of(browser, viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page on a desk that speaks Korean."""
    yield from page_of(browser, viewport=DESK)


def page_of(browser: Browser, **how: object) -> Iterator[Page]:
    context = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul", **how)
    yield context.new_page()
    context.close()

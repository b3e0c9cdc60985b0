"""A phone without signal: what it sends reaches nobody.

Right after a reload the browser's own switch comes a moment late, and a page that its worker serves is not
always stopped on the way; so the house does not hear either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from playwright.sync_api import Page

HEARS = "dure.programmes.care_meals.screens.courier_door.told.take_told"


@contextmanager
def no_signal(page: Page) -> Iterator[None]:
    """Inside the block; at its end the signal is back."""
    page.context.set_offline(True)
    page.context.route("**/told/", lambda sent: sent.abort("internetdisconnected"))
    with patch(HEARS, side_effect=ConnectionError("no signal")):
        yield
    page.context.unroute("**/told/")
    page.context.set_offline(False)

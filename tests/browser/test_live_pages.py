"""A page that stays open: what others do appears on it without a reload, and nothing is lost on the way."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from django.test import override_settings
from granian.constants import Interfaces
from granian.server.embed import Server
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.communication.services import close_alert
from dure.communication.tests.story import closed_door, coordinator
from dure.ground.access.models import Account
from dure.ground.tests.story import Village, village
from dure.kernel.clock import now
from dure.project.live.app import LiveApp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_ONCE_MS = 8_000  # the page by itself asks once a minute only
DOOR = "2번 경로 7번째 집"


@dataclass(slots=True)
class Streams:
    """The streams' server in a thread of its own; it can be taken away and come back on its port."""

    port: int
    server: Server | None = None
    loop: asyncio.AbstractEventLoop | None = None
    thread: threading.Thread | None = None

    def start(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        assert self.server
        assert self.loop
        assert self.thread
        self.loop.call_soon_threadsafe(self.server.stop)
        self.thread.join(10)

    def _serve(self) -> None:
        assert self.loop
        asyncio.set_event_loop(self.loop)
        self.server = Server(
            LiveApp(), port=self.port, interface=Interfaces.ASGINL, log_enabled=False
        )
        self.loop.run_until_complete(self.server.serve())


@pytest.fixture
def streams() -> Iterator[Streams]:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        found = Streams(door.getsockname()[1])
    found.start()
    with override_settings(DURE_LIVE_AT=str(found.port), DURE_DEMO=True):
        yield found
    found.stop()


def watching(page: Page, live_server: LiveServer) -> tuple[Village, Page]:
    """A coordinator has the alerts open; nobody needs anybody."""
    here = village()
    one = coordinator(here)
    account = Account.objects.get(pk=one.account_id)
    account.email = "coordinator@demo.dure.example"
    account.save()
    page.goto(f"{live_server.url}/sign-in/")
    page.locator(f'form:has(input[value="{account.email}"]) button').first.click()
    page.wait_for_load_state()
    page.goto(f"{live_server.url}/in/halmae/alerts/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("모두 무사해요")
    return here, page


def test_an_alert_appears_on_an_open_phone_and_goes_when_it_is_closed(
    phone: Page, live_server: LiveServer, streams: Streams
) -> None:
    here, page = watching(phone, live_server)

    card = closed_door(here)
    expect(page.locator("main")).to_contain_text(DOOR, timeout=AT_ONCE_MS)

    close_alert(coordinator(here), alert=card.public_id, outcome="well", note="", at=now())
    expect(page.locator("main [hx-get]")).not_to_contain_text(DOOR, timeout=AT_ONCE_MS)


def test_what_happened_while_the_streams_were_away_is_seen_when_they_come_back(
    desk: Page, live_server: LiveServer, streams: Streams
) -> None:
    here, page = watching(desk, live_server)
    page.wait_for_timeout(500)
    streams.stop()

    closed_door(here)
    streams.start()
    expect(page.locator("main")).to_contain_text(DOOR, timeout=20_000)

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
from playwright.sync_api import Page, Request, Route, expect
from pytest_django.live_server_helper import LiveServer

from dure.communication.services import announce, close_alert, read_announcement
from dure.communication.tests.meeting import table
from dure.communication.tests.story import closed_door, coordinator
from dure.communication.tests.talking import bada, say
from dure.communication.types import NewAnnouncement
from dure.ground.access.models import Account
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.clock import now
from dure.kernel.words import Words
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
        self.thread.join(2)  # a page that listens keeps it to the end; the port is free by then

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


def come_in(page: Page, live_server: LiveServer, one: Actor) -> None:
    """Somebody of the demo, by one touch."""
    account = Account.objects.get(pk=one.account_id)
    account.email = "coordinator@demo.dure.example"
    account.save()
    page.goto(f"{live_server.url}/sign-in/")
    page.locator(f'form:has(input[value="{account.email}"]) button').first.click()
    page.wait_for_load_state()


def watching(page: Page, live_server: LiveServer) -> tuple[Village, Page]:
    """A coordinator has the alerts open; nobody needs anybody."""
    here = village()
    one = coordinator(here)
    come_in(page, live_server, one)
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


def test_an_answer_that_did_not_come_is_asked_for_again(
    phone: Page, live_server: LiveServer, streams: Streams
) -> None:
    """News is told once: a house that stumbles over it just then must not leave the page as it was."""
    here, page = watching(phone, live_server)
    stumbled: list[str] = []

    def stumble(route: Route, request: Request) -> None:
        if "hx-request" in request.headers and len(stumbled) < 2:
            stumbled.append(request.url)
            route.fulfill(status=503) if len(stumbled) == 1 else route.abort()
        else:
            route.continue_()

    page.route("**/alerts/**", stumble)
    closed_door(here)
    expect(page.locator("main")).to_contain_text(DOOR, timeout=20_000)
    assert len(stumbled) == 2


def test_what_happened_while_the_streams_were_away_is_seen_when_they_come_back(
    desk: Page, live_server: LiveServer, streams: Streams
) -> None:
    here, page = watching(desk, live_server)
    page.wait_for_timeout(500)
    streams.stop()

    closed_door(here)
    streams.start()
    expect(page.locator("main")).to_contain_text(DOOR, timeout=20_000)


def test_what_another_says_in_a_thread_appears_while_my_own_words_stay(
    phone: Page, live_server: LiveServer, streams: Streams
) -> None:
    made = table()
    come_in(phone, live_server, made.haneul)
    phone.goto(f"{live_server.url}/in/halmae/talk/{made.topic.public_id}/")
    phone.locator("#text").fill("아직 쓰는 중이에요")

    say(made.topic, made.bada, "수요일은 저희가 갈게요", made.here.welfare.pk)
    expect(phone.locator("main")).to_contain_text("수요일은 저희가 갈게요", timeout=AT_ONCE_MS)
    expect(phone.locator("#text")).to_have_value("아직 쓰는 중이에요")


def test_the_minutes_follow_whoever_writes_and_nobody_asks_every_few_seconds(
    desk: Page, live_server: LiveServer, streams: Streams
) -> None:
    made = table()
    come_in(desk, live_server, made.haneul)
    desk.goto(f"{live_server.url}/in/halmae/talk/meetings/{made.meeting.public_id}/")
    desk.wait_for_timeout(1_500)
    asked: list[str] = []
    desk.on("request", lambda one: asked.append(one.url))
    desk.wait_for_timeout(7_000)
    assert asked == []

    made.written("note", "복지관이 월요일을 맡는다", "m1", made.bada)
    expect(desk.locator(".minutes")).to_contain_text("월요일을 맡는다", timeout=AT_ONCE_MS)


def test_an_announcement_shows_who_has_read_it_as_they_read(
    desk: Page, live_server: LiveServer, streams: Streams
) -> None:
    here = village()
    new = NewAnnouncement(title=Words("설 연휴 배달", ""), text=Words("이틀 쉽니다.", ""))
    told = announce(here.director, initiative_id=here.initiative.pk, new=new, at=NOW)
    come_in(desk, live_server, here.director)
    desk.goto(f"{live_server.url}/in/halmae/talk/announcements/{told.public_id}/")
    expect(desk.locator("#read")).not_to_contain_text("읽은 기관 2")

    read_announcement(bada(here), announcement=told.public_id, at=now())
    expect(desk.locator(".read-list").first).to_contain_text("가람군노인복지관", timeout=AT_ONCE_MS)

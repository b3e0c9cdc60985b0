"""The streams' own server: `GET /live/?on=MARK&on=MARK&age=MS`, server-sent events (ASGI, no lifespan).

`changed` carries the numbers of the marks that have news, in the order asked, never what changed: the page
asks again through its own gated address. Every process follows the journal by itself; there may be several.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

from django.db import DatabaseError, close_old_connections, connection

from dure.ground.journal.queries.tail import Tail, news_in, touched_since
from dure.kernel.clock import now
from dure.kernel.ui.live import channels_in
from dure.project.live.hub import Hub, Listener

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
LOOKS_EVERY_S = 0.5
HEARTBEAT_S = 15.0
# After news a listener is left alone for a moment, so that a burst is one event.
REST_S = 0.3
COME_BACK_MS = 3_000
MOST_MARKS = 20
SLACK = timedelta(seconds=3)
OLDEST = timedelta(hours=12)
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # a proxy before us passes every event on at once
    (b"access-control-allow-origin", b"*"),  # marks are signed and no cookie is read
]
log = logging.getLogger("dure.live")


@dataclass(slots=True)
class LiveApp:
    """The ASGI application of one process."""

    hub: Hub = field(default_factory=Hub)
    tail: Tail = field(default_factory=Tail)
    following: "asyncio.Task[None] | None" = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Streams at /live/, nothing else."""
        marks = marks_in(scope)
        if marks is None:
            await _answer(send, 404)
            return
        if self.following is None or self.following.done():
            self.following = asyncio.create_task(self.follow())
        await self.stream(Listener(marks), age_in(scope), receive, send)

    async def stream(
        self, listener: Listener, age: timedelta, receive: Receive, send: Send
    ) -> None:
        """One page, until it goes away."""
        self.hub.join(listener)
        gone = asyncio.create_task(_gone(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _write(send, f"retry: {COME_BACK_MS}\n\n")
            await self._missed(listener, age)
            while not gone.done():
                await _write(send, await _next(listener, gone))
        finally:
            gone.cancel()
            self.hub.leave(listener)

    async def _missed(self, listener: Listener, age: timedelta) -> None:
        """What happened between the drawing of the page and now is news as well."""
        await self.begun.wait()  # else what is written between this look and the beginning is lost
        since = now() - age - SLACK
        channels = {one for mark in listener.marks for one in mark}
        try:
            missed = await asyncio.to_thread(_asked, touched_since, channels, since)
        except DatabaseError:
            missed = True
        if missed:
            listener.ring(range(len(listener.marks)))

    async def follow(self) -> None:
        """Read the journal's end again and again; after trouble everybody looks again."""
        lost = True
        while True:
            try:
                if lost:
                    await asyncio.to_thread(_asked, self.tail.begin, now())
                    lost = False
                    self.hub.tell_all() if self.begun.is_set() else self.begun.set()
                for line in await asyncio.to_thread(_asked, self.tail.read, now()):
                    self.hub.tell(news_in(line))
            except DatabaseError as error:
                log.warning("the journal could not be read: %s", type(error).__name__)
                lost = True
            await asyncio.sleep(LOOKS_EVERY_S)


def marks_in(scope: Scope) -> tuple[frozenset[str], ...] | None:
    """What is listened for; None when the address is not ours or a mark is none."""
    if scope["path"].rstrip("/") != "/live" or scope["method"] != "GET":
        return None
    marks = parse_qs(scope["query_string"].decode("ascii", "replace")).get("on", [])
    found = tuple(channels_in(mark) for mark in marks[:MOST_MARKS])
    return found if found and all(found) else None


def age_in(scope: Scope) -> timedelta:
    """How long ago the page was drawn, as it says; half a day when it says nonsense."""
    told = parse_qs(scope["query_string"].decode("ascii", "replace")).get("age", ["0"])[0]
    return (
        min(timedelta(milliseconds=int(told)), OLDEST)
        if told.isdecimal() and len(told) < 12
        else OLDEST
    )


async def _next(listener: Listener, gone: "asyncio.Task[None]") -> str:
    """The next words to this page: news, or a sign of life."""
    rung = asyncio.ensure_future(listener.rung.wait())
    try:
        await asyncio.wait({rung, gone}, timeout=HEARTBEAT_S, return_when=asyncio.FIRST_COMPLETED)
    finally:
        rung.cancel()
    if not listener.rung.is_set():
        return ": \n\n"
    await asyncio.sleep(REST_S)
    numbers = ",".join(map(str, listener.take()))
    return f"event: changed\ndata: {numbers}\n\n"


def _asked(question: Callable[..., Any], *given: Any) -> Any:
    """A question to the database from a thread of its own; the connection stays for the next one."""
    close_old_connections()
    try:
        return question(*given)
    except DatabaseError:
        connection.close()
        raise


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _write(send: Send, words: str) -> None:
    await send({"type": "http.response.body", "body": words.encode(), "more_body": True})


async def _answer(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"access-control-allow-origin", b"*")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

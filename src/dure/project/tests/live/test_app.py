"""The streams' application, asked as a server asks it: which page hears what, and when it is left."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection

from dure.ground.journal.models import JournalEntry
from dure.kernel.clock import now
from dure.kernel.ui.live import about, mark_of, within
from dure.project.live import app as live
from dure.project.live.app import OLDEST, LiveApp, age_in, marks_in

pytestmark = pytest.mark.slow
TOPIC = mark_of([about("topic", "t1")])
BOARD = mark_of([within(3, "care_meals")])


def scope(*marks: str, path: str = "/live/", method: str = "GET", **more: object) -> dict[str, Any]:
    query = urlencode([("on", mark) for mark in marks] + list(more.items()))
    return {"type": "http", "path": path, "method": method, "query_string": query.encode()}


@pytest.mark.parametrize(
    "asked",
    [
        scope(),
        scope(TOPIC + "x"),
        scope(TOPIC, "s:topic:t2"),
        scope(TOPIC, path="/"),
        scope(TOPIC, method="POST"),
    ],
    ids=["nothing", "forged", "one of two forged", "elsewhere", "told instead of asked"],
)
def test_what_is_no_question_of_a_page_of_ours_is_answered_404(asked: dict[str, Any]):
    assert marks_in(asked) is None
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    asyncio.run(LiveApp()(asked, _never, send))
    assert said[0]["status"] == 404


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ("0", timedelta(0)),
        ("2500", timedelta(seconds=2.5)),
        ("-5", OLDEST),
        ("a week", OLDEST),
        ("9" * 30, OLDEST),
    ],
)
def test_a_page_that_says_nonsense_about_its_age_counts_as_old(told: str, age: timedelta):
    assert age_in(scope(TOPIC, age=told)) == age


@pytest.mark.django_db(transaction=True)
def test_a_page_hears_what_was_said_after_it_came_and_its_leaving_is_noticed():
    house = LiveApp()

    def speak() -> None:
        JournalEntry.objects.create(
            at=now(),
            verb="communication.message.say",
            subject_kind="topic",
            subject_id="t1",
        )

    heard = asyncio.run(_listen(house, scope(BOARD, TOPIC, age=0), speak))

    assert heard[0].startswith("retry: ")
    assert "event: changed\ndata: 1\n\n" in heard
    assert house.hub.count == 0


@pytest.mark.django_db(transaction=True)
def test_what_happened_while_the_page_was_on_its_way_is_told_at_once():
    JournalEntry.objects.create(
        at=now(), verb="communication.message.say", subject_kind="topic", subject_id="t1"
    )
    heard = asyncio.run(_listen(LiveApp(), scope(TOPIC, age=10_000), lambda: None))
    assert "event: changed\ndata: 0\n\n" in heard


@pytest.mark.django_db(transaction=True)
def test_a_page_where_nothing_happens_gets_a_sign_of_life(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.05)
    heard = asyncio.run(_listen(LiveApp(), scope(TOPIC, age=0), lambda: None, until=": \n\n"))
    assert ": \n\n" in heard


async def _never() -> dict[str, str]:
    await asyncio.Event().wait()
    return {}


async def _listen(
    house: LiveApp, asked: dict[str, Any], deed: Callable[[], None], until: str = "event: changed"
) -> list[str]:
    """Open a stream, do the deed, listen until the words were heard, go away."""
    heard: list[str] = []
    enough, gone = asyncio.Event(), asyncio.Event()

    async def receive() -> dict[str, str]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        words = message.get("body", b"").decode()
        if words:
            heard.append(words)
        if words.startswith(until):
            enough.set()

    page = asyncio.create_task(house(asked, receive, send))
    while not heard:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)  # its first look at the journal's end is over
    await asyncio.to_thread(_and_close, deed)
    await asyncio.wait_for(enough.wait(), timeout=10)
    gone.set()
    await page
    if house.following:
        house.following.cancel()
    await asyncio.to_thread(_and_close, lambda: None)
    return heard


def _and_close(deed: Callable[[], None]) -> None:
    deed()
    connection.close()

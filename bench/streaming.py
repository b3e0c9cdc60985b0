"""A thousand open pages: how soon each hears that something changed, and what they cost at rest.

The product's own server with its streams beside it. News are written by another process (this one), as a
member's deed in any web worker or the worker is. Beside it: the same pages asking every ten seconds.
"""

import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import quote

from bench.support.load import ask_together, at
from bench.support.server import Server, serving
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep

from dure.ground.journal.models import JournalEntry
from dure.kernel.clock import now
from dure.kernel.ui.live import about, mark_of, within

STREAMS, NEWS, TOPICS = 1_000, 20, 50
REST_S = 10.0
PAUSE_S = 1.5
EVERY_S = 10
KIND = "bench_topic"


@dataclass(slots=True)
class Pages:
    """Open pages: each listens to one topic and to the whole initiative's alerts."""

    port: int
    initiative: int
    heard: list[float] = field(default_factory=list)
    open: int = 0
    lost: int = 0

    async def listen(self, number: int) -> None:
        """One page, until it is closed."""
        marks = mark_of([about(KIND, number % TOPICS)]), mark_of([within(self.initiative, "bench")])
        query = "&".join(f"on={quote(mark)}" for mark in marks)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET /live/?{query}&age=0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        try:
            while line := await reader.readline():
                if line.startswith(b"retry"):
                    self.open += 1
                if line.startswith(b"data: 0"):
                    self.heard.append(time.perf_counter())
            self.lost += 1
        finally:
            writer.close()


def main() -> None:
    """Open the pages, wait, speak, tell."""
    the = stage()
    with serving() as server:
        lines = asyncio.run(_measured(the, server))
    keep("streaming", the.database, the.scale, lines)


async def _measured(the: Stage, server: Server) -> list[Line]:
    alone = await asyncio.to_thread(ask_together, server.port, "/i/bench/", {})
    before = sum(server.memory_mb())
    pages = Pages(server.port + 1, the.initiative.pk)
    began = time.perf_counter()
    tasks = [asyncio.create_task(pages.listen(number)) for number in range(STREAMS)]
    while pages.open < STREAMS:
        await asyncio.sleep(0.01)
    opened = time.perf_counter() - began
    await asyncio.sleep(PAUSE_S)
    spent = server.processor_s()
    await asyncio.sleep(REST_S)
    idle = (server.processor_s() - spent) / REST_S
    memory = sum(server.memory_mb()) - before
    beside = await asyncio.to_thread(ask_together, server.port, "/i/bench/", {})
    one, all_ = await _told(pages, to_all=False), await _told(pages, to_all=True)
    for task in tasks:
        task.cancel()
    every = EVERY_S / 2
    return [
        Line(f"{STREAMS:,} streams opened", opened, "s", f"{pages.lost} lost"),
        Line("  at rest", idle, "cores", "all processes of the server"),
        Line("  memory", memory, "MB", f"{memory / STREAMS * 1024:.0f} kB a stream"),
        Line(
            f"heard by {STREAMS // TOPICS}, p50", at(one, 0.5), "s", "", every, "asking every 10 s"
        ),
        Line("  p95", at(one, 0.95), "s", f"{len(one):,} of {NEWS * STREAMS // TOPICS:,} heard"),
        Line("heard by all, p50", at(all_, 0.5), "s", "", every, "asking every 10 s"),
        Line("  p95", at(all_, 0.95), "s", f"{len(all_):,} of {STREAMS:,} heard"),
        Line("public home, nobody listens", alone.rate, "/s", f"p95 {alone.p95 * 1000:.0f} ms"),
        Line("  beside the streams", beside.rate, "/s", f"p95 {beside.p95 * 1000:.0f} ms"),
    ]


async def _told(pages: Pages, *, to_all: bool) -> list[float]:
    """Seconds from the deed to each page that must hear it."""
    waits: list[float] = []
    for turn in range(1 if to_all else NEWS):
        pages.heard.clear()
        topics = range(TOPICS) if to_all else [turn % TOPICS]
        began = time.perf_counter()
        await asyncio.to_thread(_speak, [str(topic) for topic in topics])
        await asyncio.sleep(PAUSE_S * (3 if to_all else 1))
        waits += [heard - began for heard in pages.heard]
    return sorted(waits)


def _speak(topics: list[str]) -> None:
    JournalEntry.objects.bulk_create(
        JournalEntry(at=now(), verb="bench.topic.say", subject_kind=KIND, subject_id=topic)
        for topic in topics
    )


if __name__ == "__main__":
    main()

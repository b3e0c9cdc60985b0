"""The streams' server beside the pages': one process, ended with whoever started it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from dure.kernel.with_parent import WITH_PARENT
from dure.project.live.app import LiveApp
from dure.project.own_address import can_be_opened

COMMAND = [sys.executable, "-P", "-m", "dure.project.command", "live"]
MOST_PORT = 65_535
# Every open page is one request that does not end.
MOST_STREAMS = 100_000


def live_port(host: str, pages: int) -> int:
    """The port of the streams: the one named, else the next after the pages'; 0 where it cannot be had."""
    named = os.environ.get("DURE_LIVE_PORT", "")
    port = int(named) if named.isdecimal() else pages + 1
    return port if 0 < port <= MOST_PORT and can_be_opened(host, port) else 0


@contextmanager
def streams_beside(host: str, pages: int) -> Iterator[Callable[[], None]]:
    """Streams for the pages served at that port, as long as those are served.

    Yields what starts them: the first page comes first. Behind a proxy pages know them only by
    `DURE_LIVE_ADDRESS`; without it they ask by themselves.
    """
    port = live_port(host, pages)
    if port and not settings.DURE_LIVE_AT and not settings.DURE_ADDRESS.startswith("https:"):
        settings.DURE_LIVE_AT = str(port)
        os.environ["DURE_LIVE_ADDRESS"] = str(port)  # for a worker that begins anew
    words = [*COMMAND, "--host", host, "--port", str(port)]
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        if port:
            around = {**os.environ, WITH_PARENT: "1"}
            started.append(subprocess.Popen(words, env=around))  # noqa: S603 - this very Python

    try:
        yield start
    finally:
        for beside in started:
            beside.terminate()
            beside.wait()


def serve_streams(host: str, port: int) -> None:
    """Serve until a signal ends it. One process carries thousands; more may stand behind a proxy."""
    Server(
        "dure.project.live.app:LiveApp",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=1,
        websockets=False,
        backpressure=MOST_STREAMS,
        log_level=LogLevels.error,
        workers_kill_timeout=1,  # streams never end by themselves; pages come back after three seconds
        respawn_failed_workers=True,
    ).serve(target_loader=LiveApp, wrap_loader=False)

"""The product's own server, started as `dure serve` starts it, and its memory."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.support.load import ask_once

SECONDS_TO_START = 120
QUIET_S = 0.1  # of processor time within a second


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens and which process it is."""

    port: int
    process: int

    def memory_mb(self) -> list[float]:
        """What each of its processes holds alone (proportional shares of what they have together)."""
        found = [self.process, *children(self.process)]
        return [mb for mb in map(held_mb, found) if mb]

    def processor_s(self) -> float:
        """Processor time of all its processes so far: it does not grow while others hold the cores."""
        return sum(map(processor_s, [self.process, *children(self.process)]))

    def wait_until_quiet(self) -> None:
        """Return when it does nothing of its own any more: a new home cuts its fonts beside the server."""
        until, before = time.monotonic() + SECONDS_TO_START, -1.0
        while time.monotonic() < until and abs(self.processor_s() - before) > QUIET_S:
            before = self.processor_s()
            time.sleep(1)


@contextmanager
def serving() -> Iterator[Server]:
    """`dure serve` on a free port of loopback; stopped afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "dure.project.command", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when it answers."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            ask_once(port, "/", {})
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not start")


def free_port() -> int:
    """A port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(process: int) -> list[int]:
    """The processes that it started, and those that these started."""
    file = Path(f"/proc/{process}/task/{process}/children")
    found = [int(word) for word in file.read_text().split()] if file.exists() else []
    return [one for each in found for one in (each, *children(each))]


def held_mb(process: int) -> float:
    """Its proportional share of memory; nothing where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # no such file on this system, or the process has just ended
        return 0.0
    for line in told.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def processor_s(process: int) -> float:
    """What a process has used, of its own and of the system; nothing where that is not told."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    words = file.read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

"""Eight people at once on loopback: a small load driver of the standard library."""

import http.client
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """How a page stood up to it."""

    requests: int
    seconds: float
    p50: float
    p95: float
    size: int
    status: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def ask_together(
    port: int, path: str, headers: Mapping[str, str], *, seconds: float = 5.0, most: int = 2_000
) -> Load:
    """Eight connections that ask for the same page again and again, for a bounded time."""
    times: list[float] = []
    answers: list[tuple[int, int]] = []

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < until and len(times) < most:
            began = time.perf_counter()
            connection.request("GET", path, headers=dict(headers))
            answer = connection.getresponse()
            body = answer.read()
            times.append(time.perf_counter() - began)
            answers.append((answer.status, len(body)))
        connection.close()

    ask_once(port, path, headers)
    began = time.perf_counter()
    until = began + seconds  # however long the first answer took
    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - began
    ordered = sorted(times)
    worst = max(status for status, _ in answers)
    return Load(len(times), taken, at(ordered, 0.5), at(ordered, 0.95), answers[0][1], worst)


def ask_once(port: int, path: str, headers: Mapping[str, str]) -> int:
    """The first request, which warms up what is kept; its status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def at(ordered: list[float], share: float) -> float:
    """The value below which that share lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

"""Seconds, SQL statements and memory of what is measured."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(slots=True)
class Taken:
    """What something took."""

    seconds: float = 0.0
    processor: float = 0.0
    statements: int = 0


class Counter:
    """Counts statements without keeping their text: a million of them must not fill the memory."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        self.count += 1
        return execute(sql, params, many, context)


@contextmanager
def measured() -> Iterator[Taken]:
    """What the block takes; filled in when it ends."""
    taken, counter = Taken(), Counter()
    began, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(counter):
        yield taken
    taken.seconds = time.perf_counter() - began
    taken.processor = time.process_time() - worked
    taken.statements = counter.count


def peak_mb() -> float:
    """The most memory this process ever held, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def repeated(do: Any, *, at_least: float = 1.0, most: int = 200) -> list[float]:
    """Seconds of each turn, sorted: at least three turns and about a second of them."""
    turns: list[float] = []
    until = time.perf_counter() + at_least
    while len(turns) < 3 or (time.perf_counter() < until and len(turns) < most):
        began = time.perf_counter()
        do()
        turns.append(time.perf_counter() - began)
    return sorted(turns)

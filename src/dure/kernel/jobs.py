"""`@job`: a task the worker does, with what it needs to be trusted: another try, a fixed time.

    @job(retries=3, backoff=30)
    def send_letter(letter_id: int) -> None: ...

    @job(daily_at="03:10")
    def count_the_night() -> None: ...

    @job(every=timedelta(seconds=10), urgent=True)
    def watch() -> None: ...

An urgent job waits behind nothing: each worker does those beside its long work, in a thread of their own.
A job that fails is tried again `retries` times, after `backoff` seconds, then twice that, and so on. A
job may run twice (a worker can die after the deed and before its note), so it must do no harm twice.
Declared beside other entries in a room's `tasks.py`; the room `ground.journal` keeps the timetable.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django_tasks import task
from django_tasks.base import Task

from dure.kernel.clock import SEOUL

URGENT = "urgent"  # the queue of what waits behind nothing


@dataclass(frozen=True, slots=True)
class Job:
    """What was declared of one task: how often again, how long between, when by itself."""

    path: str
    retries: int = 0
    backoff: float = 10.0
    every: timedelta | None = None
    daily_at: time | None = None
    urgent: bool = False

    @property
    def is_scheduled(self) -> bool:
        """True when it starts by itself."""
        return self.every is not None or self.daily_at is not None

    def next_after(self, at: datetime) -> datetime:
        """When it is due next, seen from `at`; what was missed meanwhile is not made up for."""
        if self.every is not None:
            return at + self.every
        here = at.astimezone(SEOUL)
        due = datetime.combine(here.date(), self.daily_at or time(), SEOUL)
        return due if due > here else due + timedelta(days=1)

    def is_put_off(self, due_at: datetime, at: datetime) -> bool:
        """True when it is due later than it can be, seen from `at`: somebody set the clock back."""
        return due_at > self.next_after(at)

    def wait_before(self, attempt: int) -> timedelta:
        """How long to wait after attempt number `attempt` (1 is the first) failed."""
        return timedelta(seconds=self.backoff * 2 ** (attempt - 1))


JOBS: dict[str, Job] = {}


def job(
    *,
    retries: int = 0,
    backoff: float = 10.0,
    every: timedelta | None = None,
    daily_at: str = "",
    urgent: bool = False,
) -> Callable[[Callable[..., Any]], Task[Any, Any]]:
    """Declare a task of the worker. A scheduled one takes no arguments."""

    def declared(work: Callable[..., Any]) -> Task[Any, Any]:
        made = task(queue_name=URGENT)(work) if urgent else task()(work)
        path = f"{work.__module__}.{work.__qualname__}"
        at = time.fromisoformat(daily_at) if daily_at else None
        JOBS[path] = Job(path, retries, backoff, every, at, urgent)
        return made

    return declared


def job_of(path: str) -> Job:
    """What is known of the task at `path`; a plain `@task` is tried once."""
    return JOBS.get(path) or Job(path)

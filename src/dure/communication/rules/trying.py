"""When a notice that did not leave is tried again, and when nobody tries any more."""

from datetime import datetime, timedelta

MOST_TRIES = 8
LEASE = timedelta(minutes=2)  # a worker that holds it longer is gone
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many tries; None when they were enough."""
    if attempts >= MOST_TRIES:
        return None
    doubled: int = 2 ** max(0, attempts - 1)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)


def is_due(next_at: datetime, at: datetime) -> bool:
    """True when its time has come, or lies further off than any wait: then the clock was set back."""
    return next_at <= at or next_at - at > LONGEST_WAIT + LEASE

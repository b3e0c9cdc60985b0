"""When a notice that did not leave is tried again, and when nobody tries any more."""

from datetime import datetime, timedelta

MOST_TRIES = 8
BEFORE_NEXT = 3  # tries on one way while there is another: about a minute and a half
BEFORE_NEXT_URGENT = 1
LEASE = timedelta(minutes=2)  # a worker that holds it longer is gone
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
REPORT_FIRST = timedelta(seconds=20)
REPORT_LONGEST = timedelta(hours=6)
MOST_ASKED = 12


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many tries; None when they were enough."""
    if attempts >= MOST_TRIES:
        return None
    doubled: int = 2 ** max(0, attempts - 1)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)


def is_enough(attempts: int, *, others: bool, urgent: bool) -> bool:
    """Whether to go on to the next way, where there is one, after so many tries on this one."""
    if not others:
        return attempts >= MOST_TRIES
    return attempts >= (BEFORE_NEXT_URGENT if urgent else BEFORE_NEXT)


def is_due(next_at: datetime, at: datetime) -> bool:
    """True when its time has come, or lies further off than any wait: then the clock was set back."""
    return next_at <= at or next_at - at > LONGEST_WAIT + LEASE


def ask_again_after(asked: int) -> timedelta | None:
    """How long to wait before a provider is asked again what became of a message; None: no more."""
    if asked >= MOST_ASKED:
        return None
    doubled: int = 2**asked
    return min(REPORT_LONGEST, REPORT_FIRST * doubled)

"""How often a code is sent and tried: enough for slow hands, too little for guessing."""

import hashlib
from datetime import datetime, timedelta

from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

BETWEEN = timedelta(seconds=30)
MOST_A_DAY = 10
MOST_TRIES = 5


def check_may_send(last_at: datetime | None, sent: int, at: datetime) -> int:
    """How many this will be today. Refused: `activities.code_just_sent`, `.too_many_codes`."""
    if last_at is None or day_of(last_at) != day_of(at):
        return 1
    if timedelta() <= at - last_at < BETWEEN:
        raise Refused("activities.code_just_sent", seconds=BETWEEN.seconds)
    if sent >= MOST_A_DAY:
        raise Refused("activities.too_many_codes")
    return sent + 1


def is_good(code: str, until: datetime | None, tries: int, at: datetime) -> bool:
    """True while a code can still be typed."""
    return bool(code) and until is not None and at < until and tries < MOST_TRIES


def masked_address(address: str) -> str:
    """`me••••@garam.example`: enough to know one's own."""
    name, _, place = address.partition("@")
    return f"{name[:2]}••••@{place}"


def digest_of(token: str) -> str:
    """What is kept of a token or a mark: they are random and long, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()

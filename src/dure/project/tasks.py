"""What the worker does for the whole house: in the morning, the digests, of every room's queue."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from dure.communication.services import write_digests
from dure.communication.types import DigestLine
from dure.front.queue.line import Line
from dure.front.queue.mine import my_queue
from dure.ground.journal.types import Actor
from dure.kernel.clock import now
from dure.kernel.jobs import job

NEWS = frozenset({"turned", "reached", "news", "open", "worse", "used"})
DECIDED = frozenset({"decision", "action"})


@job(retries=3, backoff=300, daily_at="07:30")
def write_the_digests() -> None:
    """Whoever wants one gets one; again, only those who have none yet."""
    write_digests(awaiting=awaiting_of, at=now())


def awaiting_of(actor: Actor, at: datetime) -> Sequence[DigestLine]:
    """The queue of Today as lines of a digest: what is news there is news here."""
    return [_line(one) for one in my_queue(actor, at)]


def _line(one: Line) -> DigestLine:
    part = "news" if one.kind in NEWS else "decision" if one.kind in DECIDED else "awaiting"
    page = one.href if "://" in one.href else f"{settings.DURE_ADDRESS}{one.href}"
    return DigestLine(part, one.what, page, one.of, one.late)  # type: ignore[arg-type]

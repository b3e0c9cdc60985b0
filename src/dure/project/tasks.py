"""What the worker does for the whole house: in the morning, the digests, of every room's queue."""

from django.conf import settings

from dure.communication.services import write_digests
from dure.communication.types import Awaiting, DigestLine
from dure.front.queue.line import Kind, Line
from dure.front.queue.mine import my_queue
from dure.front.queue.together import Together
from dure.kernel.clock import now
from dure.kernel.jobs import job
from dure.kernel.words import Words

# Kinds of lines: a word that is none of them would put a line into the wrong part unseen.
NEWS: frozenset[Kind] = frozenset({"turned", "reached", "news", "open", "worse", "used", "unread"})
# Lines whose first words only name a thing; the second ones say what is asked.
NAMED: frozenset[Kind] = frozenset(
    {"alarm", "announced", "asked", "meeting", "action", "hearing", "programme", "to_sign", "worse"}
)
ALERT = Words("위기 알림: ", "Alert: ")
DECIDED: frozenset[Kind] = frozenset({"decided"})


@job(retries=3, backoff=300, daily_at="07:30")
def write_the_digests() -> None:
    """Whoever wants one gets one; again, only those who have none yet."""
    write_digests(awaiting=awaiting_of_many(), at=now())


def awaiting_of_many() -> Awaiting:
    """The queue of Today of one after the other; what is the same for many is asked once a run."""
    together = Together()
    return lambda actor, at: [_line(one) for one in my_queue(actor, at, together)]


def _line(one: Line) -> DigestLine:
    part = "news" if one.kind in NEWS else "decision" if one.kind in DECIDED else "awaiting"
    page = one.href if "://" in one.href else f"{settings.DURE_ADDRESS}{one.href}"
    asks = one.more if one.kind in NAMED else None
    # On Today its mark says so; a line of a letter has none.
    before = ALERT if one.kind == "alarm" else Words("", "")
    what = Words(f"{before.ko}{one.what.ko}", f"{before.en}{one.what.en}")
    return DigestLine(part, what, page, one.of, one.late, asks)  # type: ignore[arg-type]

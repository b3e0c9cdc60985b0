"""Ballots whose end has come close by themselves; whoever keeps them is told, also why one must wait."""

from datetime import datetime, timedelta

from dure.agenda.models import Ballot
from dure.agenda.services.close_ballot import close_ballot
from dure.agenda.services.tell_keepers import tell_keepers
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused

GRACE = timedelta(seconds=15)  # a vote that was sent in time is in the box before the count


def close_due_ballots(actor: Actor, *, at: datetime) -> tuple[str, ...]:
    """Close and count every ballot whose end is over; answers which.

    Each is a transaction of its own: a worker that dies leaves a ballot open or counted, never half, and
    the next one goes on. What cannot be counted yet (papers that two people typed in differently) stays
    open for whoever keeps it; nothing is taken in after the end.
    """
    due = Ballot.objects.everywhere("the house keeps the end that everybody was told").filter(
        closes_at__lte=at - GRACE
    )
    waiting = due.filter(closed_at__isnull=True).order_by("closes_at")
    names = list(waiting.values_list("public_id", flat=True))
    closed = tuple(name for name in names if _closed(actor, name, at))
    for name in names:
        tell_keepers(actor, ballot=name, at=at)
    return closed


def _closed(actor: Actor, ballot: str, at: datetime) -> bool:
    try:
        close_ballot(actor, ballot=ballot, at=at)
    except Refused:  # said on the ballot's page, on Today and in the letter of whoever keeps it
        return False
    return True

"""Send what waits in the outbox: each notice is claimed by one worker, sent, and then marked.

A worker that dies between sending and marking leaves a claim that runs out; the notice is tried again
under the same number, by which its channel tells that it is the same one. No verb of anybody: the verb
was what the notice tells of.
"""

import json
from datetime import datetime

from django.db.models import Q, QuerySet

from dure.communication.channels import channel_of
from dure.communication.models import Notice
from dure.communication.rules.trying import LEASE, LONGEST_WAIT, wait_after
from dure.communication.types.notices import Outgoing
from dure.kernel.letters import notices_of, text_of

AT_ONCE = 100


def send_notices(*, at: datetime) -> int:
    """Send what is due; answers how many left."""
    return sum(_sent(row, at) for row in list(_due(at)[:AT_ONCE]) if _claimed(row, at))


def _due(at: datetime) -> QuerySet[Notice]:
    everywhere = Notice.objects.everywhere("the worker sends everybody's")
    # What lies further off than any wait was put off before the clock was set back.
    time_has_come = Q(next_at__lte=at) | Q(next_at__gt=at + LONGEST_WAIT + LEASE)
    rows = everywhere.filter(time_has_come, state__in=("waiting", "sending"))
    return rows.order_by("next_at", "pk")


def _claimed(row: Notice, at: datetime) -> bool:
    same = Notice.objects.within(
        pk=row.pk, state=row.state, next_at=row.next_at, attempts=row.attempts
    )
    claimed = same.update(state="sending", next_at=at + LEASE, attempts=row.attempts + 1)
    return bool(claimed)


def _sent(row: Notice, at: datetime) -> bool:
    channel = channel_of(row.channel)
    left = channel is not None and channel.send(_outgoing(row))
    mine = Notice.objects.within(pk=row.pk, state="sending", attempts=row.attempts + 1)
    if left:
        mine.update(state="sent", sent_at=at)
        return True
    wait = wait_after(row.attempts + 1)
    if wait is None:
        mine.update(state="given_up")
    else:
        mine.update(state="waiting", next_at=at + wait)
    return False


def _outgoing(row: Notice) -> Outgoing:
    room, _, occasion = row.code.partition(".")
    values = json.loads(row.values or "{}")
    subject, text = text_of(notices_of(room), occasion, row.language, values)
    return Outgoing(row.public_id, row.address, subject, text)

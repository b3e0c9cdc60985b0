"""Send what waits in the outbox: each notice is claimed by one worker, sent, and then marked.

A worker that dies between sending and marking leaves a claim that runs out; the notice is tried again
under the same number, by which its channel tells that it is the same one. No verb of anybody: the verb
was what the notice tells of.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from dure.communication.models import Notice
from dure.communication.rules.trying import LEASE, LONGEST_WAIT
from dure.communication.services.deliver import deliver

AT_ONCE = 100
LONGEST_REST = timedelta(hours=24)


def send_notices(*, at: datetime) -> int:
    """Send what is due; answers how many left."""
    return sum(deliver(row, at) for row in list(_due(at)[:AT_ONCE]) if _claimed(row, at))


def _due(at: datetime) -> QuerySet[Notice]:
    everywhere = Notice.objects.everywhere("the worker sends everybody's")
    # What lies further off than any wait was put off before the clock was set back.
    time_has_come = Q(next_at__lte=at) | Q(next_at__gt=at + LONGEST_WAIT + LEASE)
    is_over = Q(next_at__lte=at) | Q(next_at__gt=at + LONGEST_REST)
    rows = everywhere.filter(
        (time_has_come & Q(state__in=("waiting", "sending"))) | (is_over & Q(state="resting"))
    )
    return rows.order_by("next_at", "pk")


def _claimed(row: Notice, at: datetime) -> bool:
    same = Notice.objects.within(
        pk=row.pk, state=row.state, next_at=row.next_at, attempts=row.attempts, way=row.way
    )
    claimed = same.update(state="sending", next_at=at + LEASE, attempts=row.attempts + 1)
    return bool(claimed)

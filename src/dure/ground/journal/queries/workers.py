"""Is anybody working? For the doctor and for pages that wait."""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from dure.ground.journal.models import WorkerBeat
from dure.ground.journal.rules.alive import SILENCE

LATE = timedelta(minutes=2)


def workers_alive(at: datetime) -> int:
    """How many workers were seen a moment ago."""
    return WorkerBeat.objects.filter(seen_at__gte=at - SILENCE).count()


def work_waiting(at: datetime) -> int:
    """How many tasks have been waiting longer than a working house would let them."""
    return DBTaskResult.objects.ready().filter(enqueued_at__lt=at - LATE).count()

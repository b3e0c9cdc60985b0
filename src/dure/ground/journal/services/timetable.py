"""The timetable: a job that is due is put in the queue once, however many workers look."""

from datetime import datetime

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dure.ground.journal.models import ScheduledJob
from dure.kernel.jobs import JOBS, Job

WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def start_due_jobs(*, at: datetime) -> list[str]:
    """Put every due job in the queue; answers the paths of those this caller started."""
    scheduled = [job for job in JOBS.values() if job.is_scheduled]
    known = {row.path: row for row in ScheduledJob.objects.all()}
    for job in scheduled:
        if job.path not in known:
            _announce(job, at)
        elif job.is_put_off(known[job.path].due_at, at):
            _bring_forward(job, known[job.path], at)
    return [
        job.path
        for job in scheduled
        if job.path in known and known[job.path].due_at <= at and _start(job, known[job.path], at)
    ]


def _announce(job: Job, at: datetime) -> None:
    """A new job is first due at its next time, so that an upgrade sets nothing off by surprise."""
    ScheduledJob.objects.get_or_create(path=job.path, defaults={"due_at": job.next_after(at)})


def _bring_forward(job: Job, row: ScheduledJob, at: datetime) -> None:
    """The clock was set back: it is due at its next time, not when the old clock would have said."""
    due = job.next_after(at)
    ScheduledJob.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=due)
    row.due_at = due


def _start(job: Job, row: ScheduledJob, at: datetime) -> bool:
    """Compare and swap: whoever moves `due_at` from the value both have read is the one."""
    with transaction.atomic():
        moved = ScheduledJob.objects.filter(pk=row.pk, due_at=row.due_at).update(
            due_at=job.next_after(at), started_at=at
        )
        if not moved or _still_going(job):
            return False
        found: Task[..., object] = import_string(job.path)
        found.enqueue()
        return True


def _still_going(job: Job) -> bool:
    return DBTaskResult.objects.filter(task_path=job.path, status__in=WAITING).exists()

"""ScheduledJob (예약된 일) and WorkerBeat (일꾼의 기척): what the workers know of each other."""

from django.db import models


class ScheduledJob(models.Model):
    """ScheduledJob (예약된 일): when a job is due next; the one who moves `due_at` on starts it."""

    path = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "scheduled_job"

    def __str__(self) -> str:
        return self.path


class WorkerBeat(models.Model):
    """WorkerBeat (일꾼의 기척): a worker says it lives; the row goes when it leaves in order."""

    worker_id = models.CharField(max_length=40, unique=True)
    host = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "worker_beat"

    def __str__(self) -> str:
        return self.worker_id

"""What a dead worker left: its tasks go back into the queue, the work people wait for says so."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dure.ground.journal.models import Work, WorkerBeat
from dure.ground.journal.rules.alive import MOST_STARTS, is_alive
from dure.kernel.jobs import job_of
from dure.kernel.words import Words

Queued = DBTaskResult[Any, Any]
FORGOTTEN_AFTER = timedelta(days=1)
BROKEN = Words(
    "일하던 프로그램이 도중에 멈췄어요. 반만 된 것은 없어요. 결과를 확인하고 다시 시작해 주세요.",
    "The program doing this stopped midway. Nothing is half done: see whether it stands, "
    "then start it again.",
)


def take_up_lost_work(*, at: datetime, locks: Mapping[str, bool]) -> int:
    """Put the tasks of dead workers back; answers how many. `locks`: this machine's workers, alive or not.

    A task that has been started `MOST_STARTS` times fails instead: it may be what kills the workers.
    """
    beats = {beat.worker_id: beat for beat in WorkerBeat.objects.all()}
    living = {
        name for name, beat in beats.items() if is_alive(beat.seen_at, at, held=locks.get(name))
    }
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    lost = [task for task in running if task.worker_ids and task.worker_ids[-1] not in living]
    taken = sum(_put_back(task, at) for task in lost)
    _forget(beats.values(), living, at)
    return taken


def _put_back(task: Queued, at: datetime) -> bool:
    ended = len(task.worker_ids) >= MOST_STARTS
    change = {"status": TaskResultStatus.READY, "run_after": at}
    if ended:
        told = f"its worker died {len(task.worker_ids)} times"
        change = {"status": TaskResultStatus.FAILED, "finished_at": at, "traceback": told}
    with transaction.atomic():
        # Only as it was read: another worker may be looking at the same moment.
        same = DBTaskResult.objects.filter(
            pk=task.pk, status=TaskResultStatus.RUNNING, worker_ids=task.worker_ids
        )
        if not same.update(**change):
            return False
        _tell_waiting(task, again=not ended and job_of(task.task_path).retries > 0, at=at)
    return not ended


def _tell_waiting(task: Queued, *, again: bool, at: datetime) -> None:
    """The work of this task begins anew where its job says that does no harm, else it is broken."""
    if again:
        begin_anew(task, at=at)
        return
    work_of(task).filter(state="running").update(
        state="broken", told_ko=BROKEN.ko, told_en=BROKEN.en, touched_at=at
    )


def begin_anew(task: Queued, *, at: datetime) -> None:
    """The work that people wait for waits again, for the task will be tried once more."""
    stopped = work_of(task).filter(state__in=("running", "broken"))
    stopped.update(state="waiting", done=0, told_ko="", told_en="", touched_at=at)


def work_of(task: Queued) -> QuerySet[Work]:
    """The work a task carries out: it is handed the work's public id first, or by name."""
    given = task.args_kwargs
    names = [given["kwargs"].get("work_id"), *given["args"][:1]]
    return Work.objects.filter(public_id__in=[name for name in names if isinstance(name, str)])


def _forget(beats: Collection[WorkerBeat], living: Collection[str], at: datetime) -> None:
    dead = [beat.pk for beat in beats if beat.worker_id not in living]
    WorkerBeat.objects.filter(pk__in=dead, seen_at__lt=at - FORGOTTEN_AFTER).delete()

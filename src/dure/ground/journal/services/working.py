"""The worker: takes tasks from the queue one by one, tries again what failed, keeps the timetable."""

import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import OperationalError, close_old_connections, connection, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import is_locked_database_exception

from dure.ground.journal.models import WorkerBeat
from dure.ground.journal.rules.alive import BEAT
from dure.ground.journal.services.lost_work import Queued, begin_anew, take_up_lost_work
from dure.ground.journal.services.timetable import start_due_jobs
from dure.ground.journal.services.worker_lock import holding_lock, locks_here
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.jobs import URGENT, job_of

LOOK_AFTER = 2.0  # seconds between two looks at the timetable and at the other workers
REFUSED = f"{Refused.__module__}.{Refused.__qualname__}"
Tell = Callable[[str, Queued], None]


class HouseWorker(Worker):
    """A worker of the queue that also keeps the timetable and takes up what a dead one left."""

    def __init__(self, *, interval: float, until_idle: bool, tell: Tell, beside: str = "") -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=until_idle,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=beside or public_id(),
            excluded_queue_names=[],
        )
        self.tell = tell
        self._looked = 0.0
        self.is_beside = bool(beside)  # the second pair of hands, for what is urgent

    def run(self) -> None:
        """Work until a signal ends it, or, with `until_idle`, until nothing is waiting."""
        with holding_lock(self.worker_id), beating(self.worker_id), attending(self) as beside:
            while self.running and beside.is_well():
                if self.turn():
                    continue
                if self.batch:
                    return
                time.sleep(self.interval)

    def turn(self) -> bool:
        """Look around and do one task; False where none waits."""
        close_old_connections()
        self.look_around()
        task = self.next_task()
        if task is not None:
            self.run_task(task)
        return task is not None

    def shutdown(self, signum: int, frame: object) -> None:
        """End in order: a task or a question in hand is finished first; a second signal does not wait."""
        if not self.running:
            self.reset_signals()
        self.running = False
        del signum, frame

    def look_around(self) -> None:
        """Now and then: what is due is started, what was lost is taken up."""
        if time.monotonic() - self._looked < LOOK_AFTER:
            return
        self._looked = time.monotonic()
        with patience():
            take_up_lost_work(at=now(), locks=locks_here())
            start_due_jobs(at=now())

    def next_task(self) -> Queued | None:
        """Claim the next task, so that no other worker has it too. An empty queue locks nothing."""
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        if self.is_beside:
            ready = ready.filter(queue_name=URGENT)
        elif not self.batch:
            ready = ready.exclude(queue_name=URGENT)
        with patience():
            for task in ready[:5]:
                if self._claimed(task):
                    return task
        return None

    def _claimed(self, task: Queued) -> bool:
        claimed = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.READY).update(
            status=TaskResultStatus.RUNNING,
            started_at=now(),
            worker_ids=[*task.worker_ids, self.worker_id],
        )
        if claimed:
            task.refresh_from_db()
        return bool(claimed)

    def run_task(self, db_task_result: Queued) -> None:
        """Run it; what failed is put back for another try while its job allows one."""
        super().run_task(db_task_result)
        self.tell(self.worker_id, db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            try_again(db_task_result)


def try_again(task: Queued) -> bool:
    """Put a failed task back with a growing pause; never after a refusal, which would stay a refusal."""
    job, tries = job_of(task.task_path), len(task.worker_ids)
    if tries > job.retries or task.exception_class_path == REFUSED:
        return False
    at = now()
    with transaction.atomic():
        DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=at + job.wait_before(tries), finished_at=None
        )
        begin_anew(task, at=at)
    return True


class beating:  # noqa: N801 - reads as a sentence: with beating(worker)
    """Say every few seconds, from a thread of its own, that this worker lives."""

    def __init__(self, worker_id: str) -> None:
        self.worker_id = worker_id
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        at = now()
        WorkerBeat.objects.create(
            worker_id=self.worker_id, host=socket.gethostname(), started_at=at, seen_at=at
        )
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join(timeout=BEAT / timedelta(seconds=1))
        with patience():
            WorkerBeat.objects.filter(worker_id=self.worker_id).delete()

    def _beat(self) -> None:
        while not self.ended.wait(BEAT / timedelta(seconds=1)):
            with patience():
                WorkerBeat.objects.filter(worker_id=self.worker_id).update(seen_at=now())
        connection.close()


class attending:  # noqa: N801 - reads as a sentence: with attending(worker)
    """Do what is urgent beside the worker's long work, in a thread of its own; not until idle.

    It goes by the worker's name: while the worker lives, so do the tasks in both of its hands.
    """

    def __init__(self, worker: HouseWorker) -> None:
        self.hands = HouseWorker(
            interval=worker.interval, until_idle=False, tell=worker.tell, beside=worker.worker_id
        )
        self.ended = threading.Event()
        self.thread = None if worker.batch else threading.Thread(target=self._attend, daemon=True)

    def __enter__(self) -> "attending":
        if self.thread is not None:
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        if self.thread is not None:
            self.thread.join(timeout=30)

    def is_well(self) -> bool:
        """False when the thread has ended by an error: then the worker ends too, and is started anew."""
        return self.thread is None or self.thread.is_alive()

    def _attend(self) -> None:
        while not self.ended.is_set():
            if not self.hands.turn():
                self.ended.wait(max(self.hands.interval, 0.2))
        connection.close()


class patience(suppress):  # noqa: N801 - reads as a sentence: with patience()
    """A locked database is waited for: the next round asks again. Any other trouble rises."""

    def __init__(self) -> None:
        super().__init__(OperationalError)

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, OperationalError) and not is_locked_database_exception(error):
            sys.stderr.write(f"{error}\n")
            close_old_connections()
            time.sleep(1)
        return bool(super().__exit__(kind, error, trace))  # type: ignore[arg-type]

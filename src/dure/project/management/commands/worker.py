"""오래 걸리는 일을 맡는 일꾼이에요 · the background worker

Takes tasks, tries again what failed, starts what is due. Run as many as the work needs.
"""

import logging
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import TaskResultStatus

from dure.ground.journal.services.lost_work import Queued
from dure.ground.journal.services.working import HouseWorker
from dure.kernel.clock import now
from dure.kernel.jobs import JOBS
from dure.kernel.words import Words
from dure.project.start import prepare_database
from dure.project.start.database import said

AT_ONCE = timedelta(seconds=1)
READY = Words("일꾼 {name} 준비됐어요.", "Worker {name} is ready.")
STOPPED = Words("일꾼이 일을 마쳤어요.", "The worker has stopped.")


class Command(BaseCommand):
    """Work until Ctrl-C or a polite signal; the task in hand is finished first."""

    help = "오래 걸리는 일을 해요. / Do the long work."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often an empty queue is looked at; `--until-idle` ends when nothing waits."""
        parser.add_argument("--interval", type=float, default=0.5, help="0.5 (seconds)")
        parser.add_argument("--until-idle", action="store_true", help="do what waits, then end")

    def handle(self, *_args: object, **options: Any) -> None:
        """Know every room's jobs, then work."""
        self._tells_all = options["verbosity"] > 1
        for name in ("django_tasks", "django_tasks_db"):
            # Theirs tells an error's whole message; ours, below, only where it happened.
            logging.getLogger(name).setLevel(logging.CRITICAL)
        prepare_database(self._say)
        autodiscover_modules("tasks")
        worker = HouseWorker(
            interval=options["interval"], until_idle=options["until_idle"], tell=self._tell
        )
        worker.configure_signals()
        self._say(said(READY.filled(name=worker.worker_id)))
        worker.run()
        self._say(said(STOPPED))

    def _tell(self, worker_id: str, task: Queued) -> None:
        """One line a task; what it was given is not written, for it may name somebody."""
        took = (task.finished_at or now()) - (task.started_at or now())
        state, path = task.status.lower(), task.task_path
        if is_routine(task, took) and not self._tells_all:
            return  # every few seconds, and nothing happened: it would push away what matters
        self._say(f"{path} {state} {took.total_seconds():.1f} s ({worker_id})")
        if task.traceback:
            self._say(where_it_failed(task))

    def _say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()


def is_routine(task: Queued, took: timedelta) -> bool:
    """Whether it came by the timetable, went well and was over at once."""
    job = JOBS.get(task.task_path)
    by_itself = job is not None and job.is_scheduled
    return by_itself and task.status == TaskResultStatus.SUCCESSFUL and took < AT_ONCE


def where_it_failed(task: Queued) -> str:
    """The places a failed task went through and the kind of error; its message may name somebody."""
    places = [line for line in task.traceback.splitlines() if line.startswith("  File ")]
    return "\n".join([*places, f"  {task.exception_class_path}"])

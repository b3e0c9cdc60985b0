"""시연을 담아 열고 주소와 로그인 방법을 알려요 · load the demo, serve it, say where and how to sign in."""

import os
import signal
import subprocess
import sys
from contextlib import nullcontext, suppress
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dure.kernel.clock import now
from dure.kernel.with_parent import WITH_PARENT
from dure.project.demo.home import is_built, make_home, started
from dure.project.demo.main_job import run_main_job
from dure.project.own_address import address_of, answer_at, not_to_be_opened
from dure.project.start.beside import fonts_beside
from dure.project.start.database import said

WORKER = [sys.executable, "-P", "-m", "dure.project.command", "worker"]


class Command(BaseCommand):
    """Build the demo once into its own home, then serve it on this machine only."""

    help = "시연 / the demo"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """A port, a fresh start, and the end after the main job."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="다시 담기 / build it again")
        parser.add_argument(
            "--exit", action="store_true", help="수치만 보이고 끝 / figures, then end"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build where needed, say where it is, serve."""
        shut = None if options["exit"] else not_to_be_opened("127.0.0.1", options["port"])
        if shut:  # said before anybody waits for the demo to be built
            self.stderr.write(said(shut))
            sys.exit(1)
        # The letters of its story have links as well.
        answer_at(address_of("127.0.0.1", options["port"]))
        if options["fresh"] or not is_built():
            # Letters are cut meanwhile, so that the first page has them; figures need none.
            with nullcontext() if options["exit"] else fonts_beside(self._tell):
                make_home(self._tell, fresh=options["fresh"])
        if options["exit"]:
            self._main_job()
            return
        self._tell(started(options["port"]))
        # A polite end reaches `finally` at any moment, so that the worker never outlives us.
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
        workers: list[subprocess.Popen[bytes]] = []
        try:
            # The first page comes first: the worker begins once the server answers.
            call_command("serve", port=options["port"], opened=lambda: workers.append(_worker()))
        finally:
            for worker in workers:
                _end(worker)

    def _main_job(self) -> None:
        self._tell(
            "두레: 보고에서 공표, 그리고 그 출처까지. / From a report to its number and back."
        )
        found = run_main_job(now(), self._tell)
        meals = found["meals"]
        self._tell(f"  이달 제공 식수 · meals this month: {found['number']:,.0f} = {meals:,.0f}")
        if not found["found"] or found["meals"] != found["number"]:
            raise CommandError("숫자가 그 기록과 달라요. / The number is not its records.")

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - this very Python
        WORKER, env={**os.environ, WITH_PARENT: "1"}
    )


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """It finishes the task in hand; whoever asks again, or waits a minute, does not wait longer."""
    worker.terminate()
    try:
        with suppress(subprocess.TimeoutExpired):
            worker.wait(timeout=60)
    finally:
        worker.kill()
        worker.wait()

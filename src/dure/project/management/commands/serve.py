"""웹 서버를 열어요 · the web server

Tables, fonts and static files are looked at first and made where they are missing.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.kernel.words import Words
from dure.project.beginning import begin_line
from dure.project.live.beside import streams_beside
from dure.project.own_address import address_of, answer_at, not_to_be_opened
from dure.project.serving import machine_workers, serve
from dure.project.start import (
    fonts_beside,
    prepare_database,
    prepare_fonts,
    prepare_static,
)
from dure.project.start.database import said

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
OPEN = Words("{address} 에서 열렸어요. 멈추려면 Ctrl-C.", "Open at {address}; Ctrl-C stops it.")
WIDE = Words(
    "이 컴퓨터 밖에서도 닿는 주소예요. 실제 운영에는 production 설정과 HTTPS를 쓰세요.",
    "This address is reached from outside; for real use take the production settings and HTTPS.",
)
STOPPED = Words("멈췄어요.", "Stopped.")


class Command(BaseCommand):
    """Serve the house on one address until Ctrl-C or a polite signal."""

    help = "웹 서버를 열어요. / Serve the house."
    requires_system_checks = ()
    stealth_options = ("opened",)  # what another command wants done once it answers

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Loopback unless somebody says otherwise."""
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000, help="8000")
        parser.add_argument("--workers", type=int, default=0, help="as many as cores")

    def handle(self, *_args: object, **options: Any) -> None:
        """Prepare, serve, say goodbye."""
        host, port = options["host"], options["port"]
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{port}/"
        shut = not_to_be_opened(host, port)
        if shut:
            self.stderr.write(said(shut))
            sys.exit(1)
        answer_at(address_of(host, port))
        for prepare in (prepare_database, prepare_fonts, prepare_static):
            prepare(self._tell)
        if host not in LOOPBACK:
            self._tell(said(WIDE))
        beginning = begin_line(address)  # before the workers part: no connection is shared
        workers = options["workers"] or machine_workers()

        def ready() -> None:
            self._tell(said(OPEN.filled(address=address)))
            self._tell(beginning) if beginning else None
            start_streams()
            options.get("opened", _nothing)()

        with fonts_beside(self._tell), streams_beside(host, port) as start_streams:
            serve(host, port, workers, ready)
        self._tell(said(STOPPED))

    def _tell(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()


def _nothing() -> None:
    """Nobody waits for the server to answer."""

"""열린 화면에 새 소식이 있다고 알려요 · tells open pages that something changed

`dure serve` starts one by itself; more may be started by hand behind a proxy.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.project.live.beside import serve_streams
from dure.project.own_address import not_to_be_opened
from dure.project.start.database import said


class Command(BaseCommand):
    """Serve the streams on one address until Ctrl-C or a polite signal."""

    help = "새 소식 통로를 열어요. / Serve the streams."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Loopback unless somebody says otherwise."""
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1")
        parser.add_argument("--port", type=int, default=8001, help="8001")

    def handle(self, *_args: object, **options: Any) -> None:
        """Serve, or say why not."""
        shut = not_to_be_opened(options["host"], options["port"])
        if shut:
            self.stderr.write(said(shut))
            sys.exit(1)
        serve_streams(options["host"], options["port"])

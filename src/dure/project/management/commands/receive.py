"""메일 답장을 받아요 · receive replies by mail: SMTP or LMTP on this machine"""

import asyncio
import signal
from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dure.kernel.words import Words
from dure.project.start.database import said

NO_DOMAIN = (
    "DURE_REPLY_DOMAIN에 답장을 받을 메일 도메인을 적으세요.\n"
    "Put the mail domain for replies into DURE_REPLY_DOMAIN."
)
READY = Words("{host}:{port}에서 메일을 받아요.", "Receiving mail at {host}:{port}.")


class Command(BaseCommand):
    """Listen until a polite signal; a mail in hand is taken first."""

    help = "메일 답장을 받아요 / receive replies by mail"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, and whether by LMTP."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8024)
        parser.add_argument("--lmtp", action="store_true")

    def handle(self, *_args: object, **options: Any) -> None:
        """Serve."""
        if not settings.DURE_REPLY_DOMAIN:
            raise CommandError(NO_DOMAIN)
        asyncio.run(self._serve(options["host"], options["port"], lmtp=options["lmtp"]))

    async def _serve(self, host: str, port: int, *, lmtp: bool) -> None:
        # The library of mail servers is loaded only by whoever is one.
        receiving = import_module("dure.project.receiving")
        server = await receiving.receive(host, port, lmtp=lmtp)
        ended = asyncio.Event()
        for one in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(one, ended.set)
        self.stderr.write(said(READY.filled(host=host, port=str(port))))
        self.stderr.flush()
        await ended.wait()
        server.close()
        await server.wait_closed()

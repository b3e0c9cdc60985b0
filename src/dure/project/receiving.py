"""Receiving mail (메일 받기): a small SMTP or LMTP server that a mail server hands our addresses to."""

import asyncio
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections

from dure.communication.services import MOST_TOLD, is_ours, take_mail
from dure.kernel.clock import now

MOST_AT_ONCE = 60_000_000  # a mail that is larger is cut off while it comes
SAID = {
    "landed": "250 2.0.0 The reply is posted",
    "bounce": "250 2.0.0 Noted",
    "ignored": "250 2.0.0 Nothing to do",
    "again": "250 2.0.0 It was taken before",
}
TOO_LARGE = f"552 5.3.4 Files of up to {MOST_TOLD} MB together can come by mail"
NOT_TAKEN = "550 5.7.1 This mail was not posted; see the house"
LATER = "451 4.3.0 Please try again later"


class Door:
    """What is asked at the door: only addresses that this house made are let in."""

    async def handle_RCPT(  # noqa: N802 - the name and arguments the server calls with
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Refused before anything is sent, so that nobody is written to in vain."""
        if not await sync_to_async(_asked)(address):
            return "550 5.1.1 No such address"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take it."""
        raw = envelope.original_content or b""
        return await sync_to_async(_taken)(raw, tuple(envelope.rcpt_tos))


def _asked(address: str) -> bool:
    close_old_connections()
    return is_ours(address)


def _taken(raw: bytes, to: tuple[str, ...]) -> str:
    close_old_connections()
    answers = []
    for one in to:
        try:
            became = take_mail(raw, to=(one,), at=now())
        except DatabaseError:
            return LATER
        large = became.why == "communication.files_too_large"
        answers.append(SAID.get(became.how) or (TOO_LARGE if large else NOT_TAKEN))
    return answers[-1] if answers else SAID["ignored"]


def server_of(*, lmtp: bool) -> SMTP:
    """One conversation."""
    kind = LMTP if lmtp else SMTP
    return kind(Door(), data_size_limit=MOST_AT_ONCE, enable_SMTPUTF8=True, ident="Dure")


async def receive(host: str, port: int, *, lmtp: bool) -> asyncio.Server:
    """Listen."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(lambda: server_of(lmtp=lmtp), host=host, port=port)

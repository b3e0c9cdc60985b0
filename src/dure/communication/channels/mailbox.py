"""Mailbox (메일함): the letters of one IMAP mailbox, read by their numbers and left where they are.

Other programs may read the same box, so what is new is told by the number of a letter (RFC 3501: numbers
only grow while the box stays the same one), never by a mark that somebody else can set.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from dure.communication.channels.keys import opened

TIMEOUT = 30.0  # seconds for one answer
ALWAYS_TLS = 993
# A password in letters that the line cannot carry counts as one that lets nobody in.
SHUT = (OSError, imaplib.IMAP4.error, UnicodeError)
NUMBER = re.compile(rb"\bUID (\d+)")
SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")


class MailboxShut(Exception):  # noqa: N818 - reads as what happened
    """Nobody answered, or not as a mailbox does; what was not read yet waits there."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that was not looked at yet: its number, and its size in bytes."""

    number: int
    size: int


class Mailbox:
    """One box, selected. `validity` changes when its numbers begin anew."""

    def __init__(self, server: imaplib.IMAP4, validity: int) -> None:
        self._server = server
        self.validity = validity

    def after(self, number: int) -> list[Waiting]:
        """What came after that number, in order. Raises MailboxShut."""
        told = _asked(self._server, "FETCH", f"{number + 1}:*", "(UID RFC822.SIZE)")
        found = []
        for one in told:
            line = one[0] if isinstance(one, tuple) else one
            its, size = NUMBER.search(line or b""), SIZE.search(line or b"")
            # "8:*" also means the last letter there is, whatever its number.
            if its and size and int(its[1]) > number:
                found.append(Waiting(int(its[1]), int(size[1])))
        return sorted(found, key=lambda waiting: waiting.number)

    def letter(self, number: int) -> bytes:
        """Its bytes, without marking it as read. Raises MailboxShut."""
        return self._part(number, "BODY.PEEK[]")

    def head(self, number: int) -> bytes:
        """Its headers alone, for one that is too large to be taken. Raises MailboxShut."""
        return self._part(number, "BODY.PEEK[HEADER]")

    def mark_read(self, number: int) -> None:
        """People who look into the box see what was taken. Raises MailboxShut."""
        _asked(self._server, "STORE", str(number), "+FLAGS.SILENT", r"(\Seen)")

    def _part(self, number: int, part: str) -> bytes:
        told = _asked(self._server, "FETCH", str(number), f"({part})")
        whole = [one[1] for one in told if isinstance(one, tuple)]
        return whole[0] if whole else b""  # somebody took it away meanwhile


def has_mailbox() -> bool:
    """Whether this house fetches its mail."""
    return bool(settings.DURE_IMAP_HOST and settings.DURE_REPLY_DOMAIN)


@contextmanager
def open_mailbox() -> Iterator[Mailbox]:
    """The mailbox of this house. Raises MailboxShut."""
    try:
        server = _connected()
    except SHUT as error:
        raise MailboxShut(type(error).__name__) from error
    try:
        yield _selected(server)
    finally:
        with suppress(*SHUT):
            server.logout()


def _connected() -> imaplib.IMAP4:
    host, port = settings.DURE_IMAP_HOST, settings.DURE_IMAP_PORT
    safe = ssl.create_default_context()
    if port == ALWAYS_TLS:
        return imaplib.IMAP4_SSL(host, port, ssl_context=safe, timeout=TIMEOUT)
    server = imaplib.IMAP4(host, port, timeout=TIMEOUT)
    if settings.DURE_IMAP_TLS:
        try:
            server.starttls(safe)
        except SHUT:
            server.shutdown()
            raise
    return server


def _quoted(folder: str) -> str:
    """A folder whose name has a space, as the line wants it: "[Gmail]/All Mail"."""
    plain = folder.strip('"').replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _selected(server: imaplib.IMAP4) -> Mailbox:
    try:
        server.login(settings.DURE_IMAP_USER, opened(settings.DURE_IMAP_PASSWORD))
        how, _ = server.select(_quoted(settings.DURE_IMAP_FOLDER))
        told = server.response("UIDVALIDITY")[1]
    except SHUT as error:
        raise MailboxShut(type(error).__name__) from error
    if how != "OK" or not told or not told[0]:
        raise MailboxShut("no such folder")
    return Mailbox(server, int(told[0]))


def _asked(server: imaplib.IMAP4, *words: str) -> list[Any]:
    try:
        how, told = server.uid(*words)
    except SHUT as error:
        raise MailboxShut(type(error).__name__) from error
    if how != "OK":
        raise MailboxShut(words[0])
    return told

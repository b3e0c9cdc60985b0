"""A small IMAP server over loopback (RFC 3501): it keeps to its states, and peeking marks nothing."""

import re
import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

SAFE_BEFORE_LOGIN = {"CAPABILITY", "NOOP", "LOGIN", "LOGOUT", "STARTTLS"}


@dataclass
class Box:
    """What lies in the box: letters by number, which were read; what it was asked, what goes wrong."""

    user: str = "house"
    password: str = "open sesame"
    validity: int = 7
    letters: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    hang_up_at: str = ""  # the word at which the line goes dead
    port: int = 0
    tls: ssl.SSLContext | None = None  # what it can prove itself with
    at_once: bool = False  # TLS from the first byte, not by STARTTLS
    safe_lines: int = 0

    def bring(self, raw: bytes) -> int:
        number = max(self.letters, default=0) + 1
        self.letters[number] = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return number


class _Talk(socketserver.StreamRequestHandler):
    box: Box

    def handle(self) -> None:
        self.signed_in = self.selected = False
        if self.box.tls and self.box.at_once and not self._made_safe():
            return
        self._say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, rest = line.partition(" ")
            self.box.asked.append(rest if "LOGIN" not in rest else "LOGIN")
            if self.box.hang_up_at and self.box.hang_up_at in rest:
                return
            word, _, more = rest.partition(" ")
            said = self._answer(word.upper(), more)
            self._say(f"{tag} {said}")
            if word.upper() == "LOGOUT":
                return
            if word.upper() == "STARTTLS" and said.startswith("OK") and not self._made_safe():
                return

    def _answer(self, word: str, more: str) -> str:
        if word not in SAFE_BEFORE_LOGIN and not self.signed_in:
            return "BAD sign in first"
        if word == "STARTTLS":
            return self._start_tls()
        deeds = {"LOGIN": self._sign_in, "SELECT": self._select, "UID": self._by_number}
        if word in deeds:
            return deeds[word](more)
        more_of_it = " STARTTLS" if self.box.tls and not self.box.at_once else ""
        told = {"CAPABILITY": f"* CAPABILITY IMAP4rev1{more_of_it}", "LOGOUT": "* BYE"}.get(word)
        if told is None:
            return "BAD what?"
        self._say(told)
        return "OK done"

    def _start_tls(self) -> str:
        if self.box.tls is None:
            return "BAD what?"
        return "OK begin"

    def _made_safe(self) -> bool:
        assert self.box.tls is not None
        try:
            self.request = self.box.tls.wrap_socket(self.request, server_side=True)
        except (ssl.SSLError, OSError):  # whoever called does not believe us
            return False
        self.box.safe_lines += 1
        self.rfile = self.request.makefile("rb")
        self.wfile = self.request.makefile("wb", buffering=0)
        return True

    def _sign_in(self, more: str) -> str:
        given = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', more)
        names = [quoted or plain for quoted, plain in given]
        self.signed_in = names == [self.box.user, self.box.password]
        return "OK done" if self.signed_in else "NO not you"

    def _select(self, more: str) -> str:
        self.selected = more.strip('"') == "INBOX"
        if not self.selected:
            return "NO no such folder"
        self._say(f"* {len(self.box.letters)} EXISTS")
        self._say(f"* OK [UIDVALIDITY {self.box.validity}] numbers")
        return "OK done"

    def _by_number(self, more: str) -> str:
        if not self.selected:
            return "BAD select first"
        word, which, what = more.split(" ", 2)
        for place, number in enumerate(sorted(self.box.letters), 1):
            if number in self._meant(which):
                self._tell(word, place, number, what)
        return "OK done"

    def _meant(self, which: str) -> set[int]:
        there = sorted(self.box.letters)
        first, _, last = which.partition(":")
        if not last:
            return {int(first)}
        # "9:*" with no such number means the last one: RFC 3501 6.4.8.
        low, high = sorted((int(first), there[-1] if there else 0))
        return set(range(low, high + 1))

    def _tell(self, word: str, place: int, number: int, what: str) -> None:
        raw = self.box.letters[number]
        if word == "STORE":
            self.box.seen.add(number)
        elif "RFC822.SIZE" in what:
            self._say(f"* {place} FETCH (UID {number} RFC822.SIZE {len(raw)})")
        else:
            if "PEEK" not in what:
                self.box.seen.add(number)
            part = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in what else raw
            name = what.strip("()").replace(".PEEK", "")
            self.wfile.write(f"* {place} FETCH (UID {number} {name} {{{len(part)}}}\r\n".encode())
            self.wfile.write(part + b")\r\n")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mailbox(settings: Any) -> Iterator[Box]:
    """The box of this house, for as long as the block lasts."""
    box = Box()
    talk = type("Talk", (_Talk,), {"box": box})
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    box.port = server.server_address[1]
    settings.DURE_IMAP_HOST, settings.DURE_IMAP_PORT = "127.0.0.1", box.port
    settings.DURE_IMAP_USER, settings.DURE_IMAP_PASSWORD = box.user, box.password
    settings.DURE_IMAP_TLS = False
    try:
        yield box
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

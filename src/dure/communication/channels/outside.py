"""Outside (바깥): one question to another machine by HTTP, and exactly how far it came.

An address that somebody typed in is only ever asked where it lies outside: its name is looked up once,
none of its machines may stand in our own net, and that very machine is the one connected to. Nothing is
followed, no proxy is used, and an answer is read only so far.
"""

import ipaddress
import json
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, urlsplit

TIMEOUT = 15.0
MOST_READ = 1_000_000
THROUGH_A_GATEWAY = ipaddress.ip_network("64:ff9b::/96")


class NotReached(Exception):  # noqa: N818 - reads as what happened
    """Nobody was connected to: the question was never asked."""


class NoAnswer(Exception):  # noqa: N818 - reads as what happened
    """It was asked, and no answer came: it may have been done."""


class NotOutside(Exception):  # noqa: N818 - reads as what it is
    """An address that leads into our own net, or is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> Any:
        """Its JSON; nothing where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def wait_s(self) -> float:
        """How long it asks to be left in peace."""
        said = self.headers.get("retry-after", "")
        return float(said) if said.isdigit() else 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: where, how, with what. `inside` names hosts of our own net that are meant."""

    method: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    guarded: bool = True
    inside: frozenset[str] = frozenset()
    timeout: float = TIMEOUT


def ask(question: Question) -> Answer:
    """Ask it. Raises NotOutside, NotReached and NoAnswer."""
    where = urlsplit(question.address)
    connection = _connection(question, where)
    path = (where.path or "/") + (f"?{where.query}" if where.query else "")
    try:
        connection.connect()
    except (OSError, ssl.SSLError) as error:
        raise NotReached(type(error).__name__) from error
    try:
        connection.request(
            question.method, path, body=question.body or None, headers=dict(question.headers)
        )
        return _read(connection.getresponse())
    except (OSError, HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
    finally:
        connection.close()


def _read(response: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, response.read(MOST_READ), headers)


def _connection(question: Question, where: SplitResult) -> HTTPConnection:
    try:
        port = where.port
    except ValueError as error:
        raise NotOutside("port") from error
    if where.scheme not in ("http", "https") or not where.hostname or where.username:
        raise NotOutside("address")
    host = where.hostname
    meant = f"{host}:{port}" if port else host
    if question.guarded and meant not in question.inside:
        if where.scheme != "https":
            raise NotOutside("not https")
        return _Pinned(host, port or 443, machine_outside(host), question.timeout)
    kind = HTTPSConnection if where.scheme == "https" else HTTPConnection
    return kind(host, port, timeout=question.timeout)


def machine_outside(host: str) -> str:
    """The machine of this name. Raises NotOutside where any machine of it stands in our own net."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotReached("no such name") from error
    machines = [str(one[4][0]) for one in found]
    if not machines or not all(is_outside(one) for one in machines):
        raise NotOutside(host)
    return machines[0]


def is_outside(machine: str) -> bool:
    """True for a machine anywhere in the world but here."""
    number = ipaddress.ip_address(machine.partition("%")[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    if inner is not None:
        return is_outside(str(inner))
    if number in THROUGH_A_GATEWAY:  # 64:ff9b::10.0.0.1 is 10.0.0.1
        return is_outside(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
    return number.is_global and not number.is_multicast and not number.is_reserved


class _Pinned(HTTPSConnection):
    """A connection to one machine, whatever its name says a moment later; the name proves itself."""

    def __init__(self, host: str, port: int, machine: str, timeout: float) -> None:
        self.context = ssl.create_default_context()
        super().__init__(host, port, timeout=timeout, context=self.context)
        self.machine = machine

    def connect(self) -> None:
        """To the machine that was looked at."""
        raw = socket.create_connection((self.machine, self.port), self.timeout)
        self.sock = self.context.wrap_socket(raw, server_hostname=self.host)

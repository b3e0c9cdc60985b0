"""A server over loopback that a test asks, sets out of order, and looks into afterwards."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Asked:
    """One question as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    raw_path: str

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Provider:
    """What every fake shares. `trouble` answers the next questions instead: 500, "hang up", …"""

    trouble: list[int | str] = field(default_factory=list)
    always: int | str = 0
    asked: list[Asked] = field(default_factory=list)
    address: str = ""

    def answer(self, asked: Asked) -> tuple[int, Any]:
        raise NotImplementedError

    def met(self, asked: Asked) -> tuple[int | str, Any]:
        """Trouble where there is some; `hang up` does what was asked and answers nothing."""
        self.asked.append(asked)
        wrong = self.trouble.pop(0) if self.trouble else self.always
        if wrong == "hang up":
            self.answer(asked)
            return "hang up", None
        if wrong:
            return wrong, {"errorCode": "Trouble", "errorMessage": "out of order"}
        return self.answer(asked)


@contextmanager
def served(provider: Provider) -> Iterator[Provider]:
    """The provider at an address of this machine, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            where = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(
                self.command,
                where.path,
                dict(parse_qsl(where.query)),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(length),
                self.path,
            )
            status, told = provider.met(asked)
            if status == "hang up":
                self.close_connection = True
                return
            body = json.dumps(told).encode()
            self.send_response(int(status))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if status == 429:
                self.send_header("Retry-After", "120")
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _any  # noqa: N815 - the names the server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    provider.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""A program with a key, as the tests of the API let it call."""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from dure.ground.access.services import make_api_token
from dure.ground.journal.types import Actor
from dure.kernel.clock import now

ROOT = "/api/v1"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: Any
    kind: str


@dataclass(frozen=True)
class Caller:
    """Somebody's program."""

    key: str

    def get(self, path: str, **query: Any) -> Answer:
        return self._answer("get", path, "", data=query)

    def send(self, method: str, path: str, body: Any, name: str = "") -> Answer:
        text = json.dumps(body)
        return self._answer(method, path, name, data=text, content_type="application/json")

    def put(self, path: str, body: Any) -> Answer:
        return self.send("put", path, body)

    def post(self, path: str, body: Any, name: str = "") -> Answer:
        return self.send("post", path, body, name)

    def upload(self, path: str, given: dict[str, Any]) -> Answer:
        return self._answer("post", path, "", data=given)

    def _answer(self, method: str, path: str, name: str, **given: Any) -> Answer:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        headers |= {"Idempotency-Key": name} if name else {}
        got = getattr(Client(), method)(f"{ROOT}{path}", headers=headers, **given)
        body = json.loads(got.content) if got.content else None
        return Answer(got.status_code, body, got.headers.get("Content-Type", ""))


def caller(actor: Actor, *, may_write: bool = True) -> Caller:
    """The program of somebody in the story."""
    issued = make_api_token(actor, at=now(), name="시험", may_write=may_write)
    return Caller(issued.token)

"""SOLAPI as its published client knows it: who may ask, what a message may hold, what is told later."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dure.communication.tests.fakes.loopback import Asked, Provider
from dure.kernel.clock import now

HEADER = re.compile(r"HMAC-SHA256 ApiKey=(\S+), Date=(\S+), salt=(\S+), signature=([0-9a-f]{64})")
SKEW = timedelta(minutes=15)
NUMBER = re.compile(r"01[016789]\d{7,8}")


@dataclass
class FakeSolapi(Provider):
    key: str = "NCSKEY0000000001"
    secret: str = "SOLAPISECRET00000000000000000001"
    senders: set[str] = field(default_factory=lambda: {"0215991234"})
    templates: dict[str, set[str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    salts: set[str] = field(default_factory=set)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)

    def answer(self, asked: Asked) -> tuple[int, Any]:
        refused = self._refused(asked)
        if refused:
            return refused
        if (asked.method, asked.path) == ("POST", "/messages/v4/send-many/detail"):
            return self._sent(asked.json())
        if (asked.method, asked.path) == ("GET", "/messages/v4/list"):
            return self._listed(asked.query)
        return 404, {"errorCode": "NotFound", "errorMessage": asked.path}

    def _refused(self, asked: Asked) -> tuple[int, Any] | None:
        found = HEADER.fullmatch(asked.headers.get("authorization", ""))
        if not found or found[1] != self.key:
            return 403, {"errorCode": "InvalidAPIKey", "errorMessage": "key"}
        date, salt, seal = found[2], found[3], found[4]
        if abs(datetime.fromisoformat(date) - now()) > SKEW:
            return 403, {"errorCode": "RequestTimeTooSkewed", "errorMessage": "date"}
        if not 12 <= len(salt) <= 64 or salt in self.salts:
            return 403, {"errorCode": "DuplicatedSignature", "errorMessage": "salt"}
        self.salts.add(salt)
        right = hmac.new(self.secret.encode(), (date + salt).encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right, seal):
            return 403, {"errorCode": "SignatureDoesNotMatch", "errorMessage": "signature"}
        return None

    def _sent(self, told: Any) -> tuple[int, Any]:
        given = told.get("messages")
        if not isinstance(given, list) or not 1 <= len(given) <= 10_000:
            return 400, {"errorCode": "ValidationError", "errorMessage": "messages"}
        failed, taken = [], []
        for one in given:
            code = self._fault(one)
            name = f"M4V{len(self.messages) + len(failed):017}"
            line = {**one, "messageId": name, "statusCode": code or "2000"}
            if code:
                failed.append({**line, "statusMessage": code})
            else:
                self.messages[name] = line
                taken.append(line)
        group = {"groupId": "G4V1", "count": {"total": len(given)}, "status": "SENDING"}
        return 200, {"groupInfo": group, "failedMessageList": failed, "messageList": taken}

    def _fault(self, one: dict[str, Any]) -> str:
        if one.get("from") not in self.senders:
            return "1062"
        if not NUMBER.fullmatch(str(one.get("to", ""))):
            return "1020"
        kind = one.get("type")
        if kind == "ATA":
            options = one.get("kakaoOptions") or {}
            places = self.templates.get(options.get("templateId", ""))
            variables = options.get("variables") or {}
            whole = places is not None and set(variables) == places and all(variables.values())
            return "" if whole and options.get("pfId") and options.get("disableSms") else "1025"
        text = str(one.get("text", ""))
        try:
            size = len(text.encode("cp949"))
        except UnicodeEncodeError:
            return "1030"
        most = {"SMS": 90, "LMS": 2000}.get(str(kind), 0)
        subject = len(str(one.get("subject", "")).encode("cp949"))
        return "" if text and size <= most and subject <= 40 else "1030"

    def _listed(self, query: dict[str, str]) -> tuple[int, Any]:
        def fits(name: str, one: dict[str, Any]) -> bool:
            wanted = query.get("messageId")
            return (not wanted or wanted == name) and query.get("to", one["to"]) == one["to"]

        found = {name: one for name, one in self.messages.items() if fits(name, one)}
        return 200, {"limit": 20, "messageList": found, "startKey": None, "nextKey": None}

    def carry(self) -> None:
        """The carriers do their part: what was taken arrives, except where nobody lives."""
        for one in self.messages.values():
            if one["statusCode"] == "2000":
                one["statusCode"] = "3008" if one["to"] in self.gone else "4000"

"""Naver Cloud SENS as its documents say: who may ask, what a message may hold, what is told later."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Any

from dure.communication.tests.fakes.loopback import Asked, Provider
from dure.kernel.clock import now

SKEW_MS = 5 * 60 * 1000
PLACE = re.compile(r"#\{[^}]+\}")
TEXTS = "/sms/v2/services/ncp:sms:kr:1:dure/messages"
TALKS = "/alimtalk/v2/services/ncp:kkobizmsg:kr:1:dure/messages"


@dataclass
class FakeSens(Provider):
    access_key: str = "ncp_iam_ACCESS"
    secret: str = "ncp_iam_SECRET"
    senders: set[str] = field(default_factory=lambda: {"0215991234"})
    templates: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    talks: dict[str, dict[str, Any]] = field(default_factory=dict)

    def answer(self, asked: Asked) -> tuple[int, Any]:
        if not self._is_signed(asked):
            return 401, {"error": {"errorCode": "200", "message": "Authentication Failed"}}
        path = asked.path.replace("%3A", ":")
        if asked.method == "POST" and path in (TEXTS, TALKS):
            return self._texted(asked.json()) if path == TEXTS else self._talked(asked.json())
        if asked.method == "GET" and path.startswith((TEXTS, TALKS)):
            return self._looked(path, asked.query)
        return 404, {"statusCode": "404"}

    def _is_signed(self, asked: Asked) -> bool:
        moment = asked.headers.get("x-ncp-apigw-timestamp", "0")
        if abs(int(moment) - now().timestamp() * 1000) > SKEW_MS:
            return False
        if asked.headers.get("x-ncp-iam-access-key") != self.access_key:
            return False
        said = f"{asked.method} {asked.raw_path}\n{moment}\n{self.access_key}"
        made = hmac.new(self.secret.encode(), said.encode(), hashlib.sha256).digest()
        return base64.b64encode(made).decode() == asked.headers.get("x-ncp-apigw-signature-v2")

    def _texted(self, told: Any) -> tuple[int, Any]:
        most = {"SMS": 90, "LMS": 2000}.get(told.get("type"), 0)
        to = [str(one["to"]) for one in told.get("messages", [])]
        whole = (
            told.get("contentType") in ("COMM", "AD")
            and told.get("from") in self.senders
            and 1 <= len(to) <= 100
            and all(one.isdigit() for one in to)
            and 0 < len(told.get("content", "").encode("cp949", "xmlcharrefreplace")) <= most
            and len(told.get("subject", "").encode("cp949")) <= 40
        )
        if not whole:
            return 400, {"statusCode": "400", "errorMessage": "Bad Request"}
        request = f"VORSSA-{len(self.texts)}"
        for one in to:
            name = f"0-{len(self.texts)}"
            line = {"requestId": request, "messageId": name, "to": one}
            self.texts[name] = {**line, "content": told["content"], "status": "PROCESSING"}
        return 202, {"requestId": request, "statusCode": "202", "statusName": "success"}

    def _talked(self, told: Any) -> tuple[int, Any]:
        words = self.templates.get(told.get("templateCode", ""))
        one = (told.get("messages") or [{}])[0]
        if not told.get("plusFriendId") or len(one.get("content", "")) > 1000:
            return 400, {"statusCode": "400"}
        fits = words is not None and re.fullmatch(_pattern(words), one["content"])
        name = f"talk-{len(self.talks)}"
        line = {"messageId": name, "to": one["to"], "content": one["content"]}
        code = "A000" if fits else "U123"
        if fits:
            self.talks[name] = {**line, "requestId": "R", "messageStatusCode": None}
        sent = {**line, "requestStatusCode": code}
        return 202, {"requestId": "R", "statusCode": "202", "messages": [sent]}

    def _looked(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        is_text = path.startswith(TEXTS)
        rows = self.texts if is_text else self.talks
        name = path.removeprefix(TEXTS if is_text else TALKS).strip("/")
        if name:
            one = rows.get(name)
            if one is None:
                return 404, {"statusCode": "404"}
            return (200, {"statusCode": "200", "messages": [one]}) if is_text else (200, one)
        wanted = [
            {key: value for key, value in one.items() if key != "content"}
            for one in rows.values()
            if query.get("requestId", one["requestId"]) == one["requestId"]
            and query.get("to", one["to"]) == one["to"]
        ]
        return 202, {"statusCode": "202", "messages": wanted}

    def carry(self) -> None:
        """The carriers do their part."""
        for one in self.texts.values():
            one["status"] = "COMPLETED"
            one["statusCode"] = "3001" if one["to"] in self.gone else "0"
        for one in self.talks.values():
            one["messageStatusCode"] = "0000"


def _pattern(words: str) -> str:
    """The approved words to the letter, with anything in their places."""
    return "(.+)".join(re.escape(part) for part in PLACE.split(words))

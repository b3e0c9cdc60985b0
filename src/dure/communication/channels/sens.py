"""Naver Cloud SENS: short messages by `sms/v2`, AlimTalk by `alimtalk/v2`, as its documents say."""

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings

from dure.communication.channels.keys import Account, sens_account
from dure.communication.channels.outside import Answer, NoAnswer, NotReached, Question, ask
from dure.communication.channels.signed import sens_headers
from dure.communication.rules.phone_numbers import digits_of, sender_of
from dure.communication.rules.provider_codes import read_code
from dure.communication.rules.short_message import Fitted
from dure.communication.rules.talk_templates import Talk
from dure.communication.types.notices import Handed, Reported
from dure.kernel.clock import SEOUL, now

A_WHILE = timedelta(minutes=10)
TAKEN = 202
NOT_YET = ("READY", "PROCESSING")


class Sens:
    """SENS knows no mark of ours: a lost answer is looked for by number, time and words."""

    name = "sens"

    def __init__(self, account: Account | None = None) -> None:
        self.account = account or sens_account()

    def send_text(self, mark: str, to: str, fitted: Fitted, *, advert: bool) -> Handed:
        """A short or long message."""
        del mark
        body: dict[str, Any] = {
            "type": fitted.kind,
            "contentType": "AD" if advert else "COMM",
            "countryCode": "82",
            "from": sender_of(settings.DURE_SMS_FROM),
            "content": fitted.text,
            "messages": [{"to": digits_of(to)}],
        }
        if fitted.kind == "LMS" and fitted.subject:
            body["subject"] = fitted.subject
        handed, told = self._send(_texts(), body)
        if handed.how != "left":
            return handed
        return Handed("left", f"sms:{told.get('requestId', '')}")

    def send_talk(self, mark: str, to: str, talk: Talk) -> Handed:
        """An AlimTalk: the words of its approved template, filled in; the house itself falls back."""
        del mark
        one = {"to": digits_of(to), "content": talk.text, "useSmsFailover": False}
        body = {
            "plusFriendId": settings.DURE_KAKAO_PROFILE,
            "templateCode": talk.template,
            "messages": [one],
        }
        handed, told = self._send(_talks(), body)
        if handed.how != "left":
            return handed
        sent = (told.get("messages") or [{}])[0]
        if sent.get("requestStatusCode", "A000") != "A000":
            return Handed("refused", why=str(sent["requestStatusCode"]))
        return Handed("left", f"talk:{sent.get('messageId', '')}")

    def look(self, mark: str, to: str, *, since: datetime, text: str) -> Handed | None:
        """Whether a message whose answer got lost was taken after all; None where it was not."""
        del mark
        span = {
            "requestStartTime": _written(since - A_WHILE),
            "requestEndTime": _written(now() + A_WHILE),
            "to": digits_of(to),
            "pageSize": "100",
        }
        for base, kind in ((_texts(), "sms"), (_talks(), "talk")):
            if base is None:
                continue
            told = self._asked(f"{base}?{urlencode(span, quote_via=quote)}")
            for one in told.get("messages") or []:
                name = str(one.get("messageId", ""))
                whole = self._asked(f"{base}/{quote(name)}")
                if text.strip() in _words(whole):
                    asked = one.get("requestId", "") if kind == "sms" else name
                    return Handed("left", f"{kind}:{asked}")
        return None

    def report(self, provider_id: str) -> Reported:
        """What became of a message."""
        kind, _, name = provider_id.partition(":")
        if kind == "talk":
            one = self._asked(f"{_talks()}/{quote(name)}")
            code = str(one.get("messageStatusCode") or "")
            return read_code("sens_talk", code) if code else Reported("pending")
        told = self._asked(f"{_texts()}?{urlencode({'requestId': name})}")
        one = (told.get("messages") or [{}])[0]
        if one.get("status") in (None, *NOT_YET):
            return Reported("pending")
        return read_code("sens", str(one.get("statusCode", "")))

    def _send(self, path: str | None, body: dict[str, Any]) -> tuple[Handed, dict[str, Any]]:
        if path is None:
            return Handed("refused", why="no service"), {}
        try:
            answer = self._ask("POST", path, json.dumps(body, ensure_ascii=False).encode())
        except NotReached as why:
            return Handed("later", why=str(why)), {}
        except NoAnswer as why:
            return Handed("unsure", why=str(why)), {}
        told = answer.json()
        return _handed(answer), told if isinstance(told, dict) else {}

    def _asked(self, path: str) -> dict[str, Any]:
        answer = self._ask("GET", path)
        told = answer.json()
        if answer.status not in (200, TAKEN) or not isinstance(told, dict):
            raise NoAnswer(str(answer.status))
        return told

    def _ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        account = self.account
        headers = sens_headers(
            method=method, path=path, access_key=account.name, secret=account.key, at=now()
        )
        headers["Content-Type"] = "application/json; charset=utf-8"
        return ask(Question(method, account.address + path, headers, body, guarded=False))


def _handed(answer: Answer) -> Handed:
    if answer.status == TAKEN:
        return Handed("left")
    if answer.status >= 500:
        # A gateway that waited in vain does not know whether it was taken behind it.
        return Handed("unsure" if answer.status == 504 else "later", why=str(answer.status))
    if answer.status == 429:
        return Handed("later", why="429", wait_s=answer.wait_s)
    return Handed("refused", why=str(answer.status))


def _texts() -> str | None:
    service = settings.DURE_SENS_SMS_SERVICE
    return f"/sms/v2/services/{quote(service)}/messages" if service else None


def _talks() -> str | None:
    service = settings.DURE_SENS_ALIMTALK_SERVICE
    return f"/alimtalk/v2/services/{quote(service)}/messages" if service else None


def _words(whole: dict[str, Any]) -> str:
    inner = (whole.get("messages") or [whole])[0]
    return str(inner.get("content", ""))


def _written(at: datetime) -> str:
    return at.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M:%S")

"""SOLAPI: short messages and AlimTalk by `messages/v4`, as its published client writes them."""

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings

from dure.communication.channels.keys import Account, solapi_account
from dure.communication.channels.outside import Answer, NoAnswer, NotReached, Question, ask
from dure.communication.channels.signed import solapi_header
from dure.communication.rules.phone_numbers import digits_of, sender_of
from dure.communication.rules.provider_codes import read_code
from dure.communication.rules.short_message import Fitted
from dure.communication.rules.talk_templates import Talk
from dure.communication.types.notices import Handed, Reported
from dure.kernel.clock import now
from dure.kernel.ids import public_id

SEND = "/messages/v4/send-many/detail"
LIST = "/messages/v4/list"
A_WHILE = timedelta(minutes=10)
SALT = 32


class Solapi:
    """One message a call, so that one that is refused stops no other. Its mark travels along."""

    name = "solapi"

    def __init__(self, account: Account | None = None) -> None:
        self.account = account or solapi_account()

    def send_text(self, mark: str, to: str, fitted: Fitted, *, advert: bool) -> Handed:
        """A short or long message."""
        del advert  # its label stands in the text
        message: dict[str, Any] = {"type": fitted.kind, "text": fitted.text}
        if fitted.kind == "LMS" and fitted.subject:
            message["subject"] = fitted.subject
        return self._send(mark, to, message)

    def send_talk(self, mark: str, to: str, talk: Talk) -> Handed:
        """An AlimTalk by its approved template; the house itself falls back, not the provider."""
        options = {
            "pfId": settings.DURE_KAKAO_PROFILE,
            "templateId": talk.template,
            "variables": {f"#{{{name}}}": value for name, value in talk.variables.items()},
            "disableSms": True,
        }
        return self._send(mark, to, {"type": "ATA", "kakaoOptions": options})

    def look(self, mark: str, to: str, *, since: datetime, text: str) -> Handed | None:
        """Whether a message whose answer got lost was taken after all; None where it was not."""
        del text  # known by its mark
        told = self._asked(
            {
                "to": digits_of(to),
                "startDate": (since - A_WHILE).isoformat(timespec="milliseconds"),
                "limit": "100",
            }
        )
        for name, one in _messages(told).items():
            if (one.get("customFields") or {}).get("mark") == mark:
                return Handed("left", str(one.get("messageId") or name))
        return None

    def report(self, provider_id: str) -> Reported:
        """What became of a message."""
        told = _messages(self._asked({"messageId": provider_id}))
        one = told.get(provider_id) or next(iter(told.values()), None)
        if one is None:
            return Reported("pending")
        return read_code("solapi", str(one.get("statusCode", "")))

    def _send(self, mark: str, to: str, message: dict[str, Any]) -> Handed:
        whole = {
            **message,
            "to": digits_of(to),
            "from": sender_of(settings.DURE_SMS_FROM),
            "customFields": {"mark": mark},
        }
        body = json.dumps({"messages": [whole], "showMessageList": True}, ensure_ascii=False)
        try:
            answer = self._ask("POST", SEND, body.encode())
        except NotReached as why:
            return Handed("later", why=str(why))
        except NoAnswer as why:
            return Handed("unsure", why=str(why))
        return _handed(answer)

    def _asked(self, wanted: dict[str, str]) -> Any:
        answer = self._ask("GET", f"{LIST}?{urlencode(wanted, quote_via=quote)}")
        if answer.status != 200:
            raise NoAnswer(str(answer.status))
        return answer.json()

    def _ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        account = self.account
        header = solapi_header(key=account.name, secret=account.key, at=now(), salt=public_id(SALT))
        headers = {"Authorization": header, "Content-Type": "application/json; charset=utf-8"}
        return ask(Question(method, account.address + path, headers, body, guarded=False))


def _handed(answer: Answer) -> Handed:
    told = answer.json()
    if answer.status >= 500:
        # A gateway that waited in vain does not know whether it was taken behind it.
        return Handed("unsure" if answer.status == 504 else "later", why=str(answer.status))
    if answer.status == 429:
        return Handed("later", why="429", wait_s=answer.wait_s)
    if answer.status != 200 or not isinstance(told, dict):
        code = told.get("errorCode", "") if isinstance(told, dict) else ""
        return Handed("refused", why=str(code or answer.status))
    failed = told.get("failedMessageList") or []
    if failed:
        code = str(failed[0].get("statusCode", ""))
        how = read_code("solapi", code).how
        return Handed("gone" if how == "gone" else "refused", why=code)
    sent = told.get("messageList") or [{}]
    return Handed("left", str(sent[0].get("messageId", "")))


def _messages(told: Any) -> dict[str, dict[str, Any]]:
    found = told.get("messageList") if isinstance(told, dict) else None
    if isinstance(found, list):
        return {str(one.get("messageId", n)): one for n, one in enumerate(found)}
    return found if isinstance(found, dict) else {}

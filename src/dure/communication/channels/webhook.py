"""Webhooks: a signed line of JSON to a program of somebody's, only where it lies outside."""

import json
from datetime import datetime

from django.conf import settings

from dure.communication.channels.outside import NoAnswer, NotOutside, NotReached, Question, ask
from dure.communication.channels.signed import webhook_headers
from dure.communication.types.notices import Handed, Outgoing, Reported
from dure.kernel.clock import now

AWAY = (404, 410)


class Webhook:
    """The address holds its own key: `key|https://…`, as the contact point keeps it, sealed."""

    code = "hook"
    provider = "https"

    def reaches(self, address: str) -> bool:
        """A key and an address."""
        key, bar, place = address.partition("|")
        return bool(key and bar and place.startswith(("https://", "http://")))

    def send(self, message: Outgoing) -> Handed:
        """Send one. The same number comes with every try: whoever got it twice knows."""
        key, _, place = message.address.partition("|")
        body = _body(message)
        try:
            answer = ask(_question(key, place, message.mark, body, now()))
        except NotOutside:
            return Handed("refused", why="inside")
        except (NotReached, NoAnswer) as why:
            return Handed("later", why=str(why))
        if answer.status == 410:
            return Handed("gone", why="410")
        if 200 <= answer.status < 300:
            return Handed("left", message.mark)
        if answer.status in (408, 425, 429) or answer.status >= 500:
            return Handed("later", why=str(answer.status), wait_s=answer.wait_s)
        return Handed("refused", why=str(answer.status))

    def look(self, message: Outgoing) -> Handed | None:
        """The number says that it is the same one."""
        del message
        return None

    def report(self, provider_id: str) -> Reported:
        """An answer is all there is."""
        del provider_id
        return Reported("pending")


def _body(message: Outgoing) -> bytes:
    """What happened, without a name and without the letter: whoever may, reads it behind the page."""
    told = {
        "type": message.code,
        "title": message.subject,
        "page": message.page,
        "language": message.language,
        "urgent": message.purpose == "urgent",
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _question(key: str, place: str, mark: str, body: bytes, at: datetime) -> Question:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Dure",
        **webhook_headers(secret=key, mark=mark, at=at, body=body),
    }
    inside = frozenset(settings.DURE_INSIDE_HOSTS)
    return Question("POST", place, headers, body, inside=inside)

"""Web push: a sealed line to one browser, signed with the house's VAPID key (RFC 8291, RFC 8292)."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from dure.communication.channels.keys import opened
from dure.communication.channels.outside import (
    Answer,
    NoAnswer,
    NotOutside,
    NotReached,
    Question,
    ask,
)
from dure.communication.channels.push_seal import seal_for, vapid_header
from dure.communication.types.notices import Handed, Outgoing, Reported

KEPT_S = 24 * 3600
MOST = 3_000  # bytes of plain text; push services take four thousand sealed ones
GONE = (404, 410)


class WebPush:
    """Push to a browser whose owner let us. One that took that back is gone."""

    code = "push"
    provider = "vapid"

    def reaches(self, address: str) -> bool:
        """The JSON of a subscription."""
        return subscription_in(address) is not None

    def send(self, message: Outgoing) -> Handed:
        """Send one; the browser replaces what it has under the same tag."""
        found = subscription_in(message.address)
        if found is None:
            return Handed("gone", why="subscription")
        try:
            answer = ask(_question(found, message))
        except (NotReached, NoAnswer) as why:
            return Handed("later", why=str(why))  # under the same tag a second one replaces it
        except (NotOutside, ValueError):
            return Handed("gone", why="subscription")
        return _handed(answer, message.mark)

    def look(self, message: Outgoing) -> Handed | None:
        """Nobody can be asked; the tag makes two of them one."""
        del message
        return None

    def report(self, provider_id: str) -> Reported:
        """Push services say no more."""
        del provider_id
        return Reported("pending")


def subscription_in(address: str) -> dict[str, Any] | None:
    """What a browser handed over, where it is whole."""
    try:
        told = json.loads(address)
        keys = told["keys"]
        whole = all(
            isinstance(one, str) for one in (told["endpoint"], keys["p256dh"], keys["auth"])
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return told if whole else None


def _handed(answer: Answer, mark: str) -> Handed:
    if answer.status in GONE:
        return Handed("gone", why=str(answer.status))
    if answer.status == 429 or answer.status >= 500:
        return Handed("later", why=str(answer.status), wait_s=answer.wait_s)
    if answer.status >= 300:
        return Handed("refused", why=str(answer.status))
    return Handed("left", mark)


def _question(found: dict[str, Any], message: Outgoing) -> Question:
    line = {
        "title": message.subject,
        "body": message.text[:300],
        "page": message.page or "/today/",
        "tag": message.mark,
    }
    body = seal_for(json.dumps(line, ensure_ascii=False).encode()[:MOST], found["keys"])
    where = urlsplit(found["endpoint"])
    key, subject = opened(settings.DURE_VAPID_KEY), settings.DURE_VAPID_SUBJECT
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_S),
        "Urgency": "high" if message.purpose == "urgent" else "normal",
        "Topic": message.mark.replace(".", "-")[:32],
        **vapid_header(key, audience=f"{where.scheme}://{where.netloc}", subject=subject),
    }
    inside = frozenset(settings.DURE_INSIDE_HOSTS)
    return Question("POST", found["endpoint"], headers, body, inside=inside)

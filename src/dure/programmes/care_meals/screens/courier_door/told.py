"""What a phone sent, read and handed on; what cannot be read is answered, not guessed."""

import json
from typing import Any

from django.middleware.csrf import get_token

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import holds_link, link_of_token, mark_of_route
from dure.programmes.care_meals.rules.told import read_moment, read_told
from dure.programmes.care_meals.screens.courier_door.phone import phone_of
from dure.programmes.care_meals.services import courier_of, take_told
from dure.programmes.care_meals.types.door import Answer, Told

LARGEST = 1_000_000  # bytes; a whole day of one route is a tenth of it


def what_was_told(request: ActingRequest, token: str) -> dict[str, Any]:
    """The answer to one conversation. The day may be over: what was done is still taken."""
    link, phone, sent = link_of_token(token), phone_of(request, token), _read(request.body)
    told = [one for one in map(_readable, sent["events"]) if one is not None]
    answers = take_told(
        courier_of(link),
        link=link.public_id,
        phone=phone,
        told=told,
        spoke=read_moment(sent),
        at=now(),
    )
    return {
        "now": now().timestamp() * 1000,
        "version": mark_of_route(link),
        "keeps": holds_link(link, phone),
        "csrf": get_token(request),
        "unread": len(sent["events"]) - len(told),
        "answers": [_answer(one) for one in answers],
    }


def _read(body: bytes) -> dict[str, Any]:
    if len(body) > LARGEST:
        raise Refused("care_meals.unreadable_event")
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("care_meals.unreadable_event") from None
    if not isinstance(sent, dict) or not isinstance(sent.get("events"), list):
        raise Refused("care_meals.unreadable_event")
    return sent


def _readable(sent: Any) -> Told | None:
    """One event; None where it has no number: nothing else of the day waits behind it."""
    try:
        return read_told(sent)
    except Refused:
        return None


def _answer(one: Answer) -> dict[str, str]:
    words = str(words_of(Refused(one.result))) if one.is_refused else ""
    return {"id": one.number, "result": one.result, "said": words}

"""Calls of providers: a hint that there is news of a message. What is said in it is not believed."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dure.communication.services import ask_soon
from dure.kernel.clock import now
from dure.kernel.faces import open_to_all

MOST = 200_000
LONGEST = 120  # letters of a name that a provider gave


@csrf_exempt
@require_POST
@open_to_all(reason="a provider calls without an account; its call only makes us ask the provider")
def solapi_call(request: HttpRequest) -> HttpResponse:
    """SOLAPI has news of messages: they are asked about now."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
        return HttpResponse(status=413)
    ask_soon("solapi", _names(request.body), at=now())
    return HttpResponse(status=204)


def _names(body: bytes) -> list[str]:
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return []
    events = told if isinstance(told, list) else [told]
    inner = [one.get("data", one) for one in events if isinstance(one, dict)]
    return [
        one["messageId"]
        for one in inner
        if isinstance(one, dict) and _is_name(one.get("messageId"))
    ]


def _is_name(told: Any) -> bool:
    """A name as providers give them; a database takes no NUL."""
    return isinstance(told, str) and 0 < len(told) <= LONGEST and told.isprintable()

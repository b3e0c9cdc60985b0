"""Keys of programs at the door of the API."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from dure.ground.access.queries import actor_of_token
from dure.ground.journal.types import Actor
from dure.kernel.clock import now


class ByKey(HttpBearer):
    """`Authorization: Bearer dure_…`: the key of an account; it never opens personal rows."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The actor behind the key; refused with `access.bad_token`."""
        actor = actor_of_token(token, at=now(), address=request.META.get("REMOTE_ADDR"))
        known: Any = request
        known.actor = actor
        return actor

"""The request as views of the house know it: with whoever is acting."""

from typing import Any

from django.http import HttpRequest

from dure.ground.journal.types import Actor


class ActingRequest(HttpRequest):
    """A request that the middleware `acting` has given its actor."""

    actor: Actor
    user: Any  # the account; pages that ask for it say `@signed_in`
    htmx: Any

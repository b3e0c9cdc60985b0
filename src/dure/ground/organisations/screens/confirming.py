"""Once a sign-in: what was entered for an organisation while nobody spoke for it is confirmed."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.services import confirm_memberships
from dure.kernel.clock import now

DONE = "dure_confirmed"
Ask = Callable[[HttpRequest], HttpResponseBase]


class Confirming:
    """The middleware: the first request of a session of somebody signed in asks what waits for them."""

    def __init__(self, get_response: Ask) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor = cast("ActingRequest", request).actor
        if actor.account_id is not None and DONE not in request.session:
            confirm_memberships(actor, at=now())
            request.session[DONE] = 1
        return self.get_response(request)

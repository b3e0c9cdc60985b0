"""Who is acting: one middleware turns the account of a request into its Actor, once."""

from collections.abc import Callable
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from dure.ground.access.models import Account
from dure.ground.access.queries import ActingRequest, actor_of, is_demo_account
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of, now

NOBODY = Actor(account_id=None)
Ask = Callable[[HttpRequest], HttpResponseBase]


def acting(get_response: Ask) -> Ask:
    """Set `request.actor`; nobody when nobody has signed in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        cast("ActingRequest", request).actor = _actor(request)
        return get_response(request)

    return middleware


def _actor(request: HttpRequest) -> Actor:
    account = request.user
    if not isinstance(account, Account):
        return NOBODY
    return actor_of(
        account,
        on=day_of(now()),
        second_factor=_second_factor(request, account),
        address=request.META.get("REMOTE_ADDR"),
    )


def _second_factor(request: HttpRequest, account: Account) -> bool:
    # The one-touch sign-in of the demo stands in for a phone that a visitor does not have.
    if settings.DURE_DEMO and request.session.get("dure_demo") and is_demo_account(account):
        return True
    return bool(is_mfa_enabled(account))

"""Who is acting: one middleware turns the account of a request into its Actor, once."""

from collections.abc import Callable
from typing import cast

from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from dure.ground.access.models import Account
from dure.ground.access.queries import ActingRequest, actor_of, is_demo_account
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of, now
from dure.kernel.ui.navigation import REMEMBERED

NOBODY = Actor(account_id=None)
GOOD_FOR_S = 12 * 3600  # a second factor is good for a working day, then it is asked for again
Ask = Callable[[HttpRequest], HttpResponseBase]


class Acting:
    """The middleware: sets `request.actor`; nobody when nobody has signed in."""

    def __init__(self, get_response: Ask) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        cast("ActingRequest", request).actor = _actor(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, object]
    ) -> None:
        """Remember in which of their initiatives somebody is, for pages that are in none."""
        slug, actor = kwargs.get("slug"), cast("ActingRequest", request).actor
        own = any(one.slug == slug for one in actor.initiatives)
        if own and request.session.get(REMEMBERED) != slug:
            request.session[REMEMBERED] = slug


def _actor(request: HttpRequest) -> Actor:
    account = request.user
    if not isinstance(account, Account):
        return NOBODY
    return actor_of(
        account,
        on=day_of(now()),
        second_factor=_second_factor(request, account),
        address=get_client_ip(request),  # behind a proxy, whom the proxy names
    )


def _second_factor(request: HttpRequest, account: Account) -> bool:
    """True when this session has shown one: having set one up somewhere is not enough."""
    # The one-touch sign-in of the demo stands in for a phone that a visitor does not have.
    if settings.DURE_DEMO and request.session.get("dure_demo") and is_demo_account(account):
        return True
    shown = [one for one in get_authentication_records(request, account) if one["method"] == "mfa"]
    return bool(shown) and now().timestamp() - shown[-1]["at"] < GOOD_FOR_S and _has_app(account)


def _has_app(account: Account) -> bool:
    return bool(is_mfa_enabled(account, ["totp"]))

"""An invitation is accepted: by the link of the letter, with an account or without one yet.

The token is taken out of the address at once and kept in the session, so that it stands in no history,
no log of the pages that follow, and in no address that other sites are told.
"""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.ground.access.models import Account
from dure.ground.access.queries import ActingRequest, has_account, invitation_of
from dure.ground.access.screens.invitation.form import NewAccount
from dure.ground.access.services import accept_invitation, join_by_invitation
from dure.ground.access.types import InvitationCard
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all, signed_in
from dure.kernel.words import Words, spoken_language

TOKEN = "dure_invitation"  # noqa: S105 - the session's key, not the token
BACKEND = "django.contrib.auth.backends.ModelBackend"
WELCOME = Words("반가워요! 이제 함께해요.", "Welcome! You are in.")
WHY_OPEN = "the link of the letter is the permission"


@open_to_all(reason=WHY_OPEN)
@never_cache
def invitation(request: ActingRequest, token: str) -> HttpResponse:
    """The letter's address: looked up, remembered, and left."""
    invitation_of(token, now())
    request.session[TOKEN] = token
    return redirect("invited")


@open_to_all(reason=WHY_OPEN)
@never_cache
def invited(request: ActingRequest) -> HttpResponse:
    """What am I invited to, and do I accept?"""
    card = invitation_of(_token(request), now())
    form = NewAccount(request.POST or None, initial={"language": spoken_language()})
    if request.method == "POST" and _is_new(request, card) and form.is_valid():
        _come_in(request, form.cleaned_data)
        return _welcome(request)
    said = {"card": card, "form": form, **_standing(request, card)}
    return render(request, "ground/access/screens/invitation/page.html", said)


@signed_in
@require_POST
def accept(request: ActingRequest) -> HttpResponse:
    """Yes, with the account I am signed in with."""
    accept_invitation(request.actor, at=now(), token=_token(request))
    return _welcome(request)


def _token(request: ActingRequest) -> str:
    token = request.session.get(TOKEN)
    if not token:
        raise Refused("access.no_such_invitation")
    return str(token)


def _is_new(request: ActingRequest, card: InvitationCard) -> bool:
    return not request.user.is_authenticated and not has_account(card.email)


def _standing(request: ActingRequest, card: InvitationCard) -> dict[str, bool]:
    """Whether the visitor is the invited one, somebody else, has an account, or needs one."""
    inside = request.user.is_authenticated
    return {
        "is_me": inside and request.user.email == card.email,
        "is_other": inside and request.user.email != card.email,
        "is_new": _is_new(request, card),
    }


def _come_in(request: ActingRequest, told: dict[str, Any]) -> None:
    account_id = join_by_invitation(_token(request), at=now(), **told)
    account = Account.objects.get(pk=account_id)
    login(request, account, backend=BACKEND)
    record_authentication(request, account, method="code")  # the letter proved the mailbox


def _welcome(request: ActingRequest) -> HttpResponse:
    request.session.pop(TOKEN, None)
    messages.success(request, str(WELCOME))
    return redirect("/today/")

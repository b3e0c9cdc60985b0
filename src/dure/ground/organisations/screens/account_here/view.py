"""One account in the hands of a director: a lost second factor, and an account at rest."""

from functools import partial
from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest, account_here
from dure.ground.access.services import reset_second_factor, rest_account, wake_account
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.screens.inside import said
from dure.kernel.clock import now
from dure.kernel.faces import needs
from dure.kernel.letters import leaves, letter
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

NOTICES = Path(__file__).resolve().parents[2] / "notices"
RESET = Words("2단계 인증을 지웠어요.", "The second factor is off.")
NOT_WRITTEN = Words(
    "편지는 보내지 못했어요. 본인에게 직접 알려 주세요.",
    "The letter could not be sent. Please tell them yourself.",
)
RESTS = Words("계정을 멈췄어요. 로그인과 API 열쇠가 끝났어요.", "At rest: sessions and keys ended.")
WOKEN = Words("다시 로그인할 수 있어요.", "They may sign in again.")


@needs("manage_access")
def account(request: ActingRequest, slug: str, account_id: int) -> HttpResponse:
    """How does this account stand?"""
    card = initiative_card(slug)
    found = account_here(request.actor, initiative_id=card.id, account_id=account_id, at=now())
    page = "ground/organisations/screens/account_here/page.html"
    return render(request, page, said(card, one=found))


@needs("manage_access")
@require_POST
def reset_factor(request: ActingRequest, slug: str, account_id: int) -> HttpResponse:
    """They have lost their phone."""
    where = {"initiative_id": initiative_card(slug).id, "account_id": account_id}
    if tried(request, partial(reset_second_factor, request.actor, at=now(), **where), RESET):
        found = account_here(request.actor, at=now(), **where)
        given = {"name": found.name, "by": request.actor.name}
        to, spoken = found.email, found.language
        if not leaves(letter(NOTICES, "second_factor_reset", to=to, language=spoken, **given)):
            messages.warning(request, str(NOT_WRITTEN))
    return redirect("account", slug, account_id)


@needs("manage_access")
@require_POST
def rest(request: ActingRequest, slug: str, account_id: int) -> HttpResponse:
    """They work here no longer."""
    where = {"initiative_id": initiative_card(slug).id, "account_id": account_id}
    tried(request, partial(rest_account, request.actor, at=now(), **where), RESTS)
    return redirect("account", slug, account_id)


@needs("manage_access")
@require_POST
def wake(request: ActingRequest, slug: str, account_id: int) -> HttpResponse:
    """They are back."""
    where = {"initiative_id": initiative_card(slug).id, "account_id": account_id}
    tried(request, partial(wake_account, request.actor, at=now(), **where), WOKEN)
    return redirect("account", slug, account_id)

"""Who may do what in an initiative: roles, invitations, and how both are given and ended."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest, people_here, roles_here
from dure.ground.access.services import end_grant, grant_role, withdraw_invitation
from dure.ground.organisations.queries import initiative_card, members_of
from dure.ground.organisations.screens.access.form import GiveForm, InviteForm, choices_of
from dure.ground.organisations.screens.access.letter import invite_by_letter
from dure.ground.organisations.screens.inside import said, taken
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "ground/organisations/screens/access/page.html"
SENT = Words("초대 편지를 보냈어요.", "The invitation is on its way.")
GIVEN = Words("역할을 주었어요.", "The role is given.")
ENDED = Words(
    "역할을 끝냈어요. 오늘부터 아무것도 열지 않아요.",
    "The role is over; it opens nothing any more.",
)
BACK = Words("초대를 거두었어요.", "The invitation is withdrawn.")


@needs("manage_access")
def access(request: ActingRequest, slug: str) -> HttpResponse:
    """Who may do what here?"""
    card = initiative_card(slug)
    invite, give = _forms(request, card)
    return render(request, PAGE, said(card, **_lines(request, card), invite=invite, give=give))


@needs("manage_access")
@require_POST
def invite_to_role(request: ActingRequest, slug: str) -> HttpResponse:
    """Write to somebody."""
    card = initiative_card(slug)
    invite, give = _forms(request, card, invited=request.POST)
    if taken(request, invite, partial(invite_by_letter, request, card, invite), SENT):
        return redirect("access", slug)
    context = said(card, **_lines(request, card), invite=invite, give=give)
    return render(request, PAGE, context, status=422)


@needs("manage_access")
@require_POST
def give_role(request: ActingRequest, slug: str) -> HttpResponse:
    """Give a role to somebody who is here."""
    card = initiative_card(slug)
    invite, give = _forms(request, card, given=request.POST)
    if taken(request, give, lambda: _give(request, card, give), GIVEN):
        return redirect("access", slug)
    context = said(card, **_lines(request, card), invite=invite, give=give)
    return render(request, PAGE, context, status=422)


@needs("manage_access")
@require_POST
def end_role(request: ActingRequest, slug: str, grant_id: int) -> HttpResponse:
    """From today on it opens nothing."""
    tried(request, partial(end_grant, request.actor, at=now(), grant_id=grant_id), ENDED)
    return redirect("access", slug)


@needs("manage_access")
@require_POST
def take_back(request: ActingRequest, slug: str, invitation_id: int) -> HttpResponse:
    """The letter's address opens nothing any more."""
    deed = partial(withdraw_invitation, request.actor, at=now(), invitation_id=invitation_id)
    tried(request, deed, BACK)
    return redirect("access", slug)


def _give(request: ActingRequest, card: InitiativeCard, form: GiveForm) -> None:
    wish = {"account_id": form.cleaned_data["account"], "until": form.cleaned_data["until"]}
    grant_role(request.actor, at=now(), initiative_id=card.id, **wish, **form.where())


def _lines(request: ActingRequest, card: InitiativeCard) -> dict[str, Any]:
    here = roles_here(request.actor, initiative_id=card.id, at=now())
    return {
        "roles": here.roles,
        "invitations": here.invitations,
        "own_id": request.actor.account_id,
        "for_all": here.for_all,
    }


def _forms(
    request: ActingRequest, card: InitiativeCard, *, invited: Any = None, given: Any = None
) -> tuple[InviteForm, GiveForm]:
    actor, at = request.actor, now()
    here = roles_here(actor, initiative_id=card.id, at=at)
    members = {
        one.organisation.id: one.organisation.name for one in members_of(card.id, day_of(at))
    }
    choices = choices_of(actor, card.id, here, members)
    people: list[tuple[str, Any]] = [
        (str(each), name) for each, name in people_here(actor, initiative_id=card.id, at=at).items()
    ]
    give = GiveForm(given, people=people, auto_id="give_%s", **choices)
    return InviteForm(invited, auto_id="invite_%s", **choices), give

"""The phones of the hall: scan, show who you are by a code or an account, sign."""

from datetime import datetime

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.agenda.queries import ceremony_at, code_typed, signing_state
from dure.agenda.screens.sign.drawn import about, signing_page, ticket_for, who_are_you
from dure.agenda.screens.sign.view import own_to_sign
from dure.agenda.screens.ticket import known_just_now
from dure.agenda.types.signing import CeremonyCard
from dure.ground.access.queries import ActingRequest, spoken_for
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all
from dure.kernel.refusals import words_of
from dure.kernel.ui.errors import too_often

PAGE = "agenda/screens/declare/page.html"
HALL = "dure_hall"  # in the session: the code that was typed, until it has signed
WHY_OPEN = "the code on the hall's screen leads here; signing itself asks who one is"


@open_to_all(reason=WHY_OPEN)
@never_cache
def declare(request: ActingRequest, hall: str) -> HttpResponse:
    """What is declared here, and how do you show who you are?"""
    return _entry(request, ceremony_at(hall))


@open_to_all(reason=WHY_OPEN)
@require_POST
@never_cache
def enter_code(request: ActingRequest, hall: str) -> HttpResponse:
    """A code from a slip of paper, handed out by the director to a named delegate."""
    asked = {"app": "allauth.account", "action": "hall_code", "limit_get": True}
    if ratelimit.consume(request, **asked) is None:
        return too_often(request)
    ceremony, at = ceremony_at(hall), now()
    try:
        code_id, account_id, organisation_id = code_typed(
            ceremony, request.POST.get("code", ""), at=at
        )
    except Refused as refused:
        return _entry(request, ceremony, fault=refused)
    request.session[HALL] = [hall, code_id, account_id, organisation_id, at.isoformat()]
    return redirect("declare_sign", hall)


@open_to_all(reason=WHY_OPEN)
@never_cache
def declare_sign(request: ActingRequest, hall: str) -> HttpResponse:
    """Read it, and sign for your organisation."""
    ceremony = ceremony_at(hall)
    kept = request.session.get(HALL)
    if kept and kept[0] == hall:
        return _with_code(request, ceremony, kept)
    if not request.user.is_authenticated:
        return redirect("declare", hall)
    return _with_account(request, ceremony)


def _with_code(request: ActingRequest, ceremony: CeremonyCard, kept: list[object]) -> HttpResponse:
    _, code_id, account_id, organisation_id, known_at = kept
    organisation = organisation_cards(frozenset((int(str(organisation_id)),)))
    ticket = ticket_for(
        ceremony.text,
        account_id=int(str(account_id)),
        organisation_id=int(str(organisation_id)),
        known=("hall_code", datetime.fromisoformat(str(known_at))),
        ceremony=ceremony,
        code_id=int(str(code_id)),
    )
    name = organisation[ticket.organisation_id].name
    return signing_page(request, ceremony.text, name, ticket, ceremony)


def _with_account(request: ActingRequest, ceremony: CeremonyCard) -> HttpResponse:
    text = ceremony.text
    state = signing_state(request.actor, slug=text.slug, number=text.number, at=now())
    own = own_to_sign(state, request.GET.get("for", ""))
    known = known_just_now(request)
    if known is None:
        return who_are_you(request)
    ticket = ticket_for(
        text,
        account_id=request.user.pk,
        organisation_id=own.organisation_id,
        known=known,
        ceremony=ceremony,
    )
    return signing_page(request, text, own.organisation, ticket, ceremony)


def _entry(
    request: ActingRequest, ceremony: CeremonyCard, fault: Refused | None = None
) -> HttpResponse:
    speaks = spoken_for(request.actor.account_id, day_of(now()))
    said = {
        **about(ceremony.text),
        "ceremony": ceremony,
        "speaks": bool(speaks),
        "fault": words_of(fault) if fault else None,
        "typed": request.POST.get("code", ""),
    }
    return render(request, PAGE, said, status=422 if fault else 200)

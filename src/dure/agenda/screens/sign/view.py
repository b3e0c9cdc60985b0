"""Sign: read the text, tick the sentence, say a word if you like. In the room or in the hall."""

from dataclasses import replace
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.agenda.queries import signing_state
from dure.agenda.screens.sign.drawn import signing_page, ticket_for, who_are_you
from dure.agenda.screens.ticket import Ticket, known_just_now, opened
from dure.agenda.services import sign_version
from dure.agenda.types.signing import OwnSignature, Signature, Signing, SigningState
from dure.ground.access.queries import ActingRequest, actor_of_id
from dure.ground.journal.types import Actor
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all, signed_in
from dure.kernel.refusals import words_of
from dure.kernel.ui.refused import status_of
from dure.kernel.words import spoken_language

DONE = "agenda/screens/sign/done.html"
LONGEST_KEY = 64


@signed_in
@never_cache
def sign_agenda(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Does our organisation stand behind this text?"""
    state = signing_state(request.actor, slug=slug, number=number, at=now())
    own = own_to_sign(state, request.GET.get("for", ""))
    if own.signature is not None:  # nobody reads it all, ticks, and is told then that it is signed
        return redirect("certificate", slug, number, own.signature.public_id)
    known = known_just_now(request)
    if known is None:
        return who_are_you(request)
    ticket = _own_ticket(request, state, own, known)
    return signing_page(request, state.text, own.organisation, ticket, state.ceremony)


def _own_ticket(
    request: ActingRequest, state: SigningState, own: OwnSignature, known: tuple[str, datetime]
) -> Ticket:
    return ticket_for(
        state.text,
        account_id=request.user.pk,
        organisation_id=own.organisation_id,
        known=known,
        ceremony=state.ceremony,
    )


@open_to_all(
    reason="a phone of the hall has a code instead of an account; the ticket says who it is"
)
@require_POST
@never_cache
def send_signature(request: ActingRequest) -> HttpResponse:
    """The signature itself. A phone may send it many times; it counts once."""
    try:
        ticket = opened(request.POST.get("ticket", ""))
        actor = _signer(request, ticket)
        told, at = _told(request, ticket), now()
        signed = sign_version(actor, at=at, signing=told, proof=ticket.proof)
    except Refused as refused:
        return _no(request, refused)
    return _yes(request, signed)


def own_to_sign(state: SigningState, wanted: str = "") -> OwnSignature:
    """The organisation one signs for: the one asked for, else the first without a signature."""
    mine = [each for each in state.own if each.slug == wanted or not wanted]
    if not mine:
        raise Refused("agenda.not_your_organisation")
    return next((each for each in mine if each.signature is None), mine[0])


def _signer(request: ActingRequest, ticket: Ticket) -> Actor:
    """Whose signature this is: who is signed in, or whose code was typed."""
    if ticket.code_id is not None:
        actor = actor_of_id(ticket.account_id, at=now())
        return replace(actor, address=request.META.get("REMOTE_ADDR") or None)
    if request.actor.account_id != ticket.account_id:
        raise Refused("agenda.bad_ticket")
    return request.actor


def _told(request: ActingRequest, ticket: Ticket) -> Signing:
    given = request.POST
    return Signing(
        agenda_id=ticket.agenda_id,
        organisation_id=ticket.organisation_id,
        fingerprint=ticket.fingerprint,
        ticked=given.get("ticked") == "yes",
        signed_at=_moment(given.get("signed_at", "")),
        key=given.get("key", "")[:LONGEST_KEY] or ticket.known_at,
        language=spoken_language(),
        word=given.get("word", ""),
        ceremony_id=ticket.ceremony_id,
    )


def _moment(written: str) -> datetime:
    """The phone's moment; now, where it tells none that can be read."""
    try:
        said = parse_datetime(written.strip())
    except ValueError:
        said = None
    return said if said is not None and said.tzinfo is not None else now()


def _yes(request: ActingRequest, signed: Signature) -> HttpResponse:
    if _is_phone(request):
        told = {
            "state": "signed",
            "organisation": str(signed.organisation),
            "waited": signed.waited,
        }
        return JsonResponse(told)
    return render(request, DONE, {"condition": "agenda", "signed": signed})


def _no(request: ActingRequest, refused: Refused) -> HttpResponse:
    if _is_phone(request):
        told = {"state": "refused", "code": refused.code, "why": str(words_of(refused))}
        return JsonResponse(told, status=status_of(refused.code))
    raise refused


def _is_phone(request: ActingRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")

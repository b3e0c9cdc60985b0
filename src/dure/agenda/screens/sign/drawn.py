"""The signing page as it is drawn, in the room and in the hall alike."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from dure.agenda.queries import agenda_tree
from dure.agenda.rules.signing import LONGEST_WORD, in_fours, intent
from dure.agenda.screens.ticket import Ticket
from dure.agenda.types.signing import CeremonyCard, SignedText
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.words import Words

PAGE = "agenda/screens/sign/page.html"


def signing_page(
    request: ActingRequest,
    text: SignedText,
    organisation: Words,
    ticket: Ticket,
    ceremony: CeremonyCard | None = None,
) -> HttpResponse:
    """Everything that somebody reads before signing, and the ticket that goes with the signature."""
    said = {
        **about(text),
        "ceremony": ceremony,
        "organisation": organisation,
        "intent": intent(organisation, text.title, text.number),
        "ticket": ticket.sealed(),
        "opened_at": now().isoformat(),
        "longest": LONGEST_WORD,
        "slot": f"{text.agenda_id}-{ticket.organisation_id}",
    }
    return render(request, PAGE, said)


def about(text: SignedText) -> dict[str, Any]:
    """A version as its pages show it: its clauses to read, its fingerprint in fours."""
    return {
        "condition": "agenda",
        "initiative": text.initiative,
        "slug": text.slug,
        "text": text,
        "tree": agenda_tree(text.agenda_id),
        "fours": in_fours(text.fingerprint),
    }


def ticket_for(
    text: SignedText,
    *,
    account_id: int,
    organisation_id: int,
    known: tuple[str, datetime],
    ceremony: CeremonyCard | None = None,
    code_id: int | None = None,
) -> Ticket:
    """Who signs what, and how they were known."""
    method, known_at = known
    return Ticket(
        account_id=account_id,
        organisation_id=organisation_id,
        agenda_id=text.agenda_id,
        fingerprint=text.fingerprint,
        method=method,
        known_at=known_at.isoformat(),
        ceremony_id=ceremony.id if ceremony else None,
        code_id=code_id,
    )


def who_are_you(request: ActingRequest) -> HttpResponse:
    """Show once more who you are, and come back to this page."""
    asks = "account_reauthenticate" if request.user.has_usable_password() else "mfa_reauthenticate"
    return redirect(f"{reverse(asks)}?{urlencode({'next': request.get_full_path()})}")

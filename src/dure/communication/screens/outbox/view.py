"""The outbox: what was told to whom, by which way, and what has not arrived."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.communication.queries import outbox_of
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.kernel.faces import needs


@needs("manage_initiative")
def outbox(request: ActingRequest, slug: str) -> HttpResponse:
    """Has everybody been told?"""
    card, at = initiative_card(slug), now()
    said = {
        "condition": "communication",
        "initiative": card.name,
        "slug": slug,
        "box": outbox_of(request.actor, initiative_id=card.id, at=at),
    }
    return render(request, "communication/screens/outbox/page.html", said)

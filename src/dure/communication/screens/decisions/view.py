"""The register of decisions: what is still to be carried out stands on top."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.communication.queries import decisions_in
from dure.communication.screens.talking import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("see_initiative")
def decisions(request: ActingRequest, slug: str) -> HttpResponse:
    """What have we decided, and what of it is done?"""
    where = here(request, slug)
    found = decisions_in(where.actor, initiative_id=where.card.id)
    said = where.said(
        waiting=[one for one in found if one.is_open],
        ended=[one for one in found if not one.is_open],
    )
    return render(request, "communication/screens/decisions/page.html", said)

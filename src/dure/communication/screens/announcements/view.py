"""The announcements of an initiative."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.communication.queries import announcements_in, may_announce
from dure.communication.screens.talking import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("see_initiative")
def announcements(request: ActingRequest, slug: str) -> HttpResponse:
    """What must we all know?"""
    where = here(request, slug)
    found = announcements_in(where.actor, initiative_id=where.card.id)
    said = where.said(
        new=[one for one in found if one.is_new],
        known=[one for one in found if not one.is_new],
        may_announce=may_announce(where.actor, where.card.id),
    )
    return render(request, "communication/screens/announcements/page.html", said)

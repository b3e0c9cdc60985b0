"""The working meetings of an initiative."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.communication.queries import meetings_in
from dure.communication.screens.talking import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("talk")
def work_meetings(request: ActingRequest, slug: str) -> HttpResponse:
    """When do we sit together?"""
    where = here(request, slug)
    found = meetings_in(where.actor, initiative_id=where.card.id)
    coming = [one for one in found if one.state in ("polling", "called")]
    coming.sort(key=lambda one: (not one.waits_for_me, one.starts_at or where.at))
    past = [one for one in found if one not in coming]
    said = where.said(coming=coming, past=past)
    return render(request, "communication/screens/work_meetings/page.html", said)

"""Meetings: when the members meet to decide."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import meetings_of
from dure.agenda.screens.deciding import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs


@needs("see_initiative")
def meetings(request: ActingRequest, slug: str) -> HttpResponse:
    """When do we meet?"""
    where = here(request, slug)
    found = meetings_of(request.actor, where.card.id)
    open_ones = [one for one in found if one.state == "called"]
    past = [one for one in found if one.state != "called"]
    said = where.said(open_ones=open_ones, past=past)
    return render(request, "agenda/screens/meetings/page.html", said)

"""Proposals: what is put to the members, and what became of it."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import proposals_of
from dure.agenda.screens.deciding import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs

PAGE = "agenda/screens/proposals/page.html"


@needs("see_initiative")
def proposals(request: ActingRequest, slug: str) -> HttpResponse:
    """What is to be decided?"""
    where = here(request, slug)
    found = proposals_of(request.actor, where.card.id)
    open_ones = [one for one in found if one.state in {"voting", "waiting"}]
    past = [one for one in found if one.state not in {"voting", "waiting"}]
    return render(request, PAGE, where.said(open_ones=open_ones, past=past))

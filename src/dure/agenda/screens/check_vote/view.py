"""Check a vote with its receipt; the number is sent, never put into an address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dure.agenda.queries import ballot_card, checked
from dure.agenda.screens.deciding import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs

PAGE = "agenda/screens/check_vote/page.html"


@needs("see_initiative")
@never_cache
def check_vote(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Was my vote counted?"""
    where = here(request, slug)
    card = where.own(ballot_card(request.actor, public_id, now()))
    said = request.POST.get("receipt", "").strip()[:60]
    found = checked(request.actor, public_id, said) if said else None
    return render(request, PAGE, where.said(ballot=card, found=found))

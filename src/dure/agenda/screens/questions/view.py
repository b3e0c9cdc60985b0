"""The questions of an initiative."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import may_ask, questions_of
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs


@needs("see_initiative")
def questions(request: ActingRequest, slug: str) -> HttpResponse:
    """What are we asking, and what did we ask?"""
    card = initiative_card(slug)
    found = questions_of(request.actor, initiative_id=card.id, today=day_of(now()))
    said = {
        "condition": "agenda",
        "initiative": card.name,
        "slug": slug,
        "asks": may_ask(request.actor, card.id),
        "open": [one for one in found if one.is_open],
        "past": [one for one in found if not one.is_open],
    }
    return render(request, "agenda/screens/questions/page.html", said)

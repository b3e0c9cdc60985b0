"""The member directory: who takes part, what each one is, since when, and who speaks for it."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, member_directory
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all


@open_to_all(reason="which organisations take part is public; delegates are shown to members only")
def directory(request: ActingRequest, slug: str) -> HttpResponse:
    """Who is in it?"""
    initiative = initiative_card(slug)
    said = {
        "card": initiative,
        "initiative": initiative.name,
        "lines": member_directory(initiative.id, day_of(now())),
        "inside": any(
            reach.initiative_id in {None, initiative.id} for reach in request.actor.reaches
        ),
    }
    return render(request, "front/screens/directory/page.html", said)

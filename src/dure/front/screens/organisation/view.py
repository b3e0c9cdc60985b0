"""One organisation in an initiative: what it is, since when, what it has published here."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.citing import on_paper
from dure.front.shown import figure_of, range_words
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, initiatives_of, member_line
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.measurement.queries import published_of_organisation
from dure.measurement.types.numbers import NumberCard


@open_to_all(reason="which organisations take part is public; delegates are shown to members only")
@drawn_once
def organisation(request: ActingRequest, slug: str, org: str) -> HttpResponse:
    """Who is this, and what does it bring?"""
    here, on = initiative_card(slug), day_of(now())
    own = (line := member_line(here.id, org, on)).member.organisation
    said = {
        "condition": "backbone",
        "initiative": here.name,
        "slug": slug,
        "line": line,
        "paper": on_paper(request, slug, own.name, on=on),
        "elsewhere": [one for one in initiatives_of(own.id, on) if one.id != here.id],
        "numbers": _numbers(slug, own.id),
        "inside": any(reach.initiative_id in {None, here.id} for reach in request.actor.reaches),
    }
    return render(request, "front/screens/organisation/page.html", said)


def _numbers(slug: str, organisation_id: int) -> list[dict[str, object]]:
    return [_number(card) for card in published_of_organisation(slug, organisation_id)]


def _number(card: NumberCard) -> dict[str, object]:
    return {
        "card": card,
        "figure": figure_of(card),
        "range": range_words(card),
        "href": f"/n/{card.address}/",
    }

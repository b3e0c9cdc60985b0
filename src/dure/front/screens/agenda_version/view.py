"""One version of the agenda, read with its live numbers, for members."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import (
    agenda_numbered,
    agenda_tree,
    dissent_for_members,
    must_see_agenda,
    reviews_of,
)
from dure.front.agenda_live import activities_live, members_live, rows_of
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.drawn_once import drawn_once


@needs("see_initiative")
@drawn_once
def agenda_version(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """What do we want together, and how is it going?"""
    here = initiative_card(slug)
    must_see_agenda(request.actor, here.id)
    said = {"condition": "agenda", "initiative": here.name, "slug": slug}
    said |= _found(request, here, number)
    return render(request, "front/screens/agenda_version/page.html", said)


def _found(request: ActingRequest, here: InitiativeCard, number: int) -> dict[str, Any]:
    card = agenda_numbered(here.id, number)
    tree, on = agenda_tree(card.id), day_of(now())
    services = reverse("services", args=[here.slug])
    live = (members_live(request.actor, here, on), activities_live(here, on, services))
    page = reverse("agenda_version", args=[here.slug, number])
    against = dissent_for_members(request.actor, card.id)
    return {
        "card": card,
        "against_all": against.beside(),
        "rows": rows_of(tree, live, page, against=against),
        "reviewed": {one.key for one in reviews_of(here.id, open_only=True)},
    }

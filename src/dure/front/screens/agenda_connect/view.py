"""Choose the indicator or activity that a clause is tied to; the form posts to the agenda room."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dure.activities.queries import kind_cards
from dure.agenda.queries import agenda_tree, draft_agenda, must_see_agenda
from dure.agenda.types import KIND_WORDS
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.measurement.queries import indicator_library


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a clause can be tied to."""

    code: str
    name: Words
    about: Words
    is_ours: bool


@needs("write_agenda")
def agenda_connect(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """What tells us that this is happening?"""
    here = initiative_card(slug)
    must_see_agenda(request.actor, here.id)
    draft = draft_agenda(here.id)
    node = agenda_tree(draft.id).node(key) if draft else None
    kind = "activity" if request.GET.get("kind") == "activity" else "indicator"
    if node is None:
        raise Http404
    said = {"condition": "agenda", "initiative": here.name, "slug": slug, "node": node}
    said |= {"kind": kind, "kind_words": KIND_WORDS[kind], "offers": _offers(here, kind)}
    return render(request, "front/screens/agenda_connect/page.html", said)


def _offers(here: InitiativeCard, kind: str) -> list[Offer]:
    if kind == "activity":
        return [
            Offer(one.code, one.name, Words(one.unit, one.unit), is_ours=True)
            for one in kind_cards()
        ]
    on = day_of(now())
    asked = {card.code for card in indicator_library(on=on, initiative_id=here.id)}
    found = [
        Offer(card.code, card.version.name, card.version.definition, card.code in asked)
        for card in indicator_library(on=on)
    ]
    return sorted(found, key=lambda one: (not one.is_ours, one.code))

"""The agenda in force, for everybody: its words, its tree and the published numbers behind them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import adopted_agenda, agenda_tree, dissent_for_all
from dure.agenda.types import AgendaCard
from dure.agenda.types.deciding import Dissent, DissentCard
from dure.front.agenda_live import Row, activities_live, public_live, rows_of
from dure.front.citing import on_paper
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once


@open_to_all(reason="what was adopted is for everybody")
@drawn_once
def public_agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """What do these organisations want together, and how is it going?"""
    here = initiative_card(slug)
    card = adopted_agenda(here.id)
    said = {"condition": "agenda", "initiative": here.name, "slug": slug, "card": card}
    if card is not None:
        said |= _found(here, card)
        said["paper"] = on_paper(request, slug, card.title, on=day_of(now()))
    return render(request, "front/screens/public_agenda/page.html", said)


def _found(here: InitiativeCard, card: AgendaCard) -> dict[str, Any]:
    tree, on = agenda_tree(card.id), day_of(now())
    live = (public_live(here, on), activities_live(here, on))
    against = dissent_for_all(card.id)
    rows = rows_of(tree, live, reverse("public_agenda", args=[here.slug]), against=against)
    return {
        "dissent": against,
        "against_all": _whole(against, rows),
        "vision": next((row.node for row in rows if row.node.kind == "vision"), None),
        "rows": [row for row in rows if row.node.kind != "vision"],
    }


def _whole(against: DissentCard, rows: list[Row]) -> tuple[Dissent, ...]:
    """Against the whole text, and against the vision, which stands at the head of this page."""
    visions = [row.node.key for row in rows if row.node.kind == "vision"]
    return (*against.beside(), *(one for key in visions for one in against.beside(key)))

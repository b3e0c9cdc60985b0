"""One clause of a version: its words, its numbers, what it rests on, how it came to read so."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import (
    adopted_agenda,
    agenda_numbered,
    agenda_tree,
    agendas_of,
    dissent_for_all,
    dissent_for_members,
    must_see_agenda,
    reviews_of,
)
from dure.agenda.types import AgendaCard, AgendaTree, NodeCard
from dure.agenda.types.deciding import DissentCard
from dure.communication.queries import beside
from dure.communication.types import About
from dure.front.agenda_live import (
    activities_live,
    at_and_below,
    chain_above,
    members_live,
    public_live,
    rows_of,
)
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs, open_to_all
from dure.kernel.ui.drawn_once import drawn_once

PAGE = "front/screens/agenda_clause/page.html"


@needs("see_initiative")
@drawn_once
def agenda_clause(request: ActingRequest, slug: str, number: int, key: str) -> HttpResponse:
    """How is what we agreed on here going?"""
    here = initiative_card(slug)
    must_see_agenda(request.actor, here.id)
    card = agenda_numbered(here.id, number)
    on = day_of(now())
    services = activities_live(here, on, reverse("services", args=[slug]))
    live = (members_live(request.actor, here, on), services)
    page = reverse("agenda_version", args=[slug, number])
    said = _found(here, card, key, (live, page, dissent_for_members(request.actor, card.id)))
    talk = beside(request.actor, about_clause(here, number, said["node"]), on=on)
    said |= {"beside": talk, "for_members": True, "readings": _readings(here, key, number)}
    return render(request, PAGE, said)


def about_clause(here: InitiativeCard, number: int, node: NodeCard) -> About:
    """A clause is the same through all versions: so is its thread."""
    return About(
        kind="agenda.clause",
        key=node.key,
        initiative_id=here.id,
        words=node.title,
        page=reverse("agenda_clause", args=[here.slug, number, node.key]),
    )


@open_to_all(reason="what was adopted is for everybody")
@drawn_once
def public_agenda_clause(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """The same, with published numbers only."""
    here = initiative_card(slug)
    card = adopted_agenda(here.id)
    if card is None:
        raise Refused("agenda.no_such_clause")
    on = day_of(now())
    page = reverse("public_agenda", args=[slug])
    live = (public_live(here, on), activities_live(here, on))
    shown = (live, page, dissent_for_all(card.id))
    return render(request, PAGE, _found(here, card, key, shown))


def _found(here: InitiativeCard, card: AgendaCard, key: str, shown: Any) -> dict[str, Any]:
    tree = agenda_tree(card.id)
    node = tree.node(key)
    if node is None or node.removed_at is not None:
        raise Refused("agenda.no_such_clause")
    said = {"condition": "agenda", "initiative": here.name, "slug": here.slug, "card": card}
    said |= {"reviews": [one for one in reviews_of(here.id) if one.key == key]}
    return said | _about(tree, node, *shown)


def _about(
    tree: AgendaTree, node: NodeCard, live: Any, page: str, against: DissentCard
) -> dict[str, Any]:
    rows = rows_of(tree, live, page, at_and_below(tree, node.key), against)
    return {
        **_against(against, node.key),
        "node": node,
        "page": page,
        "chain": chain_above(tree, node),
        "assumption": tree.assumption(node),
        "also": _also(tree, node),
        "own": rows[0].live if rows else None,
        "rows": rows[1:],
    }


def _against(against: DissentCard, key: str) -> dict[str, Any]:
    return {
        "dissent": against,
        "against": against.beside(key),
        "against_all": against.beside(),
    }


def _also(tree: AgendaTree, node: NodeCard) -> list[tuple[NodeCard | None, Any]]:
    return [
        (tree.node(link.upper_key), link.assumption)
        for link in tree.links
        if link.lower_key == node.key and link.upper_key != node.parent_key
    ]


def _readings(here: InitiativeCard, key: str, number: int) -> list[tuple[AgendaCard, NodeCard]]:
    """How the clause reads in the other versions, the newest first."""
    others = [one for one in agendas_of(here.id) if one.number != number]
    found = [(card, agenda_tree(card.id).node(key)) for card in others]
    return [(card, node) for card, node in found if node and not node.removed_at]

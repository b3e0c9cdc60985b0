"""Who shaped a version, who was absent, what changed and why: on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import (
    agenda_numbered,
    agenda_tree,
    agendas_of,
    ballots_on,
    hearings_before,
    reviews_of,
    shaped,
)
from dure.agenda.rules.version_diff import VersionDiff, version_diff
from dure.agenda.screens.writing import desk_of
from dure.agenda.types import AgendaCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs


@needs("see_initiative")
def agenda_shaped(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Whose text is this?"""
    desk = desk_of(request, slug)
    card = agenda_numbered(desk.initiative.id, number)
    diff = _since(card)
    said = desk.said(
        card=card,
        people=shaped(card.id, at=now()),
        diff=diff,
        changed=[one for one in diff.clauses if one.what] if diff else [],
        former=_former(card),
        **_otherwise(request, card),
        reviews=[one for one in reviews_of(desk.initiative.id) if one.state != "open"],
    )
    return render(request, "agenda/screens/shaped/page.html", said)


def _otherwise(request: ActingRequest, card: AgendaCard) -> dict[str, object]:
    return {
        "hearings": hearings_before(request.actor, card.id, now()),
        "ballots": ballots_on(request.actor, card.id),
    }


def _former(card: AgendaCard) -> AgendaCard | None:
    versions = agendas_of(card.initiative_id)
    return next((one for one in versions if one.id == card.grown_from_id), None)


def _since(card: AgendaCard) -> VersionDiff | None:
    if card.grown_from_id is None:
        return None
    return version_diff(agenda_tree(card.grown_from_id), agenda_tree(card.id))

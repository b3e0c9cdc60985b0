"""The result that explains itself, and the file that anybody can count again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import ballot_card, papers_file, proposal_card, result_of
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.screens.ballot_result.drawing import drawn_votes, rounds_shown
from dure.agenda.screens.deciding import here
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs

PAGE = "agenda/screens/ballot_result/page.html"


@needs("see_initiative")
def ballot_result(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What was decided, and why?"""
    where, card = here(request, slug), ballot_card(request.actor, public_id, now())
    told = result_of(request.actor, public_id)
    said: dict[str, Any] = {
        "ballot": card,
        "result": told,
        "method": METHODS[card.method],
        "proposal": proposal_card(request.actor, card.proposal),
        "names": {one.number: one.name for one in card.options},
        "chart": drawn_votes(card, told) if told.votes else None,
        "rounds": rounds_shown(card, told),
        "chosen": [one.name for n in told.chosen for one in card.options if one.number == n],
    }
    return render(request, PAGE, where.said(**said))


@needs("see_initiative")
def ballot_papers(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """The file of papers, as it was counted."""
    here(request, slug)
    name, text = papers_file(request.actor, public_id)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

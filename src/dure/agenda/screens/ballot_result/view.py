"""The result that explains itself, and the file that anybody can count again."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import ballot_card, my_seats, papers_file, proposal_card, result_of
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.screens.ballot_result.drawing import drawn_votes, rounds_shown
from dure.agenda.screens.deciding import here, seated
from dure.agenda.services import show_reason
from dure.agenda.types.deciding import BallotCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/ballot_result/page.html"
SHOWN = Words(
    "까닭을 누구나 읽는 글 옆에 실었어요.", "The reason stands beside the public text now."
)
HIDDEN = Words(
    "까닭을 거두었어요. 이제 참여기관만 읽어요.", "Taken back: only members read it now."
)


@needs("see_initiative")
def ballot_result(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What was decided, and why?"""
    where = here(request, slug)
    card = where.own(ballot_card(request.actor, public_id, now()))
    return render(request, PAGE, where.said(**_said(request, card)))


def _said(request: ActingRequest, card: BallotCard) -> dict[str, Any]:
    told = result_of(request.actor, card.public_id)
    return {
        "ballot": card,
        "result": told,
        "mine": _mine(request, card.public_id),
        "method": METHODS[card.method],
        "proposal": proposal_card(request.actor, card.proposal),
        "chart": drawn_votes(card, told) if told.votes else None,
        "rounds": rounds_shown(card, told),
        "chosen": [one.name for n in told.chosen for one in card.options if one.number == n],
    }


def _mine(request: ActingRequest, public_id: str) -> set[str]:
    """For whom I speak here: their reasons I may show or take back."""
    seats = my_seats(request.actor, ballot=public_id, on=day_of(now()))
    return {one.key for one in seats}


@require_POST
@needs("see_initiative")
def reason(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """May everybody read why we were against?"""
    here(request, slug).own(ballot_card(request.actor, public_id, now()))
    whose, place = seated(request.POST.get("organisation", ""))
    shown = request.POST.get("shown") == "yes"
    told: dict[str, Any] = {"ballot": public_id, "organisation_id": whose, "place": place}
    told |= {"shown": shown}
    tried(
        request, partial(show_reason, request.actor, at=now(), **told), SHOWN if shown else HIDDEN
    )
    return HttpResponseRedirect(reverse("ballot_result", args=[slug, public_id]))


@needs("see_initiative")
def ballot_papers(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """The file of papers, as it was counted."""
    here(request, slug).own(ballot_card(request.actor, public_id, now()))
    name, text = papers_file(request.actor, public_id)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

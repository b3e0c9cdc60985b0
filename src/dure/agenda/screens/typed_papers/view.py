"""Votes on paper: hand out, type in twice without seeing the other, settle where two differ."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import ballot_card, typed_papers
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.screens.deciding import here, keyed, marks_given, paper_lines, scales, seated
from dure.agenda.services import enter_paper, hand_paper, settle_paper
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/typed_papers/page.html"
HANDED = Words("종이를 주었어요.", "The paper is handed out.")
TYPED = Words("{n}번 종이를 입력했어요.", "Paper {n} is typed in.")
SETTLED = Words("{n}번 종이를 다시 확인했어요.", "Paper {n} is settled.")


@needs("count_papers")
def papers(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Which papers are still to be typed in?"""
    where = here(request, slug)
    card = where.own(ballot_card(request.actor, public_id, now()))
    found = typed_papers(request.actor, public_id)
    said: dict[str, Any] = {
        "ballot": card,
        "papers": found,
        "method": METHODS[card.method],
        "lines": paper_lines(card, request.POST),
        **scales(card),
    }
    return render(request, PAGE, where.said(**said))


@require_POST
@needs("count_papers")
def type_paper(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What stands on this paper?"""
    return _written(request, slug, public_id, enter_paper, TYPED)


@require_POST
@needs("count_papers")
def settle(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What stands on it, looked at again?"""
    return _written(request, slug, public_id, settle_paper, SETTLED)


@require_POST
@needs("manage_assembly")
def hand_out(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """This member votes on paper."""
    whose, place = seated(request.POST.get("organisation", ""))
    told = {"ballot": public_id, "organisation_id": whose, "place": place, "at": now()}
    tried(request, partial(hand_paper, request.actor, **told), HANDED)
    return HttpResponseRedirect(reverse("typed_papers", args=[slug, public_id]))


def _written(
    request: ActingRequest, slug: str, public_id: str, verb: Callable[..., object], done: Words
) -> HttpResponse:
    number = keyed(request.POST.get("number", ""))
    tried(request, lambda: verb(request.actor, **_told(request, public_id)), done.filled(n=number))
    return HttpResponseRedirect(reverse("typed_papers", args=[slug, public_id]))


def _told(request: ActingRequest, public_id: str) -> dict[str, Any]:
    given, at = request.POST, now()
    return {
        "ballot": public_id,
        "number": keyed(given.get("number", "")),
        "marks": marks_given(ballot_card(request.actor, public_id, at), given),
        "whose": seated(given["organisation"]) if given.get("organisation") else None,
        "at": at,
    }

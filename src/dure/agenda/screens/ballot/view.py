"""The ballot paper on a phone: for whom I vote, one screen, one button; the receipt is shown once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.agenda.queries import (
    ballot_card,
    ballots_to_keep,
    clauses_voted_on,
    my_seats,
    voter_list,
)
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.screens.deciding import Here, here, marks_given, paper_lines, scales, seated
from dure.agenda.services import cast_vote, close_ballot
from dure.agenda.types.deciding import BallotCard, Receipt, SeatCard, VoteDraft
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE, RECEIPT = "agenda/screens/ballot/page.html", "agenda/screens/ballot/receipt.html"
TOO_LATE = "agenda.ballot_closed"
CLOSED = Words("투표를 마감하고 세었어요.", "The ballot is closed and counted.")


@needs("see_initiative")
@never_cache
def ballot(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """How does my organisation vote?"""
    where = here(request, slug)
    card = where.own(ballot_card(request.actor, public_id, now()))
    if request.method != "POST":
        if card.closed_at:
            return _result(slug, public_id)
        return render(request, PAGE, _said(request, where, card))
    try:
        receipt = _cast(request, card)
    except Refused as refused:
        return _refused(request, where, card, refused)
    seat = _chosen(request, my_seats(request.actor, ballot=card.public_id, on=day_of(now())))
    return render(request, RECEIPT, where.said(ballot=card, receipt=receipt, seat=seat))


@require_POST
@needs("manage_assembly")
def close(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Close it and count."""
    done = tried(request, partial(close_ballot, request.actor, ballot=public_id, at=now()), CLOSED)
    page = "ballot_result" if done else "ballot"
    return HttpResponseRedirect(reverse(page, args=[slug, public_id]))


def _refused(
    request: ActingRequest, where: Here, card: BallotCard, refused: Refused
) -> HttpResponse:
    """Why it was not taken, on the paper with its marks; on the result where it came too late."""
    if refused.code == TOO_LATE:
        messages.error(request, str(words_of(refused)))
        return _result(where.card.slug, card.public_id)
    said = _said(request, where, card, problems=[words_of(refused)])
    return render(request, PAGE, said, status=422)


def _result(slug: str, public_id: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("ballot_result", args=[slug, public_id]))


def _cast(request: ActingRequest, card: BallotCard) -> Receipt:
    given = request.POST
    reason = given.get("reason", "")[:4000]
    told = VoteDraft(
        marks=marks_given(card, given),
        reason=Words(reason, ""),
        receipt=given.get("receipt", "")[:60],
        shows_reason=bool(given.get("shows_reason")),
        clause=given.get("clause", "")[:12],
    )
    whose, place = seated(given.get("organisation", ""))
    voted: dict[str, Any] = {"ballot": card.public_id, "organisation_id": whose, "place": place}
    return cast_vote(request.actor, told=told, at=now(), **voted)


def _said(request: ActingRequest, where: Here, card: BallotCard, **more: Any) -> dict[str, Any]:
    seats = my_seats(request.actor, ballot=card.public_id, on=day_of(now()))
    return where.said(
        ballot=card,
        method=METHODS[card.method],
        seats=seats,
        seat=_chosen(request, seats),
        voters=voter_list(request.actor, card.public_id),
        kept=request.POST,
        **_told(request, where, card),
        lines=paper_lines(card, request.POST),
        drawn=[one.name for number in card.lots for one in card.options if one.number == number],
        **scales(card),
        **more,
    )


def _told(request: ActingRequest, where: Here, card: BallotCard) -> dict[str, Any]:
    """What a reason may be about, and what its keeper should know of a ballot that is over."""
    clauses = clauses_voted_on(request.actor, card.public_id)
    return {"clauses": clauses, "held": _held(request, where, card) if card.is_over else None}


def _held(request: ActingRequest, where: Here, card: BallotCard) -> Words | None:
    """Why a ballot that is over is not counted yet, for whoever keeps it."""
    mine = ballots_to_keep(request.actor, where.card.id, now())
    return next((one.why for one in mine if one.public_id == card.public_id), None)


def _chosen(request: ActingRequest, seats: Sequence[SeatCard]) -> SeatCard | None:
    """For whom: who was asked for, else whose vote waits, else the first."""
    asked = request.POST.get("organisation", "") or request.GET.get("for", "")
    named = (one for one in seats if one.key == asked)
    waiting = (one for one in seats if not one.how)
    return next(named, None) or next(waiting, None) or next(iter(seats), None)

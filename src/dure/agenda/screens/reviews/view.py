"""Clauses that have come up: kept as they stand, or to be changed, and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.agenda.queries import adopted_agenda, agenda_tree, occasions_of, reviews_of
from dure.agenda.screens.writing import Desk, desk_of, did, href
from dure.agenda.services import end_review
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.words import Words

ENDED = Words("점검을 마쳤어요.", "The review has ended.")


@needs("see_initiative")
def agenda_reviews(request: ActingRequest, slug: str) -> HttpResponse:
    """Does what we agreed on still hold?"""
    desk = desk_of(request, slug)
    reviews = reviews_of(desk.initiative.id)
    said = desk.said(
        waiting=[one for one in reviews if one.state == "open"],
        ended=[one for one in reviews if one.state != "open"],
        coming=_coming(desk),
    )
    return render(request, "agenda/screens/reviews/page.html", said)


@require_POST
@needs("write_agenda")
def end(request: ActingRequest, slug: str, review_id: int) -> HttpResponse:
    """Kept or to be changed, with the reason."""
    desk = desk_of(request, slug)
    outcome, reason = request.POST.get("outcome", ""), request.POST.get("reason", "")

    def deed() -> None:
        if review_id not in {one.id for one in reviews_of(desk.initiative.id)}:
            raise Refused("agenda.no_such_review")
        end_review(request.actor, review_id=review_id, outcome=outcome, reason=reason, at=now())

    return did(request, deed, ENDED, href("agenda_reviews", slug))


def _coming(desk: Desk) -> list[tuple[object, object]]:
    card = adopted_agenda(desk.initiative.id)
    tree = agenda_tree(card.id) if card else None
    return [(one, tree.node(one.key) if tree else None) for one in occasions_of(desk.initiative.id)]

"""One proposal: its words, its ballots, and opening one."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import amendment_asked, ballots_of, meetings_of, proposal_card
from dure.agenda.screens.clause.found import compared
from dure.agenda.screens.deciding import Here, here
from dure.agenda.screens.proposal.form import BallotForm
from dure.agenda.services import open_ballot, withdraw_proposal
from dure.agenda.types.deciding import ProposalCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/proposal/page.html"
BACK = Words("안건을 거두었어요.", "The proposal is taken back.")


@needs("see_initiative")
def proposal(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What is proposed, and how does it stand?"""
    where = here(request, slug)
    card, form = where.own(proposal_card(request.actor, public_id)), _form(request, where)
    if request.method == "POST":
        where.must("manage_assembly")
        made = _opened(request, public_id, form) if form.is_valid() else ""
        if made:
            return HttpResponseRedirect(reverse("ballot", args=[slug, made]))
    return render(request, PAGE, _said(request, where, card, form), status=_status(form))


@require_POST
@needs("propose")
def withdraw(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Take it back before it is voted on."""
    tried(request, partial(withdraw_proposal, request.actor, proposal=public_id, at=now()), BACK)
    return HttpResponseRedirect(reverse("proposal", args=[slug, public_id]))


def _opened(request: ActingRequest, public_id: str, form: BallotForm) -> str:
    try:
        told = {"proposal": public_id, "told": form.told(), "at": now()}
        return str(open_ballot(request.actor, **told))
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return ""


def _status(form: BallotForm) -> int:
    return 422 if form.errors else 200


def _form(request: ActingRequest, where: Here) -> BallotForm:
    at = now()
    held = [
        one
        for one in meetings_of(request.actor, where.card.id)
        if one.state == "called" and one.starts_at <= at
    ]
    return BallotForm(request.POST or None, meetings=held)


def _said(
    request: ActingRequest, where: Here, card: ProposalCard, form: BallotForm
) -> dict[str, object]:
    ballots = ballots_of(request.actor, card.public_id, now())
    return where.said(
        proposal=card,
        ballots=ballots,
        form=form,
        open_ballot=next((one for one in ballots if one.closed_at is None), None),
        can_open=card.state == "waiting",
        **_amended(request, card.public_id),
    )


def _amended(request: ActingRequest, public_id: str) -> dict[str, object]:
    """The amendment that is asked about, in words against what it answered."""
    asked = amendment_asked(request.actor, public_id)
    changes = compared(asked.card.base, asked.card.wording) if asked else None
    return {"asked": asked, "changes": changes}

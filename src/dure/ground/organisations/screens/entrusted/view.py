"""Contracts by which members let the backbone process their people's data."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card, members_of
from dure.ground.organisations.screens.entrusted.form import EntrustmentForm
from dure.ground.organisations.screens.entrusted.shown import shown_contracts
from dure.ground.organisations.screens.inside import taken
from dure.ground.organisations.services import end_entrustment, record_entrustment
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "ground/organisations/screens/entrusted/page.html"
KEPT = Words("계약을 적었어요.", "The contract is recorded.")
ENDED = Words(
    "계약을 끝냈어요. 오늘부터 이 기관의 사람은 잇지 않아요.",
    "The contract has ended. From today this member's people are not linked.",
)


@needs("manage_initiative")
def entrusted(request: ActingRequest, slug: str) -> HttpResponse:
    """By which contracts may we link people?"""
    card, at = initiative_card(slug), now()
    must(request.actor, "manage_initiative", Subject("initiative", card.id, card.id))
    form = EntrustmentForm(request.POST or None, members=members_of(card.id, day_of(at)))
    deed = partial(_record, request, card.id, form)
    if taken(request, form, deed, KEPT):
        return redirect("entrusted", slug)
    return render(request, PAGE, shown_contracts(card, form), status=422 if form.errors else 200)


@needs("manage_initiative")
@require_POST
def end(request: ActingRequest, slug: str, entrustment_id: int) -> HttpResponse:
    """A contract ends today."""
    card = initiative_card(slug)
    here = {"initiative_id": card.id, "entrustment_id": entrustment_id}
    reason = request.POST.get("reason", "")
    tried(request, partial(end_entrustment, request.actor, at=now(), reason=reason, **here), ENDED)
    return redirect("entrusted", slug)


def _record(request: ActingRequest, initiative_id: int, form: EntrustmentForm) -> None:
    record_entrustment(request.actor, at=now(), initiative_id=initiative_id, new=form.told())

"""Bylaws: how we decide, from which day, and how many votes each member has."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import assembly_on, entitled_on, votes_on
from dure.agenda.rules.meeting_law import BASES, WEIGHTINGS
from dure.agenda.screens.bylaws.form import BylawsForm
from dure.agenda.screens.deciding import Here, here, keyed
from dure.agenda.services import record_bylaws, record_weights
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/bylaws/page.html"
WEIGHED = Words("의결권을 적었어요.", "The votes are recorded.")


@needs("see_initiative")
def bylaws(request: ActingRequest, slug: str) -> HttpResponse:
    """How do we decide?"""
    where, form = here(request, slug), BylawsForm(request.POST or None)
    if request.method == "POST":
        where.must("manage_assembly")
        if form.is_valid() and _recorded(request, where, form):
            return HttpResponseRedirect(reverse("bylaws", args=[slug]))
    return render(request, PAGE, _said(where, form), status=422 if form.errors else 200)


@require_POST
@needs("manage_assembly")
def weights(request: ActingRequest, slug: str) -> HttpResponse:
    """How many votes has each member?"""
    where, at = here(request, slug), now()
    members = entitled_on(where.card.id, day_of(at))
    votes = {one.id: keyed(request.POST.get(f"votes-{one.id}", "")) for one in members}
    told = {"initiative_id": where.card.id, "since": day_of(at), "votes": votes, "at": at}
    tried(request, partial(record_weights, request.actor, **told), WEIGHED)
    return HttpResponseRedirect(reverse("bylaws", args=[slug]))


def _recorded(request: ActingRequest, where: Here, form: BylawsForm) -> bool:
    try:
        told = {"initiative_id": where.card.id, "since": form.cleaned_data["since"]}
        record_bylaws(request.actor, told=form.told(), at=now(), **told)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    return True


def _said(where: Here, form: BylawsForm) -> dict[str, Any]:
    today = day_of(now())
    assembly, votes = assembly_on(where.card.id, today), votes_on(where.card.id, today)
    return where.said(
        form=form,
        assembly=assembly,
        basis=BASES[assembly.basis],
        weighting=WEIGHTINGS[assembly.weighting],
        members=[(one, votes[one.id]) for one in entitled_on(where.card.id, today)],
        total=sum(votes.values()),
        today=today,
    )

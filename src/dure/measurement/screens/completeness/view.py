"""Completeness and punctuality: one's own first, everyone's some days later."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.measurement.queries import (
    initiative_completeness,
    organisation_completeness,
    own_organisations,
)
from dure.measurement.screens.completeness.rows import shown_scores
from dure.measurement.screens.inside import said

LOOKS_BACK = timedelta(days=400)


@needs("see_initiative")
def completeness(request: ActingRequest, slug: str) -> HttpResponse:
    """How complete and how punctual are we?"""
    card, on = initiative_card(slug), day_of(now())
    actor, ask = request.actor, {"initiative_id": card.id}
    sees_all = may(actor, "see_all_reports", Subject("reports", "", card.id))
    own = [] if sees_all else sorted(own_organisations(actor, card.id))
    if own:
        found = organisation_completeness(actor, organisation_id=own[0], on=on, **ask)
    else:
        found = initiative_completeness(actor, on=on, since=on - LOOKS_BACK, **ask)
    context = said(card, **shown_scores(found), is_own=bool(own))
    return render(request, "measurement/screens/completeness/page.html", context)

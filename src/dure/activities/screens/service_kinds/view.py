"""Which kinds of service are there, and in which unit is each counted?"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import kind_cards
from dure.activities.screens.inside import looking
from dure.activities.screens.service_kinds.form import KindForm
from dure.activities.services import define_service_kind
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of


@needs("see_initiative")
def service_kinds(request: ActingRequest, slug: str) -> HttpResponse:
    """The kinds; whoever may, defines one more."""
    where = looking(request, slug)
    here = where.initiative.id
    form = KindForm(request.POST or None)
    if form.is_valid():
        try:
            define_service_kind(request.actor, kind=form.told(), initiative_id=here, at=now())
            return HttpResponseRedirect(reverse("service_kinds", args=[slug]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    allowed = may(request.actor, "manage_services", Subject("service_kind", "new", here))
    said = where.said(kinds=kind_cards(), form=form if allowed else None)
    status = 422 if form.errors else 200
    return render(request, "activities/screens/service_kinds/page.html", said, status=status)

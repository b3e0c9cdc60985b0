"""Say of a service where else, for whom, when and for what it is."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import clauses_to_serve, register_line
from dure.activities.screens.inside import inside, places_of
from dure.activities.screens.who_line.form import LineForm, as_written
from dure.activities.services import describe_service
from dure.ground.access.queries import ActingRequest
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "activities/screens/who_line/page.html"


@needs("manage_services")
def describe(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """Where, for whom, when?"""
    where = inside(request, slug, "manage_services")
    line = register_line(request.actor, where.initiative.id, service_id)
    clauses = clauses_to_serve(where.initiative.id)
    given: dict[str, Any] = {"clauses": clauses, "today": day_of(now())}
    form = LineForm(request.POST or None, initial=as_written(line, given["today"]), **given)
    if form.is_valid() and _kept(request, service_id, form):
        back = f"?line={service_id}#line-{service_id}"
        return HttpResponseRedirect(reverse("who_mine", args=[slug]) + back)
    places = place_offers(where.initiative.place_code, day_of(now()))
    said = where.said(form=form, line=line, places=places, named=places_of(line.areas))
    return render(request, PAGE, said, status=422 if form.errors else 200)


def _kept(request: ActingRequest, service_id: int, form: LineForm) -> bool:
    try:
        describe_service(request.actor, service_id=service_id, told=form.told(), at=now())
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    return True

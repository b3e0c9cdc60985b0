"""One cell of the matrix: who works here, how many need it, and saying so."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.screens.inside import Inside, looking
from dure.activities.screens.who_cell.form import NeedForm
from dure.activities.screens.who_cell.shown import cell_page
from dure.activities.services import say_needs
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of


@needs("see_initiative")
def who_cell(request: ActingRequest, slug: str, place: str, kind: str) -> HttpResponse:
    """Who does this here, and for how many is it needed?"""
    where = looking(request, slug)
    form, status = _said(request, where, place, kind)
    if status == 302:
        return HttpResponseRedirect(reverse("who_cell", args=[slug, place, kind]))
    said = where.said(form=form, **cell_page(request.actor, where, place, kind))
    return render(request, "activities/screens/who_cell/page.html", said, status=status)


def _said(request: ActingRequest, where: Inside, place: str, kind: str) -> tuple[Any, int]:
    if not may(request.actor, "manage_services", Subject("need", 0, where.initiative.id)):
        return None, 200
    form = NeedForm(request.POST or None, today=day_of(now()))
    if not form.is_valid():
        return form, 422 if form.errors else 200
    try:
        told = [form.told(place, kind)]
        say_needs(request.actor, initiative_id=where.initiative.id, needs=told, at=now())
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return form, 422
    return form, 302

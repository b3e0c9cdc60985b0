"""Needs worked out from a population series: the source says which one, of when, and which share."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.queries.people_series import people_series
from dure.measurement.screens.inside import said
from dure.measurement.screens.needs_from_series.form import SeriesForm
from dure.measurement.services.needs_from_series import needs_from_series

PAGE = "measurement/screens/needs_from_series/page.html"
TOLD = Words(
    "필요 {n}개를 새로 적었어요. {m}개는 그대로예요.", "{n} needs written, {m} as they stood."
)


@needs("manage_services")
def from_series(request: HttpRequest, slug: str) -> HttpResponse:
    """How many need it, going by who lives there?"""
    actor, card = cast("ActingRequest", request).actor, initiative_card(slug)
    must(actor, "manage_services", Subject("need", 0, card.id))
    series = people_series(actor, initiative_id=card.id)
    form = SeriesForm(request.POST or None, series=series)
    if form.is_valid() and _worked_out(request, card.id, form):
        return redirect("who", slug)
    page = said(card, form=form, series=series) | {"condition": "activities"}
    return render(request, PAGE, page, status=422 if form.errors else 200)


def _worked_out(request: HttpRequest, initiative_id: int, form: SeriesForm) -> bool:
    given: dict[str, Any] = {"initiative_id": initiative_id, "asked": form.told(), "at": now()}
    try:
        new, same = needs_from_series(cast("ActingRequest", request).actor, **given)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    messages.success(request, str(TOLD.filled(n=new, m=same)))
    return True

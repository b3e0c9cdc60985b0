"""Conversions: a member's own indicator becomes a shared one, with a written reason (B23)."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, organisation_cards
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import (
    conversion_book,
    indicator_library,
    period_words,
    reported_for,
)
from dure.measurement.screens.conversions.form import ConversionForm
from dure.measurement.screens.inside import said
from dure.measurement.services import map_own_indicator

WRITTEN = Words("환산을 적었어요.", "The conversion is written down.")


@needs("enter_report")
def conversions(request: ActingRequest, slug: str) -> HttpResponse:
    """Which of our own numbers become shared ones, and why?"""
    card = initiative_card(slug)
    book = conversion_book(request.actor, initiative_id=card.id)
    form = _form(request, card)
    if form.is_bound and form.is_valid() and _written(request, card, form):
        return HttpResponseRedirect(reverse("conversions", args=[slug]))
    rows = [{"each": one, "last": _last(one.last_period)} for one in book]
    context = said(card, rows=rows, form=form)
    return render(request, "measurement/screens/conversions/page.html", context)


def _form(request: ActingRequest, card: InitiativeCard) -> ConversionForm:
    on = day_of(now())
    mine = organisation_cards(reported_for(request.actor, card.id)).values()
    shared = indicator_library(on=on, initiative_id=card.id)
    return ConversionForm(
        request.POST or None,
        organisations=sorted(((one.id, one.name) for one in mine), key=lambda each: each[1].ko),
        indicators=[(one.code, one.version.name) for one in shared],
        initial={"since": on.replace(day=1)},
    )


def _written(request: ActingRequest, card: InitiativeCard, form: ConversionForm) -> bool:
    deed = partial(
        map_own_indicator,
        request.actor,
        initiative_id=card.id,
        organisation_id=form.cleaned_data["organisation_id"],
        conversion=form.conversion(),
        at=now(),
    )
    return tried(request, deed, WRITTEN)


def _last(period: str) -> Words | None:
    return period_words(period) if period else None

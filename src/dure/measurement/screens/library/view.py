"""The library of indicators: what each means, who reports it, who looks at it; define and revise."""

from datetime import date
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import definition_page, indicator_story, known_ways, library_page
from dure.measurement.screens.inside import said
from dure.measurement.screens.library.form import (
    IndicatorForm,
    RevisionForm,
    SplitForm,
    first_of,
    next_start,
)
from dure.measurement.screens.library.rows import (
    FormParts,
    broken_curve,
    shown_definition,
    shown_library,
)
from dure.measurement.services import define_disaggregation, define_indicator, revise_indicator
from dure.measurement.types.library import DefinitionPage


@needs("see_initiative")
def library(request: ActingRequest, slug: str) -> HttpResponse:
    """What do we measure, and does anybody use it?"""
    card, on = initiative_card(slug), day_of(now())
    page = library_page(request.actor, initiative_id=card.id, on=on)
    shown = shown_library(page, request.GET.get("theme", ""), request.GET.get("show", ""))
    return render(request, "measurement/screens/library/page.html", said(card, **shown))


@needs("see_initiative")
def definition(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    """What exactly does this number mean, now and before?"""
    card, on = initiative_card(slug), day_of(now())
    page = definition_page(request.actor, initiative_id=card.id, code=code, on=on)
    context = said(card, **shown_definition(page))
    return render(request, "measurement/screens/library/definition.html", context)


@needs("define_indicator")
def define(request: ActingRequest, slug: str) -> HttpResponse:
    """Add an indicator to the library."""
    card = initiative_card(slug)
    ways = known_ways(request.actor, initiative_id=card.id)
    # From the first of the year, so that the periods of this year can be asked for.
    first = {"level": "performance", "valid_from": day_of(now()).replace(month=1, day=1)}
    form = IndicatorForm(request.POST or None, ways=ways, initial=first)
    if form.is_bound and form.is_valid() and _defined(request, card.id, form):
        return HttpResponseRedirect(reverse("definition", args=[slug, form.cleaned_data["code"]]))
    context = said(card, form=form, parts=FormParts(form), indicator=None)
    return render(request, "measurement/screens/library/write.html", context)


def _defined(request: ActingRequest, initiative_id: int, form: IndicatorForm) -> bool:
    def deed() -> None:
        indicator = form.indicator()
        define_indicator(request.actor, initiative_id=initiative_id, indicator=indicator, at=now())

    return tried(request, deed, Words("지표를 정의했어요.", "The indicator is defined."))


@needs("define_indicator")
def revise(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    """Give it a new definition from a day on; the break is shown before it is made."""
    card, on = initiative_card(slug), day_of(now())
    page = definition_page(request.actor, initiative_id=card.id, code=code, on=on)
    form = _revision(request, page, on)
    if "HX-Request" in request.headers and request.method == "GET":
        return _break(request, card.id, page, _day(request.GET.get("valid_from", ""), on))
    if form.is_bound and form.is_valid() and _revised(request, card.id, code, form):
        return HttpResponseRedirect(reverse("definition", args=[slug, code]))
    context = said(card, form=form, parts=FormParts(form), **shown_definition(page))
    return render(request, "measurement/screens/library/write.html", context)


def _revision(request: ActingRequest, page: DefinitionPage, on: date) -> RevisionForm:
    newest = page.definition.versions[0]
    first = first_of(newest.version, newest.source, page.recipe)
    first["valid_from"] = next_start(newest.version, on)
    form = RevisionForm(request.POST or None, ways=page.ways, initial=first)
    form.fields["valid_from"].widget.attrs |= {
        "hx-get": request.path,
        "hx-trigger": "load, change",
        "hx-target": "#break",
    }
    return form


def _break(
    request: ActingRequest, initiative_id: int, page: DefinitionPage, day: date
) -> HttpResponse:
    code = page.definition.code
    story = indicator_story(request.actor, initiative_id=initiative_id, code=code, on=day_of(now()))
    context = {"chart": broken_curve(story, page, day), "day": day}
    return render(request, "measurement/screens/library/_break.html", context)


def _day(written: str, on: date) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return on


def _revised(request: ActingRequest, initiative_id: int, code: str, form: RevisionForm) -> bool:
    def deed() -> None:
        given = {"initiative_id": initiative_id, "code": code, "at": now()}
        revise_indicator(request.actor, version=form.version(), **given)

    return tried(request, deed, Words("새 정의를 적었어요.", "The new definition is written down."))


@needs("define_indicator")
def splits(request: ActingRequest, slug: str) -> HttpResponse:
    """The ways to split numbers, and a new one."""
    card = initiative_card(slug)
    form = SplitForm(request.POST or None)
    if form.is_bound and form.is_valid():
        ask = {"initiative_id": card.id, "way": form.way(), "at": now()}
        told = Words("세부구분을 적었어요.", "The way to split is written down.")
        if tried(request, partial(define_disaggregation, request.actor, **ask), told):
            return HttpResponseRedirect(reverse("splits", args=[slug]))
    ways = known_ways(request.actor, initiative_id=card.id)
    context = said(card, form=form, ways=ways)
    return render(request, "measurement/screens/library/splits.html", context)

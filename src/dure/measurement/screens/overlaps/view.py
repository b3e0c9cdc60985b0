"""Blind overlap: how many people two members both serve, never whom, until both agree (G16)."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import overlaps, people_indicators, period_words
from dure.measurement.screens.inside import said
from dure.measurement.screens.overlaps.form import EVERYBODY, SketchForm
from dure.measurement.screens.pairs.shown import shown_ground
from dure.measurement.services import bring_sketch, say_sharing
from dure.measurement.types.overlaps import OverlapsPage

PAGE = "measurement/screens/overlaps/page.html"
BROUGHT = Words("밑그림을 받았어요.", "The sketch is here.")
SAID = Words(
    "뜻을 적었어요. 언제든 바꿀 수 있어요.", "Written down. You can change it at any time."
)


@needs("see_initiative")
def overlap(request: ActingRequest, slug: str) -> HttpResponse:
    """How many people do two of us serve, without telling whom?"""
    card = initiative_card(slug)
    period, _, indicator = request.GET.get("period", "").partition(":")
    page = overlaps(request.actor, initiative_id=card.id, period=period, indicator=indicator)
    form = SketchForm(own=page.own, people=people_indicators(card.id)) if page.own else None
    return render(request, PAGE, _shown(card, page, form))


@needs("open_person")
@require_POST
def bring(request: ActingRequest, slug: str) -> HttpResponse:
    """A sketch from the member's side."""
    card = initiative_card(slug)
    page = overlaps(request.actor, initiative_id=card.id)
    people = people_indicators(card.id)
    form = SketchForm(request.POST, request.FILES, own=page.own, people=people)
    if not form.is_valid():
        return render(request, PAGE, _shown(card, page, form))
    tried(request, partial(_bring, request, card.id, form), BROUGHT)
    return HttpResponseRedirect(reverse("overlaps", args=[slug]))


@needs("open_person")
@require_POST
def agree(request: ActingRequest, slug: str, one: int, other: int) -> HttpResponse:
    """One's own organisation agrees to look together, or no longer."""
    deed = partial(
        say_sharing,
        request.actor,
        initiative_id=initiative_card(slug).id,
        organisation_id=one,
        other_id=other,
        agrees=request.POST.get("agrees") == "yes",
        at=now(),
    )
    tried(request, deed, SAID)
    return HttpResponseRedirect(reverse("overlaps", args=[slug]))


def _bring(request: ActingRequest, initiative_id: int, form: SketchForm) -> None:
    bring_sketch(
        request.actor,
        initiative_id=initiative_id,
        organisation_id=form.cleaned_data["organisation"],
        period=form.cleaned_data["period"],
        told=form.told(),
        at=now(),
        indicator=form.cleaned_data["indicator"],
    )


def _shown(card: InitiativeCard, page: OverlapsPage, form: SketchForm | None) -> dict[str, object]:
    named = {"": EVERYBODY, **dict(people_indicators(card.id))}
    both = [
        (f"{code}:{whose}", period_words(code), named.get(whose)) for code, whose in page.choices
    ]
    return said(
        card,
        page=page,
        period=period_words(page.period) if page.period else None,
        whose=named.get(page.indicator),
        chosen=f"{page.period}:{page.indicator}",
        periods=both,
        form=form,
        **shown_ground(card.id, day_of(now())),
    )

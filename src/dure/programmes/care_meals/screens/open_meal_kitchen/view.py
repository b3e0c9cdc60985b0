"""Open a kitchen: from here on meals can be planned, cooked and brought."""

from datetime import time

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card, members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.screens.open_meal_kitchen.form import KitchenForm
from dure.programmes.care_meals.services import open_kitchen

PAGE = "programmes/care_meals/screens/open_meal_kitchen/page.html"
USUAL = {"opens": time(6, 30), "closes": time(14, 0)}


@needs("run_kitchen")
def open_meal_kitchen(request: ActingRequest, slug: str) -> HttpResponse:
    """Where is cooked?"""
    card = initiative_card(slug)
    initial = {**USUAL, "place_code": card.place_code}
    form = KitchenForm(request.POST or None, organisations=_theirs(request, card), initial=initial)
    if form.is_bound and form.is_valid() and _opened(request, card, form):
        return HttpResponseRedirect(reverse("meal_kitchens", args=[slug]))
    said = {"condition": "activities", "initiative": card.name, "slug": slug, "form": form}
    return render(request, PAGE, said, status=422 if form.errors else 200)


def _theirs(request: ActingRequest, card: InitiativeCard) -> list[tuple[int, Words]]:
    """The members for whom she may run a kitchen."""
    members = [one.organisation for one in members_of(card.id, day_of(now()))]
    return [
        (one.id, one.name)
        for one in members
        if may(request.actor, "run_kitchen", Subject("kitchen", "new", card.id, one.id))
    ]


def _opened(request: ActingRequest, card: InitiativeCard, form: KitchenForm) -> bool:
    try:
        open_kitchen(request.actor, draft=form.draft(card.id), at=now())
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    return True

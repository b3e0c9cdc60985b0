"""One diner: what she gets, what to mind, the way to the door, whom to call."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import diner_key, diner_page
from dure.programmes.care_meals.rules.allergens import allergens_on
from dure.programmes.care_meals.rules.needs import REGULAR_DIET, diets_on, texture_name
from dure.programmes.care_meals.screens.crew import at_crew, do
from dure.programmes.care_meals.screens.meal_diner.deeds import deed_of
from dure.programmes.care_meals.types.diners import (
    BORDER_REASONS,
    ENDINGS,
    KINDS,
    PAUSES,
    RELATIONS,
)

PAGE = "programmes/care_meals/screens/meal_diner/page.html"


@needs("run_kitchen")
def diner(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What does she get, and what is to be minded?"""
    here = at_crew(request, slug)
    key, _ = diner_key(public_id)
    if request.method == "POST":
        do(request, deed_of(request, here, key), "적었어요.", "Noted.")
        return here.to("meal_diner", public_id)
    page = diner_page(here.actor, key, at=here.at)
    return render(request, PAGE, here.said(page=page, **_lists(here.today)))


def _lists(today: date) -> dict[str, Any]:
    return {
        "allergens": [(one.code, one.name) for one in allergens_on(today).values()],
        "kinds": KINDS.items(),
        "diets": [("", REGULAR_DIET), *((one.code, one.name) for one in diets_on(today).values())],
        "pauses": PAUSES.items(),
        "relations": RELATIONS.items(),
        "endings": ENDINGS.items(),
        "border_reasons": BORDER_REASONS.items(),
        "textures": [(level, texture_name(level, today)) for level in range(7, -1, -1)],
    }

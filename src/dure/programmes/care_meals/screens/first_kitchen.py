"""Where nobody runs a kitchen yet, every page of care meals says the one next step: open it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.programmes.care_meals.queries import kitchens_of

PAGE = "programmes/care_meals/screens/meal_kitchens/page.html"


def with_a_kitchen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page itself for whoever runs a kitchen; else the way to open one."""

    @wraps(view)
    def seen(request: ActingRequest, slug: str, **more: Any) -> HttpResponse:
        card = initiative_card(slug)
        if request.method == "GET" and not kitchens_of(request.actor, card.id):
            said = {"condition": "activities", "initiative": card.name, "slug": slug}
            return render(request, PAGE, {**said, "kitchens": ()})
        return view(request, slug, **more)

    return seen

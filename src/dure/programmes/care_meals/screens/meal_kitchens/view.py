"""The kitchens that somebody runs; whoever runs one only goes straight to its day."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import kitchens_of

PAGE = "programmes/care_meals/screens/meal_kitchens/page.html"


@needs("run_kitchen")
def meal_kitchens(request: ActingRequest, slug: str) -> HttpResponse:
    """Which kitchen?"""
    card = initiative_card(slug)
    found = kitchens_of(request.actor, card.id)
    if len(found) == 1:
        return HttpResponseRedirect(reverse("kitchen_day", args=[slug, found[0].public_id]))
    said = {"condition": "activities", "initiative": card.name, "slug": slug, "kitchens": found}
    return render(request, PAGE, said)

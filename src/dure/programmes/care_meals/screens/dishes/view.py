"""Dishes (음식): everything that the kitchen can cook, by course."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import dishes_of
from dure.programmes.care_meals.rules.allergens import allergens_on, numbers
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen
from dure.programmes.care_meals.types.dishes import COURSES, SEASONS

PAGE = "programmes/care_meals/screens/dishes/page.html"


@needs("run_kitchen")
def dishes(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What can we cook?"""
    where, season = at_kitchen(request, slug, kitchen), request.GET.get("season", "")
    season = season if season in SEASONS else ""
    found = dishes_of(request.actor, where.kitchen.id, where.on, season=season)
    groups = [
        (words, [(one, numbers(one.allergens, where.on)) for one in found if one.course == code])
        for code, words in COURSES.items()
    ]
    said = {
        "groups": [(words, rows) for words, rows in groups if rows],
        "n": len(found),
        "season": season,
        "seasons": SEASONS.items(),
        "key": [(one.number, one.name) for one in allergens_on(where.on).values()],
    }
    return render(request, PAGE, where.said(**said))

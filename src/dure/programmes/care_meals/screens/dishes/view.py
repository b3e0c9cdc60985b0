"""Dishes (음식): everything that the kitchen can cook, by course."""

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import dishes_of
from dure.programmes.care_meals.rules.allergens import allergens_on, numbers
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen, done
from dure.programmes.care_meals.services import bring_dishes
from dure.programmes.care_meals.types.dishes import COURSES, SEASONS, DishCard

BROUGHT = Words("음식과 철 식단을 가져왔어요.", "The dishes and the season's menus are here.")
PAGE = "programmes/care_meals/screens/dishes/page.html"


@require_POST
@needs("run_kitchen")
def bring(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Begin with the dishes of the pack."""
    where = at_kitchen(request, slug, kitchen)
    told = {"kitchen_id": where.kitchen.id, "at": where.at}
    done(request, partial(bring_dishes, request.actor, **told), BROUGHT)
    return where.back_to("dishes")


@needs("run_kitchen")
def dishes(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What can we cook?"""
    where, season = at_kitchen(request, slug, kitchen), request.GET.get("season", "")
    season = season if season in SEASONS else ""
    found = dishes_of(request.actor, where.kitchen.id, where.on, season=season)
    said = {
        "groups": _groups(found, where.on),
        "n": len(found),
        "season": season,
        "seasons": SEASONS.items(),
        "key": [(one.number, one.name) for one in allergens_on(where.on).values()],
    }
    return render(request, PAGE, where.said(**said))


def _groups(
    found: tuple[DishCard, ...], on: date
) -> list[tuple[Words, list[tuple[DishCard, tuple[int, ...]]]]]:
    """The dishes of each course with their allergen numbers; courses without a dish are left out."""
    groups = [
        (words, [(one, numbers(one.allergens, on)) for one in found if one.course == code])
        for code, words in COURSES.items()
    ]
    return [(words, rows) for words, rows in groups if rows]

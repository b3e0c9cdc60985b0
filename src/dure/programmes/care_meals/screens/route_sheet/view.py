"""Route sheets on paper: one courier after the other, each on a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import meal_day_card, route_sheets, sheet_of_route
from dure.programmes.care_meals.screens.at_day import at_day
from dure.programmes.care_meals.types.day import MealDayCard, RouteSheet

PAGE = "programmes/care_meals/screens/route_sheet/page.html"


@needs("run_kitchen")
def sheets(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """Every route of the day."""
    found = route_sheets(request.actor, day, at=at_day(request, slug).at)
    return _shown(request, slug, meal_day_card(request.actor, day), found)


@needs("run_kitchen")
def sheet(request: ActingRequest, slug: str, route: str) -> HttpResponse:
    """One route."""
    day, found = sheet_of_route(request.actor, route, at=at_day(request, slug).at)
    return _shown(request, slug, day, found)


def _shown(
    request: ActingRequest, slug: str, day: MealDayCard, found: tuple[RouteSheet, ...]
) -> HttpResponse:
    where = at_day(request, slug)
    if day.initiative_id != where.card.id:
        raise Refused("care_meals.no_such_day")
    total = sum(one.portions for one in found), sum(len(one.stops) for one in found)
    return render(
        request, PAGE, where.said(day=day, sheets=found, portions=total[0], doors=total[1])
    )

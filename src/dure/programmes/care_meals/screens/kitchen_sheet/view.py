"""The kitchen sheet (조리지시서) on paper: what, how much, in which pots. Nobody is named on it."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import printed_sheet
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen

PAGE = "programmes/care_meals/screens/kitchen_sheet/page.html"
SHOPPING = "programmes/care_meals/screens/shopping_list/page.html"


@needs("run_kitchen")
def kitchen_sheet(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """The sheet that hangs beside the stove."""
    where = at_kitchen(request, slug, kitchen)
    sheet = printed_sheet(request.actor, **where.asked)
    return render(request, PAGE, where.said(sheet=sheet))


@needs("run_kitchen")
def shopping_list(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What has to be bought for it."""
    where = at_kitchen(request, slug, kitchen)
    sheet = printed_sheet(request.actor, **where.asked)
    return render(request, SHOPPING, where.said(sheet=sheet))

"""The hall: tick who ate. Each becomes a service record; nobody counts plates in the evening."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import hall_sheet
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen, done
from dure.programmes.care_meals.services import HallSheet, note_hall

PAGE = "programmes/care_meals/screens/meal_hall/page.html"
NOTED = Words("적었어요. 서비스 기록이 됐어요.", "Noted; it is in the service records.")


@needs("run_kitchen")
def meal_hall(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Who ate in the hall today?"""
    where = at_kitchen(request, slug, kitchen)
    if request.method == "POST":
        sheet = HallSheet(where.on, tuple(request.POST.getlist("came")))
        asked = {"kitchen_id": where.kitchen.id, "at": where.at}
        done(request, lambda: note_hall(where.actor, sheet=sheet, **asked), NOTED)
        return where.back_to("meal_hall")
    guests = hall_sheet(where.actor, where.kitchen.id, where.on, at=where.at)
    eaten = sum(one.portions for one in guests if one.came)
    return render(request, PAGE, where.said(guests=guests, eaten=eaten))

"""One shift: who is on it, who gives it away, and who could come instead with what speaks against it."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import shift_page
from dure.programmes.care_meals.screens.crew import at_crew, do
from dure.programmes.care_meals.screens.meal_shift.deeds import done
from dure.programmes.care_meals.types.shifts import ABSENCES

PAGE = "programmes/care_meals/screens/meal_shift/page.html"


@needs("run_jobs")
def shift(request: ActingRequest, slug: str, shift_id: int) -> HttpResponse:
    """Who works, and who could come instead?"""
    here = at_crew(request, slug)
    if request.method == "POST":
        do(request, lambda: done(request, here, shift_id), "적었어요.", "Done.")
        return here.to("meal_shift", shift_id)
    page = shift_page(here.actor, shift_id, at=here.at)
    return render(request, PAGE, here.said(page=page, absences=ABSENCES.items()))

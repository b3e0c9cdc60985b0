"""Three questions to an elder, twice a year: meals, nutrition, loneliness. No answer is fine too."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import diner_key, diner_page
from dure.programmes.care_meals.screens.crew import at_crew, count_in, day_in, do
from dure.programmes.care_meals.services import Answers, note_answers

PAGE = "programmes/care_meals/screens/diner_answers/page.html"


@needs("run_kitchen")
def diner_answers(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """How is she these days?"""
    here = at_crew(request, slug)
    key, _ = diner_key(public_id)
    if request.method == "POST":
        asked = {"diner_id": key, "at": here.at}
        deed = lambda: note_answers(here.actor, answers=_told(request, here.today), **asked)  # noqa: E731
        if do(request, deed, "적었어요. 고맙습니다.", "Noted, thank you."):
            return here.to("meal_diner", public_id)
        return here.to("diner_answers", public_id)
    page = diner_page(here.actor, key, at=here.at)
    return render(request, PAGE, here.said(page=page))


def _told(request: ActingRequest, today: date) -> Answers:
    told = request.POST
    risk = told.get("at_risk", "")
    return Answers(
        on=day_in(told.get("on", ""), today),
        days_without=_number(told.get("days_without", "")),
        at_risk=None if risk not in {"yes", "no"} else risk == "yes",
        loneliness=_number(told.get("loneliness", "")),
    )


def _number(told: str) -> int | None:
    return count_in(told) if told.strip() else None

"""The sheet of a day: the briefing, who came and left when. Hours become service records by themselves."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import briefing_on, shifts_on
from dure.programmes.care_meals.screens.crew import Crew, at_crew, clock_in, count_in, day_in, do
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.services import (
    note_absence,
    note_attendance,
    say_ready,
    write_briefing,
)
from dure.programmes.care_meals.types.shifts import ABSENCES

PAGE = "programmes/care_meals/screens/attendance/page.html"


@needs("run_kitchen")
@with_a_kitchen
def attendance(request: ActingRequest, slug: str) -> HttpResponse:
    """Who came?"""
    here = at_crew(request, slug)
    on = day_in(request.GET.get("on", ""), here.today)
    if request.method == "POST":
        do(request, lambda: _done(request, here, on), "적었어요.", "Noted.")
        return here.to("meal_attendance", on=on.isoformat())
    return render(request, PAGE, here.said(**_of_day(here, on)))


def _of_day(here: Crew, on: date) -> dict[str, Any]:
    return {
        "on": on,
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "shifts": shifts_on(here.actor, kitchen_id=here.kitchen.id, day=on, at=here.at),
        "briefing": briefing_on(here.kitchen.id, on),
        "absences": ABSENCES.items(),
    }


def _done(request: ActingRequest, here: Crew, on: date) -> Any:
    told = request.POST
    act = {"place_id": count_in(told.get("place", "")), "at": here.at}
    match told.get("deed"):
        case "briefing":
            text = Words(told.get("text_ko", ""), told.get("text_en", ""))
            where = {"kitchen_id": here.kitchen.id, "day": on}
            return write_briefing(here.actor, text=text, at=here.at, **where)
        case "ready" | "unfit":
            return say_ready(here.actor, fit=told.get("deed") == "ready", **act)
        case "absent":
            return note_absence(here.actor, why=told.get("why", ""), **act)
        case _:
            came, left = clock_in(told.get("came", "")), clock_in(told.get("left", ""))
            return note_attendance(here.actor, came=came, left=left, **act)

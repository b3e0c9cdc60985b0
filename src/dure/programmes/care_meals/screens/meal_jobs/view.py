"""Who works here, who has applied, what is offered, and which accident waits for its report."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import (
    accident_key,
    accidents_of,
    job_types,
    postings_of,
    workers_of,
)
from dure.programmes.care_meals.screens.crew import Crew, at_crew, day_in, do
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.services import report_accident

PAGE = "programmes/care_meals/screens/meal_jobs/page.html"


@needs("run_jobs")
@with_a_kitchen
def jobs(request: ActingRequest, slug: str) -> HttpResponse:
    """Who works with us?"""
    here = at_crew(request, slug)
    if request.method == "POST":
        do(
            request,
            lambda: _reported(request, here),
            "보고했다고 적었어요.",
            "The report is noted.",
        )
        return here.to("meal_jobs")
    return render(request, PAGE, here.said(**_around(here)))


def _around(here: Crew) -> dict[str, Any]:
    workers = workers_of(here.actor, here.kitchen.id, at=here.at)
    return {
        "working": [each for each in workers if each.works],
        "applied": [each for each in workers if not each.decision],
        "postings": postings_of(here.actor, here.kitchen.id),
        "accidents": accidents_of(here.actor, kitchen_id=here.kitchen.id, at=here.at),
        "types": {each.code: each for each in job_types(here.today)},
    }


def _reported(request: ActingRequest, here: Crew) -> Any:
    told = request.POST
    return report_accident(
        here.actor,
        accident_id=accident_key(told.get("accident", "")) or 0,
        reported_on=day_in(told.get("on", ""), here.today),
        number=told.get("number", ""),
        at=here.at,
    )

"""Somebody applies: who, for which work, what she can do. The body is asked about, never measured."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import people_of
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import job_types, skills
from dure.programmes.care_meals.screens.apply_for_work.form import applied
from dure.programmes.care_meals.screens.crew import Crew, at_crew
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.types.jobs import PARTS

PAGE = "programmes/care_meals/screens/apply_for_work/page.html"


@needs("run_jobs")
@with_a_kitchen
def apply(request: ActingRequest, slug: str) -> HttpResponse:
    """Who would like to work with us?"""
    here = at_crew(request, slug)
    said = here.said(
        sought=request.POST.get("sought", "").strip(), posted=request.POST, **_lists(here)
    )
    if said["sought"]:
        return render(request, PAGE, said | {"found": _found(here, said["sought"])})
    if request.method == "POST" and "part" in request.POST:
        try:
            return here.to("meal_worker", applied(request, here))
        except Refused as refused:
            said["problems"] = [words_of(refused)]
    return render(request, PAGE, said, status=422 if said.get("problems") else 200)


def _lists(here: Crew) -> dict[str, Any]:
    return {"types": job_types(here.today), "parts": PARTS.items(), "skills": skills()}


def _found(here: Crew, sought: str) -> Any:
    home = here.kitchen.organisation_id
    where = {"initiative_id": here.card.id}
    return people_of(here.actor, home, at=here.at, sought=sought, **where).lines

"""Somebody applies: who, for which work, what she can do. The body is asked about, never measured."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import people_of, person_key
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import address_of_worker, job_types, skills
from dure.programmes.care_meals.screens.crew import (
    Crew,
    at_crew,
    count_in,
    day_in,
    degrees_in,
    weekdays_in,
)
from dure.programmes.care_meals.services import apply_for_work
from dure.programmes.care_meals.types.jobs import PARTS, ApplicationDraft

PAGE = "programmes/care_meals/screens/apply_for_work/page.html"


@needs("run_jobs")
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
            return here.to("meal_worker", _applied(request, here))
        except Refused as refused:
            said["problems"] = [words_of(refused)]
    return render(request, PAGE, said, status=422 if said.get("problems") else 200)


def _lists(here: Crew) -> dict[str, Any]:
    return {"types": job_types(here.today), "parts": PARTS.items(), "skills": skills()}


def _found(here: Crew, sought: str) -> Any:
    home = here.kitchen.organisation_id
    where = {"initiative_id": here.card.id}
    return people_of(here.actor, home, at=here.at, sought=sought, **where).lines


def _applied(request: ActingRequest, here: Crew) -> str:
    told = request.POST
    hours = told.get("month_hours", "").strip()
    draft = ApplicationDraft(
        kitchen_id=here.kitchen.id,
        person_id=person_key(told.get("person", "")).id,
        job_type=told.get("job_type", ""),
        part=told.get("part", ""),
        applied_on=day_in(told.get("applied_on", ""), here.today),
        skills=tuple(told.getlist("skill")),
        month_hours=float(count_in(hours)) if hours else None,
        lifts_kg=max(0, count_in(told.get("lifts_kg", ""))),
        stands_minutes=max(0, count_in(told.get("stands_minutes", ""), 240)),
        latitude=degrees_in(told.get("latitude", "")),
        longitude=degrees_in(told.get("longitude", "")),
        weekdays=weekdays_in(request),
        early=told.get("early") == "yes",
    )
    return address_of_worker(apply_for_work(here.actor, draft=draft, at=here.at))

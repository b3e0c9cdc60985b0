"""Intake: who, where the door is, and whether somebody behind it eats here already (G15)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import people_of, person_key
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import address_of_diner, alike_households
from dure.programmes.care_meals.screens.crew import Crew, at_crew, day_in
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.screens.meal_diner.deeds import door_in
from dure.programmes.care_meals.services import enrol_diner
from dure.programmes.care_meals.types.diners import EnrolDraft

PAGE = "programmes/care_meals/screens/enrol_meal_diner/page.html"


@needs("run_kitchen")
@with_a_kitchen
def enrol(request: ActingRequest, slug: str) -> HttpResponse:
    """Who begins, and where is the door?"""
    here = at_crew(request, slug)
    said = here.said(sought=request.POST.get("sought", "").strip(), posted=request.POST)
    if said["sought"]:
        return render(request, PAGE, said | _found(here, said["sought"]))
    if request.method == "POST" and "address" in request.POST:
        try:
            return here.to("meal_diner", _enrolled(request, here))
        except Refused as refused:
            said |= _refused(request, here, refused)
    return render(request, PAGE, said, status=422 if said.get("problems") else 200)


def _found(here: Crew, sought: str) -> dict[str, Any]:
    found = people_of(
        here.actor,
        here.kitchen.organisation_id,
        initiative_id=here.card.id,
        at=here.at,
        sought=sought,
    )
    return {"found": found.lines}


def _enrolled(request: ActingRequest, here: Crew) -> str:
    told = request.POST
    draft = EnrolDraft(
        kitchen_id=here.kitchen.id,
        person_id=person_key(told.get("person", "")).id,
        door=door_in(request),
        since=day_in(told.get("since", ""), here.today),
        household=told.get("household", ""),
    )
    return address_of_diner(enrol_diner(here.actor, draft=draft, at=here.at))


def _refused(request: ActingRequest, here: Crew, refused: Refused) -> dict[str, Any]:
    said: dict[str, Any] = {"problems": [words_of(refused)]}
    if refused.code == "care_meals.household_to_decide":
        address = request.POST.get("address", "")
        said["alike"] = alike_households(
            here.actor, kitchen_id=here.kitchen.id, address=address, at=here.at
        )
    return said

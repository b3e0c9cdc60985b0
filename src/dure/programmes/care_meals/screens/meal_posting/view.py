"""Work is offered, and whom it fits (G1): the best first, each with the reasons."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import job_types, match_words, matches_of, skills
from dure.programmes.care_meals.screens.crew import Crew, at_crew, count_in, do
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.screens.meal_posting.form import posted
from dure.programmes.care_meals.services import close_posting, offer_job
from dure.programmes.care_meals.types.jobs import PARTS

FORM = "programmes/care_meals/screens/meal_posting/form.html"
PAGE = "programmes/care_meals/screens/meal_posting/page.html"


@needs("run_jobs")
@with_a_kitchen
def new_posting(request: ActingRequest, slug: str) -> HttpResponse:
    """What work is there?"""
    here = at_crew(request, slug)
    said = here.said(
        types=job_types(here.today), parts=PARTS.items(), skills=skills(), posted=request.POST
    )
    if request.method == "POST":
        try:
            return here.to("meal_posting", posted(request, here))
        except Refused as refused:
            said["problems"] = [words_of(refused)]
    return render(request, FORM, said, status=422 if said.get("problems") else 200)


@needs("run_jobs")
def posting(request: ActingRequest, slug: str, posting_id: int) -> HttpResponse:
    """Whom does it fit?"""
    here = at_crew(request, slug)
    if request.method == "POST":
        do(request, lambda: _done(request, here, posting_id), "적었어요.", "Done.")
        return here.to("meal_posting", posting_id)
    return render(request, PAGE, here.said(**_fitting(here, posting_id)))


def _fitting(here: Crew, posting_id: int) -> dict[str, Any]:
    card, found = matches_of(here.actor, posting_id, at=here.at)
    lines = [
        {
            "worker": who,
            "match": how,
            "state": state,
            "why": [match_words(one) for one in how.reasons],
        }
        for who, how, state in found
    ]
    return {"card": card, "lines": lines}


def _done(request: ActingRequest, here: Crew, posting_id: int) -> Any:
    if "close" in request.POST:
        return close_posting(here.actor, posting_id=posting_id, on=here.today, at=here.at)
    worker = count_in(request.POST.get("worker", ""))
    return offer_job(here.actor, posting_id=posting_id, worker_id=worker, at=here.at)

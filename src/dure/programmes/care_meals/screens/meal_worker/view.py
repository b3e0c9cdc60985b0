"""One worker: the checklist and the decision, her link, her training, her companions, an accident."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.engines.qr import draw_qr
from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import (
    checklist_of,
    job_type,
    link_of,
    training_minutes,
    worker_card,
    workers_of,
)
from dure.programmes.care_meals.screens.crew import Crew, at_crew, do
from dure.programmes.care_meals.screens.meal_worker.deeds import deed_of
from dure.programmes.care_meals.types.jobs import WorkerCard
from dure.programmes.care_meals.types.shifts import SEVERITY_WORDS, TRAININGS

PAGE = "programmes/care_meals/screens/meal_worker/page.html"


@needs("run_jobs")
def worker(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What was seen, what was decided, and what comes next?"""
    here = at_crew(request, slug)
    card = worker_card(here.actor, public_id, at=here.at)
    if request.method == "POST":
        do(request, deed_of(request, here, card.id), "적었어요.", "Noted.")
        return here.to("meal_worker", public_id)
    said = here.said(worker=card, kind=job_type(card.job_type, here.today), **_about(here, card))
    return render(request, PAGE, said)


def _about(here: Crew, card: WorkerCard) -> dict[str, Any]:
    minutes = training_minutes(card.id, here.today.year)
    others = workers_of(here.actor, here.kitchen.id, at=here.at) if card.works else ()
    return {
        "checklist": checklist_of(here.actor, card.id),
        "trained": [(TRAININGS[kind], count) for kind, count in minutes.items()],
        "trained_minutes": sum(minutes.values()),
        "trainings": TRAININGS.items(),
        "severities": SEVERITY_WORDS.items(),
        "others": [one for one in others if one.works and one.id != card.id],
        **_link(here, card),
    }


def _link(here: Crew, card: WorkerCard) -> dict[str, Any]:
    found = link_of(here.actor, card.id) if card.works else None
    if found is None:
        return {}
    address = settings.DURE_ADDRESS + reverse("own_shifts", args=[found[0]])
    return {"address": address, "bound": found[1], "qr": draw_qr(address)}

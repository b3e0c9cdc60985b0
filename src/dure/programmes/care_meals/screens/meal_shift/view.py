"""One shift: who is on it, who gives it away, and who could come instead with what speaks against it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import shift_page
from dure.programmes.care_meals.screens.crew import Crew, at_crew, count_in, do
from dure.programmes.care_meals.services import (
    place_worker,
    send_substitute,
    settle_swap,
    take_off,
)
from dure.programmes.care_meals.types.shifts import ABSENCES

PAGE = "programmes/care_meals/screens/meal_shift/page.html"


@needs("run_jobs")
def shift(request: ActingRequest, slug: str, shift_id: int) -> HttpResponse:
    """Who works, and who could come instead?"""
    here = at_crew(request, slug)
    if request.method == "POST":
        do(request, lambda: _done(request, here, shift_id), "적었어요.", "Done.")
        return here.to("meal_shift", shift_id)
    page = shift_page(here.actor, shift_id, at=here.at)
    return render(request, PAGE, here.said(page=page, absences=ABSENCES.items()))


def _done(request: ActingRequest, here: Crew, shift_id: int) -> Any:
    told, act = request.POST, {"at": here.at}
    deed = told.get("deed", "")
    if deed == "put":
        worker = count_in(told.get("worker", ""))
        return place_worker(here.actor, shift_id=shift_id, worker_id=worker, **act)
    if deed == "off":
        return take_off(here.actor, place_id=count_in(told.get("place", "")), **act)
    if deed in ("agree", "refuse"):
        swap = count_in(told.get("swap", ""))
        return settle_swap(here.actor, swap_id=swap, agreed=deed == "agree", **act)
    return send_substitute(
        here.actor,
        place_id=count_in(told.get("place", "")),
        worker_id=count_in(told.get("worker", "")),
        why=told.get("why", "ill"),
        **act,
    )

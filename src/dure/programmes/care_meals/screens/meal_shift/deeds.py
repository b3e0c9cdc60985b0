"""What can be done on the page of one shift."""

from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.programmes.care_meals.screens.crew import Crew, count_in
from dure.programmes.care_meals.services import (
    place_worker,
    send_substitute,
    settle_swap,
    take_off,
)


def done(request: ActingRequest, here: Crew, shift_id: int) -> Any:
    """Do what the form asks for."""
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

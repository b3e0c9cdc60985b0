"""An application as the form tells it."""

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import person_key
from dure.programmes.care_meals.queries import address_of_worker
from dure.programmes.care_meals.screens.crew import (
    Crew,
    count_in,
    day_in,
    degrees_in,
    weekdays_in,
)
from dure.programmes.care_meals.services import apply_for_work
from dure.programmes.care_meals.types.jobs import ApplicationDraft


def applied(request: ActingRequest, here: Crew) -> str:
    """Write the application down; answers the worker's key in addresses."""
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
        lifts_kg=max(0, count_in(told.get("lifts_kg", ""), digits=3)),
        stands_minutes=max(0, count_in(told.get("stands_minutes", ""), 240, digits=4)),
        latitude=degrees_in(told.get("latitude", "")),
        longitude=degrees_in(told.get("longitude", "")),
        weekdays=weekdays_in(request),
        early=told.get("early") == "yes",
    )
    return address_of_worker(apply_for_work(here.actor, draft=draft, at=here.at))

"""Work that is offered, as the form tells it."""

from dure.ground.access.queries import ActingRequest
from dure.kernel.words import Words
from dure.programmes.care_meals.screens.crew import Crew, count_in, day_in, weekdays_in
from dure.programmes.care_meals.services import post_job
from dure.programmes.care_meals.types.jobs import PostingDraft


def posted(request: ActingRequest, here: Crew) -> int:
    """Offer the work; answers the posting's key."""
    told = request.POST
    draft = PostingDraft(
        kitchen_id=here.kitchen.id,
        job_type=told.get("job_type", ""),
        part=told.get("part", ""),
        title=Words(told.get("title_ko", "")[:120], told.get("title_en", "")[:120]),
        places=count_in(told.get("places", ""), 1),
        skills=tuple(told.getlist("skill")),
        lifts_kg=max(0, count_in(told.get("lifts_kg", ""), digits=3)),
        stands_minutes=max(0, count_in(told.get("stands_minutes", ""), digits=4)),
        weekdays=weekdays_in(request),
        starts_on=day_in(told.get("starts_on", ""), here.today),
    )
    made: int = post_job(here.actor, draft=draft, at=here.at)
    return made

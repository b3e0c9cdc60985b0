"""The thread on a door of a day (집의 이야기): what it is about, and its last words for a phone."""

from dure.communication.queries import Said, newest_about, said_about
from dure.communication.types import About
from dure.kernel.words import Words
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.queries.alerts_at_doors import page_of_door
from dure.programmes.care_meals.types.day import MealDayCard

KIND = "care_meals.stop"
SHOWN = 3  # on a phone: what was said last


def about_door(day: MealDayCard, *, stop: str, label: str, slug: str) -> About:
    """Whoever runs the kitchen speaks about it; it is sealed, for a person stands behind a door.

    It names the door by its number, never who lives there.
    """
    on = day.on
    return About(
        kind=KIND,
        key=f"{_begins(day.public_id)}{stop}",
        initiative_id=day.initiative_id,
        words=Words(
            f"{on.year}. {on.month}. {on.day}. 배달 {label} 집", f"Door {label}, {on:%d %b %Y}"
        ),
        page=page_of_door(slug, stop),
        may_see="run_kitchen",
        organisation_ids=(day.organisation_id,),
        sealed=True,
    )


def said_at_doors(day: MealDay) -> dict[str, tuple[Said, ...]]:
    """Stop → what was said last about it; for the phone that brings its meal."""
    begins = _begins(day.public_id)
    found = said_about(KIND, begins, initiative_id=day.initiative_id, most=SHOWN)
    return {key.removeprefix(begins): said for key, said in found.items()}


def newest_word(day: MealDay) -> int:
    """Changes whenever something is said about a door of the day."""
    return newest_about(KIND, _begins(day.public_id), initiative_id=day.initiative_id)


def _begins(day: str) -> str:
    return f"{day}:"

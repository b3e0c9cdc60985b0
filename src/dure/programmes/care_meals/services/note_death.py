"""Note a death (별세): the door is closed at once, the meals end, and the family is told by a person."""

from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, MealDay
from dure.programmes.care_meals.services.day_subjects import locked, of_day
from dure.programmes.care_meals.services.door_of_the_dead import OPEN, close_door
from dure.programmes.care_meals.services.end_diner import end_diner


def _of_death(*, day: str, diner: str) -> Subject:
    return of_day(day=day)


@action("care_meals.diner.note_death", may="run_kitchen", on=_of_death, tell=("kitchen", "courier"))
def note_death(actor: Actor, *, day: str, diner: str, at: datetime) -> Done[int]:
    """Close the door of a diner who died; answers how many of the family must be told.

    Their meals end today. Nothing is sent by itself: a person says it, and the day keeps the list.
    Refused: `care_meals.no_such_diner`, `care_meals.day_not_open` on a day that is over.
    """
    row = locked(day, states=OPEN)
    who = Diner.objects.within(kitchen_id=row.kitchen_id, public_id=diner).first()
    if who is None:
        raise Refused("care_meals.no_such_diner")
    told = close_door(row, who, at)
    if who.ended_on is None:
        end_diner(actor, diner_id=who.pk, on=_since(row, who, at), reason="died", at=at)
    return Done(told, {"day": row.public_id, "diner": who.public_id, "told": told})


def _since(row: MealDay, who: Diner, at: datetime) -> date:
    """From today on, though it was noted on the page of a day to come: today's door closes as well."""
    return max(who.since, min(row.on, day_of(at)))

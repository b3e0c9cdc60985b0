"""The day: who eats and how everybody stands, by name for those who may see names, and in numbers."""

from dataclasses import replace
from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.ground.people.queries import masked_people
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.queries.standing import due_on, standing_of
from dure.programmes.care_meals.types.day import DayDiner


def diners_of_day(actor: Actor, kitchen_id: int, on: date, *, at: datetime) -> tuple[DayDiner, ...]:
    """Everybody who is due on a day, one line a kind of meal, names masked and each look logged.

    Works before the day is begun (all who are not paused are then `open`). Sort by `label` for the
    order of the routes. Refused: `care_meals.no_such_kitchen`, `journal.not_allowed`,
    `people.not_yours_to_open`, `access.second_factor_needed`.
    """
    kitchen = kitchen_row(actor, kitchen_id)
    day = MealDay.objects.within(kitchen_id=kitchen.pk, on=on).first()
    found = standing_of(due_on(kitchen.pk, on, day), on, day.state if day else "draft")
    ids = {one.person_id for one in found}
    names = masked_people(
        actor, kitchen.organisation_id, ids, initiative_id=kitchen.initiative_id, at=at
    )
    return tuple(
        replace(one, masked_name=names[one.person_id].masked_name)
        if one.person_id in names
        else one
        for one in found
    )

"""Who eats on a day, as the kitchen has to know it: portions, needs, and where each meal goes."""

from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.kernel.words import spoken_language
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.queries.day import diners_of_day
from dure.programmes.care_meals.queries.standing import due_on, standing_of
from dure.programmes.care_meals.rules.allergens import read_allergen
from dure.programmes.care_meals.types.day import DayDiner
from dure.programmes.care_meals.types.kitchen_day import Eater


def eaters_on(actor: Actor, kitchen_id: int, on: date, at: datetime) -> tuple[Eater, ...]:
    """Everybody who ordered for that day; names masked, the look logged by who answers for them."""
    return tuple(_eater(one, on) for one in diners_of_day(actor, kitchen_id, on, at=at))


def nameless_eaters(kitchen_id: int, on: date) -> tuple[Eater, ...]:
    """The same without any name: for whoever only has to know that something waits."""
    day = MealDay.objects.within(kitchen_id=kitchen_id, on=on).first()
    standing = standing_of(due_on(kitchen_id, on, day), on, day.state if day else "draft")
    return tuple(_eater(one, on) for one in standing)


def _eater(one: DayDiner, on: date) -> Eater:
    need = one.need
    why = one.reason.in_language(spoken_language()) if one.reason else ""
    return Eater(
        id=one.public_id,
        kind=one.kind,
        name=one.masked_name,
        portions=one.portions,
        state=one.state,
        stop=one.label,
        allergens=() if need is None else _codes(need.allergens, on),
        diets=(need.diet,) if need is not None and need.diet else (),
        texture=7 if need is None else need.texture,
        why=why or one.state,
        person_id=one.person_id,
    )


def _codes(told: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Numbers and names become the codes of the list; what is on no list stays and is told."""
    found = [code for one in told for code in (read_allergen(one, on) or (one,))]
    return tuple(dict.fromkeys(found))

"""What may be told of a dish: its name, its course, its textures, its pot."""

from datetime import date

from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.rules.allergens import allergens_on
from dure.programmes.care_meals.rules.needs import diets_on, textures_on
from dure.programmes.care_meals.rules.recipes import read_recipe
from dure.programmes.care_meals.types.dishes import (
    COURSES,
    KEEPS,
    SEASONS,
    DishDraft,
    RecipeLine,
)

LARGEST_POT = 5_000


def check_dish(draft: DishDraft, day: date) -> tuple[RecipeLine, ...]:
    """The recipe of a dish that can be cooked.

    Refused: `care_meals.dish_name`, `.dish_course`, `.dish_pot`, `.dish_texture`, `.dish_word`, and
    what `read_recipe` says of a line.
    """
    refuse_resident_number(name=f"{draft.name.ko} {draft.name.en}", note=draft.method)
    if not draft.name.ko.strip() or len(draft.name.ko.strip()) > 80:
        raise Refused("care_meals.dish_name")
    if draft.course not in COURSES or draft.keeps not in KEEPS:
        raise Refused("care_meals.dish_course")
    if draft.pot is not None and not 1 <= draft.pot <= LARGEST_POT:
        raise Refused("care_meals.dish_pot", found=draft.pot, most=LARGEST_POT)
    if not draft.textures or not set(draft.textures) <= set(textures_on(day)):
        raise Refused("care_meals.dish_texture")
    known = {*diets_on(day), *allergens_on(day), *SEASONS}
    for code in (*draft.diets, *draft.further, *draft.seasons):
        if code not in known:
            raise Refused("care_meals.dish_word", found=code[:20])
    return read_recipe(draft.recipe, day)

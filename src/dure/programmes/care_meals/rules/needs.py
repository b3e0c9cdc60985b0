"""Needs (식사 요구): the textures and the diets that have a name, as they hold on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from dure.kernel.dated import value_on, values_in
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import PACK

REGULAR = 7
REGULAR_DIET = Words("일반식", "regular")


@dataclass(frozen=True, slots=True)
class Diet:
    """A way of eating that a kitchen cooks for; some only by a doctor's order."""

    code: str
    name: Words
    by_doctor: bool = False


@cache
def textures_on(day: date) -> dict[int, Words]:
    """Every level with its name, the firmest first."""
    told = value_on(values_in(PACK)["kitchen.textures"], day).value
    return {one["level"]: Words(one["ko"], one["en"]) for one in told}


@cache
def diets_on(day: date) -> dict[str, Diet]:
    """Every diet by its code."""
    told = value_on(values_in(PACK)["kitchen.diets"], day).value
    return {
        one["code"]: Diet(one["code"], Words(one["ko"], one["en"]), one.get("doctor", False))
        for one in told
    }


def texture_name(level: int, day: date) -> Words:
    """The name of a texture with its number, as it is read to a cook."""
    name = textures_on(day).get(level, Words("", ""))
    return Words(f"{level}단계 {name.ko}".strip(), f"level {level} {name.en}".strip())


def diet_name(code: str, day: date) -> Words:
    """The name of a diet, no diet being the regular one; the code itself where it is none of ours."""
    if not code:
        return REGULAR_DIET
    diet = diets_on(day).get(code)
    return diet.name if diet else Words(code, code)

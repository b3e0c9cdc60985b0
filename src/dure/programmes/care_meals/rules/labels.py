"""Labels (표찰): what stands on a meal.

No label tells what somebody has: whose meal differs from the menu carries a star, so that whoever packs
looks at the dishes and whoever reads over a shoulder learns nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dure.engines.kitchen import Label, Plan, Sheet
from dure.programmes.care_meals.rules.allergens import allergen_names, numbers
from dure.programmes.care_meals.rules.needs import REGULAR, textures_on
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import DishCard
from dure.programmes.care_meals.types.kitchen_day import LabelCard

Given = tuple[tuple[str, int], ...]
STAR = "★"


@dataclass(frozen=True, slots=True)
class Wording:
    """How labels are worded: the dishes, name and stop by diner, the language, the day."""

    dishes: Mapping[str, DishCard]
    people: Mapping[str, tuple[str, str]]
    language: str
    day: date


def label_cards(kind: str, plan: Plan, sheet: Sheet, how: Wording) -> tuple[LabelCard, ...]:
    """One card for each meal, in the order in which they are loaded."""
    regular = tuple((dish, max(how.dishes[dish].textures)) for dish in plan.menu.dishes)
    said: dict[tuple[Given, tuple[str, ...]], tuple[str, str, str]] = {}
    cards: list[tuple[tuple[object, ...], LabelCard]] = []
    for label in sheet.labels:
        key = (label.dishes, label.allergens)
        if key not in said:
            said[key] = _contents(label, regular, how)
        name, stop = how.people.get(label.diner, ("", ""))
        dishes_said, inside, star = said[key]
        order = (*in_reading_order(stop), name)
        cards += [
            (
                order,
                LabelCard(
                    _of(name, at, label.copies), stop, KINDS[kind], dishes_said, inside, star
                ),
            )
            for at in range(1, label.copies + 1)
        ]
    return tuple(card for _, card in sorted(cards, key=lambda one: one[0]))


def _contents(label: Label, regular: Given, how: Wording) -> tuple[str, str, str]:
    language, day, textures = how.language, how.day, textures_on(how.day)
    told = [
        how.dishes[dish].name.in_language(language)
        + ("" if texture == REGULAR else f"({textures[texture].in_language(language)})")
        for dish, texture in label.dishes
    ]
    names = [one.in_language(language) for one in allergen_names(label.allergens, day)]
    figures = ".".join(str(one) for one in numbers(label.allergens, day))
    inside = f"{figures} ({', '.join(names)})" if names else ""
    return " · ".join(told), inside, "" if label.dishes == regular else STAR


def _of(name: str, at: int, copies: int) -> str:
    return name if copies == 1 else f"{name} {at}/{copies}"


def in_reading_order(stop: str) -> tuple[object, ...]:
    """`2코스 3` before `10코스 1`; who has no stop (the hall) comes last."""
    parts = re.split(r"(\d+)", stop)
    return (not stop, *((int(one), "") if one.isdecimal() else (-1, one) for one in parts))

"""Kitchen plan (하루 주방 계획): a menu and everybody who eats, as the engine of the kitchen wants them."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from dure.engines.kitchen import (
    Course,
    Diner,
    Dish,
    Fault,
    Ingredient,
    Menu,
    Plan,
    Unit,
    Where,
    check_plan,
    sentence,
)
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import widened
from dure.programmes.care_meals.types.dishes import DishCard, MenuCard
from dure.programmes.care_meals.types.kitchen_day import Eater

# How the day says it, and how the engine does.
WHERE = {"stop": "stop", "hall": "hall", "paused": "paused", "explained": "explained", "open": ""}


def plan_of(menu: MenuCard, eaters: Iterable[Eater], day: date) -> Plan:
    """The engine's plan of one kind of meal. Refused with `care_meals.plan_fault`: one plain sentence."""
    dishes = menu.dishes
    plan = Plan(
        menu=Menu(
            dishes=tuple(line.dish.id for line in menu.lines),
            instead={
                line.dish.id: tuple(one.id for one in line.instead)
                for line in menu.lines
                if line.instead
            },
        ),
        dishes=tuple(dish_of(one) for one in dishes.values()),
        diners=tuple(_diner(one, day) for one in eaters if one.kind == menu.slot.kind),
    )
    faults = check_plan(plan)
    if faults:
        raise Refused("care_meals.plan_fault", told=_told(faults[0], dishes))
    return plan


def dish_of(card: DishCard) -> Dish:
    """A dish as the engine cooks it."""
    return Dish(
        id=card.id,
        course=cast("Course", card.course),
        ingredients=tuple(
            Ingredient(
                id=line.name,
                amount=line.amount,
                unit=cast("Unit", line.unit),
                loss=line.loss,
                allergens=line.allergens,
                pack=line.pack,
            )
            for line in card.lines
        ),
        allergens=card.further,
        textures=card.textures,
        diets=card.diets,
        pot=card.pot,
    )


def _diner(eater: Eater, day: date) -> Diner:
    return Diner(
        id=eater.id,
        where=cast("Where", WHERE[eater.state]),
        portions=eater.portions,
        allergens=widened(eater.allergens, day),
        diets=eater.diets,
        texture=eater.texture,
        why=eater.why[:300],
    )


def _told(fault: Fault, dishes: dict[str, DishCard]) -> Words:
    """The engine's sentence, with the name of the dish in place of its key."""
    key = str(fault.values.get("id", ""))
    name = dishes[key].name if key in dishes else Words(key, key)
    return Words(
        sentence(Fault(fault.code, {**fault.values, "id": name.ko}), korean=True),
        sentence(Fault(fault.code, {**fault.values, "id": name.en}), korean=False),
    )

"""Clashes (맞지 않는 음식): why a diner cannot have a dish, and what can stand in for it."""

from collections.abc import Iterator, Mapping

from dure.engines.kitchen.types import Diner, Dish, Reason

# IDDSI: below 3 are drinks only; 7 is regular food, for whoever needs nothing changed.
SOFTEST_FOOD, REGULAR = 3, 7


def allergens_of(dish: Dish) -> frozenset[str]:
    """Everything that must be declared: of each ingredient, and what the dish says besides."""
    inside = {name for one in dish.ingredients for name in one.allergens}
    return frozenset(inside.union(dish.allergens))


def reasons(diner: Diner, dish: Dish) -> tuple[Reason, ...]:
    """Why they do not go together; empty when they do. The gravest comes first."""
    return tuple(_reasons(diner, dish))


def _reasons(diner: Diner, dish: Dish) -> Iterator[Reason]:
    for name in sorted(allergens_of(dish).intersection(diner.allergens)):
        yield Reason(code="kitchen.allergen", values={"allergen": name})
    if texture_for(diner, dish) is None:
        yield Reason(code="kitchen.texture", values={"level": diner.texture})
    for name in sorted(set(diner.diets).difference(dish.diets)):
        yield Reason(code="kitchen.diet", values={"diet": name})
    if dish.id in diner.refuses:
        yield Reason(code="kitchen.refused_dish", values={"dish": dish.id})
    inside = {one.id for one in dish.ingredients}
    for name in sorted(inside.intersection(diner.refuses).difference({dish.id})):
        yield Reason(code="kitchen.refused_ingredient", values={"ingredient": name})


def texture_for(diner: Diner, dish: Dish) -> int | None:
    """The texture in which this diner gets the dish: the firmest that is safe; None when none is.

    Among food, softer than needed is safe to swallow and firmer is not. Thin drinks are the other
    way round: whoever needs food changed for them never gets a thin soup because it is "softer".
    """
    if diner.texture == REGULAR:
        return max(dish.textures, default=None)
    if diner.texture < SOFTEST_FOOD:
        return diner.texture if diner.texture in dish.textures else None
    safe = [level for level in dish.textures if SOFTEST_FOOD <= level <= diner.texture]
    return max(safe, default=None)


def stand_in(
    diner: Diner, dish: str, dishes: Mapping[str, Dish], instead: Mapping[str, tuple[str, ...]]
) -> str:
    """The first dish that may stand in and suits the diner; empty when none does."""
    return next((one for one in instead.get(dish, ()) if not reasons(diner, dishes[one])), "")

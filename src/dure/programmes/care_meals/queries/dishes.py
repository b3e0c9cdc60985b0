"""Dishes of a kitchen's organisation, with their recipes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Dish, DishIngredient
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.rules.allergens import in_order
from dure.programmes.care_meals.types.dishes import COURSES, DishCard, RecipeLine

ORDER = tuple(COURSES)


def dishes_of(
    actor: Actor, kitchen_id: int, on: date, *, season: str = "", retired: bool = False
) -> tuple[DishCard, ...]:
    """The dishes that a kitchen may cook, in the order of a tray. Two statements, however many."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = Dish.objects.within(organisation_id=kitchen.organisation_id)
    if not retired:
        rows = rows.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=on))
    cards = dish_cards(rows, on)
    if season:
        cards = tuple(one for one in cards if not one.seasons or season in one.seasons)
    return tuple(sorted(cards, key=lambda one: (ORDER.index(one.course), one.name.ko)))


def dish_card(actor: Actor, kitchen_id: int, dish: str, on: date) -> DishCard:
    """One dish by its public name. Refused: `care_meals.no_such_dish`."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = Dish.objects.within(organisation_id=kitchen.organisation_id, public_id=dish)
    found = dish_cards(rows, on)
    if not found:
        raise Refused("care_meals.no_such_dish")
    return found[0]


def dish_cards(rows: Iterable[Dish], on: date) -> tuple[DishCard, ...]:
    """The cards of rows, with one statement for all their ingredients."""
    dishes = list(rows)
    lines: dict[int, list[RecipeLine]] = {row.pk: [] for row in dishes}
    found = DishIngredient.objects.within(dish_id__in=list(lines)).order_by("dish_id", "place")
    for one in found:
        lines[one.dish_id].append(
            RecipeLine(
                name=one.name,
                amount=one.amount.normalize() + 0,
                unit=one.unit,
                loss=one.loss.normalize() + 0,
                pack=None if one.pack is None else one.pack.normalize() + 0,
                allergens=tuple(one.allergens),
            )
        )
    return tuple(_card(row, tuple(lines[row.pk]), on) for row in dishes)


def _card(row: Dish, lines: tuple[RecipeLine, ...], on: date) -> DishCard:
    inside = {code for line in lines for code in line.allergens} | set(row.further)
    return DishCard(
        id=row.public_id,
        name=row.name,
        course=row.course,
        lines=lines,
        allergens=in_order(inside, on),
        pot=row.pot,
        textures=tuple(row.textures),
        diets=tuple(row.diets),
        further=tuple(row.further),
        keeps=row.keeps,
        seasons=tuple(row.seasons),
        method=row.method,
        retired_on=row.retired_on,
    )

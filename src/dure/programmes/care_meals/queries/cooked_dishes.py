"""Dishes cooked (지은 음식): what stood in the pots of a day, the substitutes of some people as well."""

from collections import defaultdict
from datetime import date

from dure.programmes.care_meals.models import Dish, KitchenSheet, MenuLine
from dure.programmes.care_meals.rules.sheet_dishes import dishes_in


def cooked_dishes(kitchen_id: int, first: date, last: date) -> dict[date, frozenset[int]]:
    """The dishes of each day on which cooking began, from every sheet of it: what was cooked stays cooked.

    A sheet that names no dish is told by the menus of its day.
    """
    rows = KitchenSheet.objects.within(kitchen_id=kitchen_id, on__range=(first, last))
    told: dict[date, set[str]] = defaultdict(set)
    for on, body in rows.values_list("on", "body"):
        told[on] |= dishes_in(body)
    names = {name for found in told.values() for name in found}
    keys = dict(Dish.objects.within(public_id__in=names).values_list("public_id", "pk"))
    menus = _on_menus(kitchen_id, [on for on, found in told.items() if not found])
    return {
        on: frozenset(keys[name] for name in found if name in keys) or frozenset(menus[on])
        for on, found in told.items()
    }


def dishes_of_day(kitchen_id: int, on: date) -> list[int]:
    """What is measured and kept a portion of: what is cooked; before that, what the menus say.

    In the order of the menus, substitutes after them.
    """
    places = _on_menus(kitchen_id, [on])[on]
    cooked = cooked_dishes(kitchen_id, on, on).get(on)
    if cooked is None:
        return places
    return [one for one in places if one in cooked] + sorted(cooked.difference(places))


def _on_menus(kitchen_id: int, days: list[date]) -> dict[date, list[int]]:
    found: dict[date, list[int]] = {on: [] for on in days}
    rows = MenuLine.objects.within(menu__kitchen_id=kitchen_id, menu__on__in=days)
    told = rows.order_by("menu_id", "place").values_list("menu__on", "dish_id")
    for on, dish in told if days else ():
        if dish not in found[on]:
            found[on].append(dish)
    return found

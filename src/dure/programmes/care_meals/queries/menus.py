"""Menus of a kitchen: of a day, of a week, of a season."""

from collections.abc import Iterable
from datetime import date, timedelta

from dure.ground.journal.types import Actor
from dure.programmes.care_meals.models import Dish, Menu, MenuLine, StandIn, WithoutDish
from dure.programmes.care_meals.queries.dishes import dish_cards
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.types.dishes import DishCard, MenuCard, MenuLineCard, MenuSlot

WEEK = 7


def menus_on(actor: Actor, kitchen_id: int, on: date) -> dict[str, MenuCard]:
    """The menus of a day by kind of meal."""
    kitchen_row(actor, kitchen_id)
    return {one.slot.kind: one for one in menu_cards(_rows(kitchen_id, on=on), on)}


def week_of(actor: Actor, kitchen_id: int, monday: date) -> tuple[MenuCard, ...]:
    """Every menu of a week, by day and kind."""
    kitchen_row(actor, kitchen_id)
    last = monday + timedelta(days=WEEK - 1)
    return menu_cards(_rows(kitchen_id, on__range=(monday, last)), monday)


def season_menus(actor: Actor, kitchen_id: int, on: date) -> tuple[MenuCard, ...]:
    """The menus that are kept for the weeks of each season."""
    kitchen_row(actor, kitchen_id)
    return menu_cards(_rows(kitchen_id, on__isnull=True), on)


def decided_without(kitchen_id: int, on: date) -> dict[tuple[str, str, str], str]:
    """Kind, diner and dish for which somebody decided that the meal goes without it."""
    rows = WithoutDish.objects.within(menu__kitchen_id=kitchen_id, menu__on=on)
    told = rows.values_list("menu__kind", "diner__public_id", "dish__public_id")
    return dict.fromkeys(told, "without")


def _rows(kitchen_id: int, **scope: object) -> Iterable[Menu]:
    rows: Iterable[Menu] = Menu.objects.within(kitchen_id=kitchen_id, **scope).order_by(
        "on", "season", "week", "weekday", "kind"
    )
    return rows


def menu_cards(rows: Iterable[Menu], on: date) -> tuple[MenuCard, ...]:
    """The cards of menus: five statements, however many there are."""
    menus = list(rows)
    lines = list(MenuLine.objects.within(menu__in=menus).order_by("menu_id", "place"))
    others = list(StandIn.objects.within(line__in=lines).order_by("line_id", "place"))
    keys = {one.dish_id for one in [*lines, *others]}
    found = list(Dish.objects.within(pk__in=keys))
    dishes = dict(zip((row.pk for row in found), dish_cards(found, on), strict=True))
    instead: dict[int, list[DishCard]] = {}
    for one in others:
        instead.setdefault(one.line_id, []).append(dishes[one.dish_id])
    told: dict[int, list[MenuLineCard]] = {}
    for line in lines:
        card = MenuLineCard(dishes[line.dish_id], tuple(instead.get(line.pk, ())))
        told.setdefault(line.menu_id, []).append(card)
    return tuple(MenuCard(row.public_id, _slot(row), tuple(told.get(row.pk, ()))) for row in menus)


def _slot(row: Menu) -> MenuSlot:
    return MenuSlot(row.kind, row.on, row.season, row.week, row.weekday)

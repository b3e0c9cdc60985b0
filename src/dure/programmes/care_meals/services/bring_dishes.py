"""Bring dishes (음식 가져오기): a kitchen begins with the dishes and the season's menus of the pack."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import (
    Dish,
    DishIngredient,
    Kitchen,
    Menu,
    MenuLine,
    StandIn,
)
from dure.programmes.care_meals.rules.dish_packs import dish_drafts, season_weeks
from dure.programmes.care_meals.rules.dishes import check_dish
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.services.write_dish import fill, ingredients
from dure.programmes.care_meals.types.dishes import MenuDraft


@action("care_meals.dish.bring", may="run_kitchen", on=of_kitchen)
def bring_dishes(actor: Actor, *, kitchen_id: int, at: datetime) -> Done[int]:
    """Write the dishes of the pack down that are not there by name; answers how many were.

    The season's menus come along where the kitchen has none for that slot. A dozen statements.
    """
    where, drafts, on = kitchen(kitchen_id), dish_drafts(), day_of(at)
    rows = Dish.objects.within(organisation_id=where.organisation_id, retired_on__isnull=True)
    known = {row.name_ko: row for row in rows}
    new = {key: draft for key, draft in drafts.items() if draft.name.ko not in known}
    made = {key: _new(where) for key in new}
    for key, row in made.items():
        fill(row, new[key])
    Dish.objects.bulk_create(made.values())
    lines = [one for key, row in made.items() for one in ingredients(row, check_dish(new[key], on))]
    DishIngredient.objects.bulk_create(lines)
    _bring_menus(
        where, {key: made.get(key) or known[draft.name.ko] for key, draft in drafts.items()}
    )
    return Done(len(made), {"dishes": len(made)})


def _new(where: Kitchen) -> Dish:
    return Dish(
        public_id=public_id(),
        initiative_id=where.initiative_id,
        organisation_id=where.organisation_id,
    )


def _bring_menus(where: Kitchen, dishes: dict[str, Dish]) -> None:
    rows = Menu.objects.within(kitchen_id=where.pk, on__isnull=True)
    taken = set(rows.values_list("kind", "season", "week", "weekday"))
    menus: list[tuple[Menu, MenuDraft]] = []
    for slot, draft in season_weeks():
        told = (slot.kind, slot.season, slot.week, slot.weekday)
        if told not in taken:
            named = dict(zip(("kind", "season", "week", "weekday"), told, strict=True))
            menus.append((Menu(public_id=public_id(), kitchen=where, **named), draft))
    Menu.objects.bulk_create(menu for menu, _ in menus)
    lines: list[tuple[MenuLine, tuple[str, ...]]] = []
    for menu, draft in menus:
        rest = dict(draft.instead)
        for place, key in enumerate(draft.dishes):
            line = MenuLine(menu=menu, dish=dishes[key], place=place)
            lines.append((line, rest.get(key, ())))
    MenuLine.objects.bulk_create(line for line, _ in lines)
    StandIn.objects.bulk_create(
        StandIn(line=line, dish=dishes[key], place=place)
        for line, others in lines
        for place, key in enumerate(others)
    )

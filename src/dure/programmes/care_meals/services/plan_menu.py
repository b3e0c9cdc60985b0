"""Plan menus: of a day, of a season's weekday; lay a season's week on real days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import (
    Diner,
    Dish,
    Kitchen,
    KitchenSheet,
    Menu,
    MenuLine,
    StandIn,
    WithoutDish,
)
from dure.programmes.care_meals.services.subjects import held_kitchen, kitchen, of_kitchen
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import (
    SEASONS,
    ClashAnswer,
    MenuDraft,
    MenuSlot,
    SeasonWeek,
)

MOST_DISHES, WEEKS = 12, 8


@action("care_meals.menu.plan", may="run_kitchen", on=of_kitchen)
def plan_menu(
    actor: Actor, *, kitchen_id: int, slot: MenuSlot, draft: MenuDraft, at: datetime
) -> Done[str]:
    """Say what is eaten in a slot; answers the menu's public name. What stood there gives way.

    Refused: `care_meals.menu_empty`, `.menu_long`, `.menu_slot`, `.no_such_meal`, `.no_such_dish`,
    `.dish_twice_on_menu`, `.instead_of_itself`, `.not_on_menu`, `.already_cooking`.
    """
    where = held_kitchen(kitchen_id)
    _check_slot(where, slot)
    dishes = _dishes(where, draft)
    row = _row(where, slot)
    _fill(row, draft, dishes)
    return Done(row.public_id, {"menu": row.public_id, "kind": slot.kind})


@action("care_meals.menu.lay", may="run_kitchen", on=of_kitchen)
def lay_week(actor: Actor, *, kitchen_id: int, laid: SeasonWeek, at: datetime) -> Done[int]:
    """Lay a season's week on the days after a Monday; days that are planned already stay as they are.

    Answers how many menus were laid. Refused: `care_meals.not_a_monday`, `care_meals.no_such_season`.
    """
    monday = laid.monday
    if monday.isoweekday() != 1:
        raise Refused("care_meals.not_a_monday", day=monday.isoformat())
    where = kitchen(kitchen_id)
    told = {"season": laid.season, "week": laid.week}
    kept = list(Menu.objects.within(kitchen_id=where.pk, on__isnull=True, **told))
    if not kept:
        raise Refused("care_meals.no_such_season")
    made = sum(_lay(where, each, monday + timedelta(days=each.weekday - 1)) for each in kept)
    return Done(made, {**told, "menus": made, "from": monday.isoformat()})


@action("care_meals.menu.stand_in", may="run_kitchen", on=of_kitchen)
def let_stand_in(
    actor: Actor, *, kitchen_id: int, on: date, answer: ClashAnswer, at: datetime
) -> Done[str]:
    """On one day another dish may come in place of one; it is the last that is tried.

    Refused: `care_meals.no_menu`, `.not_on_menu`, `.no_such_dish`, `.instead_of_itself`,
    `.already_cooking`.
    """
    where = held_kitchen(kitchen_id)
    line = _line(where, on, answer)
    other = _one_dish(where, answer.instead)
    if other.pk == line.dish_id:
        raise Refused("care_meals.instead_of_itself", name=other.name)
    place = StandIn.objects.within(line=line).count()
    StandIn.objects.within(line=line).get_or_create(
        line=line, dish=other, defaults={"place": place}
    )
    return Done(
        other.public_id, {"dish": answer.dish, "instead": other.public_id, "on": on.isoformat()}
    )


@action("care_meals.menu.without", may="run_kitchen", on=of_kitchen)
def go_without(
    actor: Actor, *, kitchen_id: int, on: date, answer: ClashAnswer, at: datetime
) -> Done[int]:
    """Decide that some meals go without a dish of the menu; answers how many.

    Refused: `care_meals.no_menu`, `.not_on_menu`, `.already_cooking`, `.no_such_diner`.
    """
    where = held_kitchen(kitchen_id)
    line, diners = _line(where, on, answer), answer.diners
    told = {"menu_id": line.menu_id, "dish_id": line.dish_id}
    rows = Diner.objects.within(kitchen_id=where.pk, public_id__in=diners)
    if not diners or rows.count() != len(set(diners)):
        raise Refused("care_meals.no_such_diner")
    for diner in rows:
        WithoutDish.objects.within(**told).get_or_create(
            **told, diner=diner, defaults={"decided_at": at, "decided_by_id": actor.account_id}
        )
    return Done(len(diners), {"dish": answer.dish, "meals": len(diners), "on": on.isoformat()})


def _check_slot(where: Kitchen, slot: MenuSlot) -> None:
    if slot.kind not in KINDS:
        raise Refused("care_meals.no_such_meal", kind=slot.kind[:40])
    if slot.on is None:
        right = slot.season in SEASONS and 1 <= slot.week <= WEEKS and 1 <= slot.weekday <= 7
        if not right:
            raise Refused("care_meals.menu_slot", weeks=WEEKS)
        return
    _before_cooking(where, slot.on)


def _before_cooking(where: Kitchen, on: date) -> None:
    if KitchenSheet.objects.within(kitchen_id=where.pk, on=on).exists():
        raise Refused("care_meals.already_cooking", day=on.isoformat())


def _line(where: Kitchen, on: date, answer: ClashAnswer) -> Any:
    _before_cooking(where, on)
    rows = Menu.objects.within(kitchen_id=where.pk, on=on, kind=answer.kind)
    menu = rows.select_for_update().first()
    if menu is None:
        raise Refused("care_meals.no_menu", day=on.isoformat())
    found: MenuLine | None = MenuLine.objects.within(menu=menu, dish__public_id=answer.dish).first()
    if found is None:
        raise Refused("care_meals.not_on_menu")
    return found


def _dishes(where: Kitchen, draft: MenuDraft) -> dict[str, Dish]:
    if not draft.dishes:
        raise Refused("care_meals.menu_empty")
    if len(draft.dishes) > MOST_DISHES:
        raise Refused("care_meals.menu_long", n=len(draft.dishes), most=MOST_DISHES)
    names = {*draft.dishes, *(one for _, others in draft.instead for one in others)}
    rows = Dish.objects.within(organisation_id=where.organisation_id, public_id__in=names)
    found = {row.public_id: row for row in rows}
    if set(found) != names:
        raise Refused("care_meals.no_such_dish")
    _check_order(draft, found)
    return found


def _check_order(draft: MenuDraft, found: dict[str, Dish]) -> None:
    for name in draft.dishes:
        if draft.dishes.count(name) > 1:
            raise Refused("care_meals.dish_twice_on_menu", name=found[name].name)
    for name, others in draft.instead:
        if name not in draft.dishes:
            raise Refused("care_meals.not_on_menu")
        if name in others:
            raise Refused("care_meals.instead_of_itself", name=found[name].name)


def _one_dish(where: Kitchen, name: str) -> Dish:
    rows = Dish.objects.within(organisation_id=where.organisation_id, public_id=name)
    row: Dish | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_dish")
    return row


def _row(where: Kitchen, slot: MenuSlot) -> Menu:
    told = {
        "kitchen_id": where.pk,
        "kind": slot.kind,
        "on": slot.on,
        "season": slot.season,
        "week": slot.week,
        "weekday": slot.weekday,
    }
    row: Menu | None = Menu.objects.within(**told).select_for_update().first()
    if row is None:
        return Menu.objects.create(public_id=public_id(), **told)
    WithoutDish.objects.within(menu=row).delete()
    MenuLine.objects.within(menu=row).delete()
    return row


def _fill(row: Menu, draft: MenuDraft, dishes: dict[str, Dish]) -> None:
    instead = dict(draft.instead)
    for place, name in enumerate(draft.dishes):
        line = MenuLine.objects.create(menu=row, dish=dishes[name], place=place)
        _stand_in(line, [dishes[one] for one in dict.fromkeys(instead.get(name, ()))])


def _stand_in(line: MenuLine, others: Iterable[Dish]) -> None:
    StandIn.objects.bulk_create(
        StandIn(line=line, dish=one, place=place) for place, one in enumerate(others)
    )


def _lay(where: Kitchen, kept: Menu, on: date) -> bool:
    if Menu.objects.within(kitchen_id=where.pk, kind=kept.kind, on=on).exists():
        return False
    row = Menu.objects.create(public_id=public_id(), kitchen=where, kind=kept.kind, on=on)
    for old in MenuLine.objects.within(menu=kept).order_by("place"):
        line = MenuLine.objects.create(menu=row, dish_id=old.dish_id, place=old.place)
        others = StandIn.objects.within(line=old).order_by("place").select_related("dish")
        _stand_in(line, [one.dish for one in others])
    return True

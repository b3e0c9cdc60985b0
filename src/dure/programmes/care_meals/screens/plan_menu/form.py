"""A menu as it is planned: a dish for each course, and what may stand in for each."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict

from dure.programmes.care_meals.types.dishes import DishCard, MenuCard, MenuDraft

ROWS = 7


def told_menu(given: QueryDict) -> MenuDraft:
    """The dishes of the rows that are filled, with their stand-ins."""
    dishes: list[str] = []
    instead: list[tuple[str, tuple[str, ...]]] = []
    for row in range(ROWS):
        dish = given.get(f"dish-{row}", "")
        if dish:
            dishes.append(dish)
            others = tuple(
                one
                for one in (given.get(f"first-{row}", ""), given.get(f"second-{row}", ""))
                if one
            )
            if others:
                instead.append((dish, others))
    return MenuDraft(tuple(dishes), tuple(instead))


def rows_of(menu: MenuCard | None) -> list[dict[str, Any]]:
    """What stands in each row now."""
    lines = menu.lines if menu else ()
    rows = [
        {
            "dish": line.dish.id,
            "first": line.instead[0].id if line.instead else "",
            "second": line.instead[1].id if len(line.instead) > 1 else "",
        }
        for line in lines[:ROWS]
    ]
    return [*rows, *({"dish": "", "first": "", "second": ""} for _ in range(ROWS - len(rows)))]


def rows_typed(given: QueryDict) -> list[dict[str, Any]]:
    """What was chosen, so that it stays to be mended."""
    return [
        {name: given.get(f"{name}-{row}", "") for name in ("dish", "first", "second")}
        for row in range(ROWS)
    ]


def by_course(dishes: Iterable[DishCard]) -> Sequence[tuple[str, list[DishCard]]]:
    """The dishes of each course, for the choices of a row."""
    found: dict[str, list[DishCard]] = {}
    for one in dishes:
        found.setdefault(one.course, []).append(one)
    return list(found.items())

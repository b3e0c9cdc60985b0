"""Checks (점검): what a plan says about itself that cannot be true, each with its place."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dure.engines.kitchen.types import Diner, Dish, Plan
from dure.engines.plans import Fault

# More than any kitchen serves in a day; a slip of the keyboard is likelier.
MOST_DINERS = 20_000


def check_plan(plan: Plan) -> list[Fault]:
    """Every fault of a plan whose parts are well formed; empty when it can be cooked."""
    known = {one.id for one in plan.dishes}
    faults = [*_twice("dishes", [one.id for one in plan.dishes])]
    faults += _twice("diners", [one.id for one in plan.diners])
    faults += _twice("menu.dishes", plan.menu.dishes)
    faults += _menu(plan, known)
    for number, dish in enumerate(plan.dishes):
        faults += _dish(f"dishes[{number}]", dish)
    for number, diner in enumerate(plan.diners):
        faults += _diner(f"diners[{number}]", diner)
    if len(plan.diners) > MOST_DINERS:
        values = {"diners": len(plan.diners), "most": MOST_DINERS}
        faults.append(Fault("kitchen.too_many", values, place="diners"))
    return faults


def _menu(plan: Plan, known: set[str]) -> Iterator[Fault]:
    if not plan.menu.dishes:
        yield Fault("kitchen.empty_menu", place="menu.dishes")
    for number, name in enumerate(plan.menu.dishes):
        if name not in known:
            yield Fault("plans.unknown_id", {"id": name}, place=f"menu.dishes[{number}]")
    for dish, others in plan.menu.instead.items():
        yield from _instead(dish, others, plan, known)


def _instead(dish: str, others: Sequence[str], plan: Plan, known: set[str]) -> Iterator[Fault]:
    place = f"menu.instead.{dish}"
    if dish not in plan.menu.dishes:
        yield Fault("kitchen.not_on_menu", {"id": dish}, place=place)
    for name in others:
        if name not in known:
            yield Fault("plans.unknown_id", {"id": name}, place=place)
        elif name == dish:
            yield Fault("kitchen.instead_of_itself", {"id": dish}, place=place)


def _dish(place: str, dish: Dish) -> Iterator[Fault]:
    if not dish.ingredients:
        yield Fault("kitchen.no_quantities", {"id": dish.id}, place=f"{place}.ingredients")
    if not dish.textures:
        yield Fault("kitchen.no_texture", {"id": dish.id}, place=f"{place}.textures")
    yield from _twice(f"{place}.ingredients", [one.id for one in dish.ingredients])


def _diner(place: str, diner: Diner) -> Iterator[Fault]:
    """Whoever gets nothing although meals were ordered has a reason that somebody wrote."""
    if diner.where == "explained" and not diner.why.strip():
        yield Fault("kitchen.explain", {"id": diner.id}, place=f"{place}.why")


def _twice(place: str, names: Sequence[str]) -> Iterator[Fault]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Fault("plans.id_twice", {"id": name}, place=place)

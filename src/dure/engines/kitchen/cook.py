"""Cook (조리 계획): from a menu and everybody who eats to lines, labels and a shopping list.

Everything is worked out from the labels: what is counted is what will be packed, so the sheet can
have no meal that nobody gets, and nobody can drop out in silence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from dure.engines.kitchen.clashes import allergens_of, reasons, stand_in, texture_for
from dure.engines.kitchen.types import Clash, Diner, Dish, Label, Line, Plan, Purchase, Sheet, Unit

EATS = ("stop", "hall")
Given = tuple[str, int]  # a dish and its texture


def cook(plan: Plan, *, inputs: str) -> Sheet:
    """The sheet of a day whose plan has no fault (`check_plan`); `inputs` is its fingerprint."""
    dishes = {one.id: one for one in plan.dishes}
    clashes: list[Clash] = []
    labels = []
    for diner in plan.diners:
        if diner.where in EATS and diner.portions:
            found = _clashes(diner, plan, dishes)
            clashes += found
            labels.append(_label(diner, plan.menu.dishes, found, dishes))
    lines = _lines(labels, plan, dishes)
    return Sheet(
        inputs=inputs,
        meals=sum(label.copies for label in labels),
        lines=lines,
        labels=tuple(labels),
        shopping=shopping_list(lines, dishes),
        clashes=tuple(clashes),
        unplaced=tuple(one.id for one in plan.diners if not one.where and one.portions),
    )


def _clashes(diner: Diner, plan: Plan, dishes: Mapping[str, Dish]) -> list[Clash]:
    found = []
    for dish in plan.menu.dishes:
        why = reasons(diner, dishes[dish])
        if why:
            instead = stand_in(diner, dish, dishes, plan.menu.instead)
            found.append(Clash(diner=diner.id, dish=dish, reasons=why, instead=instead))
    return found


def _label(
    diner: Diner, menu: Sequence[str], clashes: Sequence[Clash], dishes: Mapping[str, Dish]
) -> Label:
    instead = {one.dish: one.instead for one in clashes}
    given = [name for dish in menu if (name := instead.get(dish, dish))]
    # Two dishes of the menu may have the same stand-in; it is packed once.
    kept = dict.fromkeys(given)
    inside = frozenset[str]().union(*(allergens_of(dishes[name]) for name in kept))
    return Label(
        diner=diner.id,
        where=diner.where,
        copies=diner.portions,
        dishes=tuple((name, texture_for(diner, dishes[name]) or 0) for name in kept),
        allergens=tuple(sorted(inside)),
    )


def _lines(labels: Iterable[Label], plan: Plan, dishes: Mapping[str, Dish]) -> tuple[Line, ...]:
    """One line a dish and texture: the menu's dishes first, then what stands in; regular first."""
    count: Counter[Given] = Counter()
    for label in labels:
        for given in label.dishes:
            count[given] += label.copies
    order = {name: place for place, name in enumerate([*plan.menu.dishes, *dishes])}
    return tuple(
        Line(
            dish=dish,
            course=dishes[dish].course,
            texture=texture,
            portions=count[dish, texture],
            batches=batches(count[dish, texture], dishes[dish].pot),
        )
        for dish, texture in sorted(count, key=lambda one: (order[one[0]], -one[1]))
    )


def batches(portions: int, pot: int | None) -> tuple[int, ...]:
    """Pots for so many portions: as few as hold them, as even as they go, the fullest first."""
    if not portions:
        return ()
    number = 1 if pot is None else -(-portions // pot)
    size, rest = divmod(portions, number)
    return (*[size + 1] * rest, *[size] * (number - rest))


def shopping_list(lines: Iterable[Line], dishes: Mapping[str, Dish]) -> tuple[Purchase, ...]:
    """What all portions take of each ingredient, with its loss; packages are rounded up once.

    The same ingredient in two dishes is bought together; in another unit it is a line of its own.
    """
    amounts: dict[tuple[str, Unit], Decimal] = {}
    packs: dict[tuple[str, Unit], Decimal] = {}
    for line in lines:
        for one in dishes[line.dish].ingredients:
            key = (one.id, one.unit)
            amounts[key] = amounts.get(key, Decimal()) + line.portions * one.amount * one.loss
            if one.pack is not None:
                packs[key] = max(one.pack, packs.get(key, one.pack))
    return tuple(
        Purchase(
            ingredient=name,
            unit=unit,
            amount=amount.normalize() + 0,
            packs=_packages(amount, packs.get((name, unit))),
        )
        for (name, unit), amount in sorted(amounts.items())
    )


def _packages(amount: Decimal, pack: Decimal | None) -> int | None:
    """How many packages hold the amount; a decimal's own division would round towards zero."""
    if pack is None:
        return None
    return int((amount / pack).to_integral_value(ROUND_CEILING))

"""Whole day (하루 전체): the sheets of every kind of meal brought together, as one kitchen cooks them.

What is served is the sum of the labels, always. One portion of every dish is cooked besides, for the
preserved sample, and told apart from what is served.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from dure.engines.kitchen import Dish, Line, Plan, Purchase, Sheet, batches, shopping_list
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import numbers
from dure.programmes.care_meals.rules.amounts import told_amount
from dure.programmes.care_meals.rules.needs import REGULAR, texture_name
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import COURSES, DishCard
from dure.programmes.care_meals.types.kitchen_day import BuyLine, CookLine, MealCount

Sheets = Mapping[str, Sheet]
Given = tuple[str, int]
ORDER = {code: at for at, code in enumerate(COURSES)}
SAMPLE = 1
NOTHING = Words("", "")


def cook_lines(
    sheets: Sheets, dishes: Mapping[str, DishCard], plain: Mapping[str, Dish], day: date
) -> tuple[CookLine, ...]:
    """Every dish in every texture, through all kinds of meal, in the order of a tray."""
    served = _served(sheets)
    first = _with_sample(served)
    lines = [
        _cook_line(given, counts, SAMPLE if given in first else 0, dishes, plain, day)
        for given, counts in served.items()
    ]
    return tuple(lines)


def _served(sheets: Sheets) -> dict[Given, dict[str, int]]:
    found: dict[Given, dict[str, int]] = {}
    places: dict[str, tuple[int, int]] = {}
    for kind, sheet in sheets.items():
        for line in sheet.lines:
            found.setdefault((line.dish, line.texture), {})[kind] = line.portions
            places.setdefault(line.dish, (ORDER[line.course], len(places)))
    return dict(sorted(found.items(), key=lambda one: (places[one[0][0]], -one[0][1])))


def _with_sample(served: Mapping[Given, object]) -> set[Given]:
    """The line of each dish from which the sample is taken: its firmest texture."""
    first: dict[str, Given] = {}
    for given in served:
        first.setdefault(given[0], given)
    return set(first.values())


def _cook_line(
    given: Given,
    counts: Mapping[str, int],
    sample: int,
    dishes: Mapping[str, DishCard],
    plain: Mapping[str, Dish],
    day: date,
) -> CookLine:
    key, texture = given
    card, served = dishes[key], sum(counts.values())
    return CookLine(
        dish=key,
        name=card.name,
        course=COURSES[card.course],
        texture=texture_name(texture, day),
        regular=texture == REGULAR,
        served=served,
        sample=sample,
        pots=batches(served + sample, plain[key].pot),
        by_kind=tuple((KINDS.get(kind, Words(kind, kind)), n) for kind, n in counts.items()),
        amounts=tuple(
            (one.name, told_amount(one.amount * one.loss * (served + sample), one.unit))
            for one in card.lines
        ),
        numbers=numbers(card.allergens, day),
        method=card.method,
        keeps=card.keeps,
    )


def bought(sheets: Sheets, plain: Mapping[str, Dish]) -> tuple[Purchase, ...]:
    """What all pots of the day take, samples included; packages are rounded up once."""
    served = _served(sheets)
    first = _with_sample(served)
    lines = [
        Line(
            dish=dish,
            course=plain[dish].course,
            texture=texture,
            portions=sum(counts.values()) + (SAMPLE if (dish, texture) in first else 0),
            batches=(),
        )
        for (dish, texture), counts in served.items()
    ]
    return shopping_list(lines, plain)


def buy_lines(purchases: Iterable[Purchase], plain: Mapping[str, Dish]) -> tuple[BuyLine, ...]:
    """The same as it is read in a shop; the largest package that a recipe names."""
    packs: dict[tuple[str, str], Decimal] = {}
    for dish in plain.values():
        for one in dish.ingredients:
            if one.pack is not None:
                packs[one.id, one.unit] = max(one.pack, packs.get((one.id, one.unit), one.pack))
    return tuple(
        BuyLine(
            name=one.ingredient,
            amount=told_amount(one.amount, one.unit),
            packs=one.packs,
            pack=told_amount(packs[one.ingredient, one.unit], one.unit) if one.packs else NOTHING,
        )
        for one in purchases
    )


def meal_counts(plans: Mapping[str, Plan], sheets: Sheets) -> tuple[MealCount, ...]:
    """How many meals of each kind, and where those are that get none."""
    return tuple(
        MealCount(
            kind=kind,
            name=KINDS.get(kind, Words(kind, kind)),
            meals=sheets[kind].meals,
            stops=sum(1 for one in sheets[kind].labels if one.where == "stop"),
            paused=_portions(plan, "paused"),
            explained=_portions(plan, "explained"),
            open=_portions(plan, ""),
        )
        for kind, plan in plans.items()
    )


def _portions(plan: Plan, where: str) -> int:
    return sum(one.portions for one in plan.diners if one.where == where)

"""Clash cards (맞지 않는 음식): what does not suit whom, told once for all it concerns, before cooking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dure.engines.kitchen import Clash, Plan, Reason, Sheet, reasons, why
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import allergen_names
from dure.programmes.care_meals.rules.kitchen_plan import dish_of
from dure.programmes.care_meals.rules.needs import diet_name, texture_name
from dure.programmes.care_meals.types.dishes import DishCard
from dure.programmes.care_meals.types.kitchen_day import (
    NOTHING,
    ClashCard,
    Eater,
    PersonAsked,
)

Decisions = Mapping[tuple[str, str], str]  # diner and dish: what was decided


@dataclass(frozen=True, slots=True)
class Cooked:
    """One kind of meal worked out: its plan and sheet, who eats, which dishes there are.

    `larder` is all that the kitchen can cook: where the menu has no answer, it is looked for there.
    """

    kind: str
    plan: Plan
    sheet: Sheet
    eaters: Mapping[str, Eater]
    dishes: Mapping[str, DishCard]
    larder: Sequence[DishCard] = ()


def clash_cards(cooked: Cooked, decided: Decisions, day: date) -> tuple[ClashCard, ...]:
    """One card for each dish, reason and answer; what has no answer yet comes first."""
    together: dict[tuple[object, ...], list[Clash]] = {}
    for clash in cooked.sheet.clashes:
        answer = decided.get((clash.diner, clash.dish), "") if not clash.instead else ""
        key = (clash.dish, clash.instead, answer, *(_key(one) for one in clash.reasons))
        together.setdefault(key, []).append(clash)
    cards = [_card(cooked, found, str(key[2]), day) for key, found in together.items()]
    order = {dish: at for at, dish in enumerate(cooked.plan.menu.dishes)}
    return tuple(sorted(cards, key=lambda one: (one.settled, order.get(one.dish, 0))))


def _card(cooked: Cooked, found: list[Clash], answer: str, day: date) -> ClashCard:
    first, dishes = found[0], cooked.dishes
    people = (_person(cooked.eaters[one.diner]) for one in found)
    return ClashCard(
        kind=cooked.kind,
        dish=first.dish,
        dish_name=dishes[first.dish].name,
        reasons=tuple(reason_words(one, day, dishes) for one in first.reasons),
        people=tuple(sorted(people, key=lambda one: (one.stop, one.name))),
        instead=first.instead,
        instead_name=dishes[first.instead].name if first.instead else NOTHING,
        decision=answer,
        choices=() if first.instead or answer else choices_for(found, cooked),
    )


def choices_for(found: Sequence[Clash], cooked: Cooked) -> tuple[tuple[str, Words], ...]:
    """What would suit everybody concerned, the same course first; nothing that they get anyway."""
    people = {one.diner for one in found}
    asked = [one for one in cooked.plan.diners if one.id in people]
    known = {one.id: one for one in (*cooked.dishes.values(), *cooked.larder)}
    course = known[found[0].dish].course
    suits = [
        one
        for key, one in known.items()
        if key not in cooked.plan.menu.dishes
        and not any(reasons(who, dish_of(one)) for who in asked)
    ]
    suits.sort(key=lambda one: one.course != course)
    return tuple((one.id, one.name) for one in suits)


def reason_words(reason: Reason, day: date, dishes: Mapping[str, DishCard]) -> Words:
    """Why, in both languages, with the names of things in place of their codes."""
    names = {key: _name(key, value, day, dishes) for key, value in reason.values.items()}
    return Words(
        why(_with(reason, {key: each.ko for key, each in names.items()}), korean=True),
        why(_with(reason, {key: each.en for key, each in names.items()}), korean=False),
    )


def _name(key: str, value: object, day: date, dishes: Mapping[str, DishCard]) -> Words:
    code = str(value)
    if key == "allergen":
        return allergen_names([code], day)[0]
    if key == "diet":
        return diet_name(code, day)
    if key == "level":
        return texture_name(int(code), day)
    return dishes[code].name if code in dishes else Words(code, code)


def _with(reason: Reason, values: Mapping[str, str]) -> Reason:
    return Reason(code=reason.code, values=dict(values))


def _key(reason: Reason) -> tuple[object, ...]:
    return (reason.code, *sorted(reason.values.items()))


def _person(eater: Eater) -> PersonAsked:
    return PersonAsked(eater.id, eater.name, eater.stop, eater.portions)

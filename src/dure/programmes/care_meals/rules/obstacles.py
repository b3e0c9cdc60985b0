"""Obstacles (막는 것): why cooking cannot begin yet, each in one sentence that says what to do."""

from collections.abc import Iterable
from datetime import date

from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import allergens_on
from dure.programmes.care_meals.types.kitchen_day import ClashCard, Eater, MealCount

NOBODY = Words("오늘 드실 분이 없어요.", "Nobody eats today.")


def obstacles(
    *,
    counts: Iterable[MealCount],
    clashes: Iterable[ClashCard],
    without_menu: Iterable[Words],
    strange: Iterable[str],
    empty: Iterable[str] = (),
) -> tuple[Words, ...]:
    """Everything that has to be settled first; empty when the pots may be put on."""
    counts = tuple(counts)
    found = [_no_menu(kind) for kind in without_menu]
    found += [_unplaced(one) for one in counts if one.open]
    found += [_clash(one) for one in clashes if not one.settled]
    found += [_unknown(name) for name in strange]
    found += [_empty(name) for name in empty]
    if not found and not sum(one.meals for one in counts):
        found.append(NOBODY)
    return tuple(found)


def strange_needs(eaters: Iterable[Eater], day: date) -> tuple[str, ...]:
    """Whose allergies name something that is on no list: nobody could keep it out of a meal."""
    known = allergens_on(day)
    return tuple(
        dict.fromkeys(
            one.name for one in eaters if any(code not in known for code in one.allergens)
        )
    )


def _no_menu(kind: Words) -> Words:
    return Words(
        f"{kind.ko} 식단이 없어요. 식단을 먼저 짜 주세요.",
        f"There is no menu for: {kind.en}. Plan it first.",
    )


def _unplaced(count: MealCount) -> Words:
    return Words(
        f"{count.name.ko} {count.open}식이 아직 배달 경로에 없어요. "
        "경로에 넣거나, 쉼으로 하거나, 까닭을 적어 주세요.",
        f"{count.open} of {count.name.en} are on no route yet: "
        "give them a stop, pause them, or say why not.",
    )


def _clash(card: ClashCard) -> Words:
    return Words(
        f"{card.dish_name.ko} 대신 드릴 것이 없는 분이 {len(card.people)}분 계세요. 아래에서 정해 주세요.",
        f"For {len(card.people)} there is nothing in place of {card.dish_name.en}: decide below.",
    )


def _unknown(name: str) -> Words:
    return Words(
        f"{name} 님의 알레르기 가운데 목록에 없는 것이 있어요. 식사 주의를 다시 적어 주세요.",
        f"An allergy of {name} is on no list: write the need down again.",
    )


def _empty(name: str) -> Words:
    return Words(
        f"{name} 님의 식사에 담을 음식이 하나도 없어요. "
        "대신 드릴 음식을 정하거나, 오늘은 쉼으로 해 주세요.",
        f"Nothing is left in the meal of {name}: let another dish stand in, or pause them for today.",
    )

"""Repacking (다시 담기): what a kitchen that has begun to cook must do about a change, label by label."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from dure.kernel.words import Words
from dure.programmes.care_meals.rules.needs import REGULAR, texture_name
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import DishCard
from dure.programmes.care_meals.types.kitchen_day import NOTHING, PortionChange, RepackCard

if TYPE_CHECKING:  # the engine's library is for whoever cooks; the page needs the words only
    from dure.engines.kitchen import Changes, Repacked

# What can be decided about a change once the pots are on.
DEEDS = {
    "repack": Words("지금 다시 담아요", "Repack them now"),
    "withhold": Words("이 식사는 내보내지 않아요", "These meals are not handed out"),
    "another": Words("다른 음식으로 바꿔 보내요 (적어 주세요)", "Send something else (say what)"),
}


def repack_cards(
    kind: str,
    found: "Changes",
    *,
    dishes: Mapping[str, DishCard],
    people: Mapping[str, tuple[str, str]],
    day: date,
) -> tuple[RepackCard, ...]:
    """Whose labels and dishes change: what leaves the box, and what comes in."""
    return tuple(_card(kind, one, dishes=dishes, people=people, day=day) for one in found.repacked)


def _card(
    kind: str,
    one: "Repacked",
    *,
    dishes: Mapping[str, DishCard],
    people: Mapping[str, tuple[str, str]],
    day: date,
) -> RepackCard:
    name, stop = people.get(one.diner, ("", ""))
    return RepackCard(
        diner=one.diner,
        name=name,
        stop=stop,
        kind=KINDS[kind],
        out=tuple(_given(each, dishes, day) for each in one.before if each not in one.after),
        into=tuple(_given(each, dishes, day) for each in one.after if each not in one.before),
        copies_before=one.copies_before,
        copies_after=one.copies_after,
    )


def portion_changes(
    found: "Changes", dishes: Mapping[str, DishCard], day: date
) -> tuple[PortionChange, ...]:
    """How many portions more or fewer of each dish."""
    return tuple(
        PortionChange(
            dishes[dish].name,
            NOTHING if texture == REGULAR else texture_name(texture, day),
            difference,
        )
        for dish, texture, difference in found.portions
    )


def _given(given: tuple[str, int], dishes: Mapping[str, DishCard], day: date) -> Words:
    dish, texture = given
    name = dishes[dish].name
    if texture == REGULAR:
        return name
    how = texture_name(texture, day)
    return Words(f"{name.ko} ({how.ko})", f"{name.en} ({how.en})")

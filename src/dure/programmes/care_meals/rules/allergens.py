"""Allergens (알레르기 유발물질): which there are on a day, and what an allergy also rules out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dure.kernel.dated import value_on, values_in
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "kitchen"


@dataclass(frozen=True, slots=True)
class Allergen:
    """One item that must be declared; several may share the number that school menus print."""

    code: str
    number: int
    name: Words
    group: str = ""


@cache
def allergens_on(day: date) -> dict[str, Allergen]:
    """Every item by its code, in the order of the numbers, as it holds on a day."""
    told = value_on(values_in(PACK)["kitchen.allergens"], day).value
    return {
        one["code"]: Allergen(
            one["code"], one["number"], Words(one["ko"], one["en"]), one.get("group", "")
        )
        for one in told
    }


def widened(codes: Iterable[str], day: date) -> tuple[str, ...]:
    """What somebody with these allergies must not be given.

    Who cannot have oysters cannot have "shellfish" of which nobody knows what is in it; who cannot
    have shellfish can have none of them.
    """
    known, asked = allergens_on(day), set(codes)
    found = set(asked)
    for code in asked:
        group = known[code].group if code in known else ""
        if group and code == group:
            found |= {one.code for one in known.values() if one.group == group}
        elif group:
            found.add(group)
    return in_order(found, day)


def in_order(codes: Iterable[str], day: date) -> tuple[str, ...]:
    """By the number people know; what the list does not know comes last, by its name."""
    places = {code: place for place, code in enumerate(allergens_on(day))}
    return tuple(sorted(set(codes), key=lambda code: (places.get(code, len(places)), code)))


def allergen_names(codes: Iterable[str], day: date) -> tuple[Words, ...]:
    """Their names, in that order."""
    known = allergens_on(day)
    return tuple(
        known[code].name if code in known else Words(code, code) for code in in_order(codes, day)
    )


def numbers(codes: Iterable[str], day: date) -> tuple[int, ...]:
    """The numbers a school menu would print, each once."""
    known = allergens_on(day)
    return tuple(sorted({known[code].number for code in codes if code in known}))


def read_allergen(told: str, day: date) -> tuple[str, ...]:
    """The items that a number, a Korean or an English name stands for; empty when it is none."""
    said = told.strip().casefold()
    known = allergens_on(day).values()
    if said.isdecimal():
        found = [one for one in known if one.number == int(said)]
        # A number that several share is the whole group: nobody said which of them.
        return tuple(one.code for one in found if one.code == one.group) or tuple(
            one.code for one in found
        )
    return tuple(
        one.code
        for one in known
        if said in (one.code, one.name.ko, one.name.en.casefold()) or said in ALSO.get(one.code, ())
    )


def hidden_in(name: str, day: date) -> tuple[str, ...]:
    """What usually hides in a thing of this name, such as soy and wheat in soy sauce; mostly nothing."""
    told, plain = value_on(values_in(PACK)["kitchen.hidden_allergens"], day).value, name.casefold()
    found = {
        code for one in told if any(word in plain for word in one["words"]) for code in one["holds"]
    }
    return in_order(found, day)


# What cooks write for the same thing.
ALSO: dict[str, tuple[str, ...]] = {
    "egg": ("달걀", "계란", "난류"),
    "soybean": ("콩",),
    "beef": ("소고기",),
    "crab": ("꽃게",),
    "shellfish": ("조개",),
    "wheat": ("밀가루",),
    "sulphites": ("아황산",),
}

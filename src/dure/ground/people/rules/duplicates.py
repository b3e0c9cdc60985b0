"""Might this be somebody who is registered already? Said as a warning; a person decides."""

import unicodedata
from collections.abc import Iterable
from typing import Protocol

from dure.ground.people.rules.names import alike


class Known(Protocol):
    """What the comparison looks at."""

    @property
    def name(self) -> str: ...

    @property
    def other_name(self) -> str: ...

    @property
    def phone(self) -> str: ...

    @property
    def birth_year(self) -> int | None: ...


def likeness(known: Known, new: Known) -> str:
    """`name_and_year`, `name`, `phone`, or nothing. Another year of birth speaks against a name."""
    if _digits(known.phone) and _digits(known.phone) == _digits(new.phone):
        return "phone"
    if not any(alike(one, other) for one in _names(known) for other in _names(new)):
        return ""
    if known.birth_year is None or new.birth_year is None:
        return "name"
    return "name_and_year" if known.birth_year == new.birth_year else ""


def _names(who: Known) -> Iterable[str]:
    return (each for each in (who.name, who.other_name) if each)


def _digits(phone: str) -> str:
    """The digits as dialled at home: +82 10 … is 010 …"""
    plain = unicodedata.normalize("NFKC", phone).strip()
    digits = "".join(letter for letter in plain if letter.isdecimal())
    return "0" + digits.removeprefix("82").lstrip("0") if plain.startswith("+82") else digits

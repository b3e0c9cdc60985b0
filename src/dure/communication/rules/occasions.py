"""Occasions (알릴 일): which verb of the journal is told to whom, in which words, how often at first.

Read from the `pack/occasions.yaml` of every room; an upper room adds its own file, and this one learns of
it without knowing the room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dure.kernel.packs import read_pack
from dure.kernel.programmes import programme_folders
from dure.kernel.words import Words

PACKAGE = Path(__file__).resolve().parents[2]
AUDIENCES = ("backbone", "members", "organisation", "account", "guests", "followers")
WHOSE = ("account", "guests", "followers")  # a value of the entry says whose
FREQUENCIES = ("now", "digest", "never")


class BadOccasion(ValueError):  # noqa: N818 - reads as what it is
    """An occasion that nobody could be told of: a bug of the pack, found by a test."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Occasion (알릴 일): told to an audience that may see it. `page` is a URL name, `args` values."""

    verb: str
    name: Words
    told: Words
    to: str
    may: str
    page: str
    args: tuple[str, ...] = ()
    frequency: str = "now"
    whose: str = ""  # the value that holds the account, the organisations or the thread
    offers: tuple[str, ...] = ()  # verbs by link; the thing is the first of `args`

    @property
    def room(self) -> str:
        """Where it happens."""
        return self.verb.partition(".")[0]


@cache
def occasions() -> dict[str, Occasion]:
    """All of them, by verb."""
    folders = (PACKAGE, *programme_folders())
    files = [one for each in folders for one in sorted(each.rglob("pack/occasions.yaml"))]
    found: dict[str, Occasion] = {}
    for file in files:
        for verb, told in (read_pack(file) or {}).items():
            if verb in found:
                raise BadOccasion(f"{verb} stands twice")
            found[verb] = occasion_from(verb, told)
    return found


def occasion_from(verb: str, told: Mapping[str, Any]) -> Occasion:
    """One as it is written. Raises BadOccasion."""
    made = Occasion(
        verb,
        Words.of(told["name"]),
        Words.of(told["told"]),
        told["to"],
        told.get("may", "see_initiative"),
        told["page"],
        tuple(told.get("args", ())),
        told.get("frequency", "now"),
        told.get("whose", ""),
        tuple(told.get("offers", ())),
    )
    if made.to not in AUDIENCES or made.frequency not in FREQUENCIES:
        raise BadOccasion(verb)
    if (made.to in WHOSE) != bool(made.whose):
        raise BadOccasion(f"{verb}: whose?")
    return made


def said(occasion: Occasion, values: Mapping[str, Any], *, title: Words | None = None) -> Words:
    """Its sentence with plain values of the entry; one that is missing leaves no hole."""
    plain = {name: value for name, value in values.items() if isinstance(value, str | int)}
    named = title or Words("", "")
    ko = occasion.told.ko.format_map(_Plain(plain, title=named.ko))
    en = occasion.told.en.format_map(_Plain(plain, title=named.en))
    return Words(" ".join(ko.split()), " ".join(en.split()))


class _Plain(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return ""

"""An activity in one line, as people say it: where, for whom, when, for how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dure.activities.queries import group_words, kind_cards, weekly_said
from dure.activities.types import Weekly
from dure.activities.types.units import unit_words
from dure.ground.places.queries import names
from dure.kernel.units import with_unit
from dure.kernel.words import Words
from dure.measurement.services.activity_words import joined

NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of one activity, as codes and numbers."""

    areas: tuple[str, ...]
    groups: tuple[str, ...]
    weekly: Sequence[Weekly]
    capacity: int | None
    unit: str


class Sayer:
    """Says activities in both languages; what codes are called is asked once for all of them."""

    def __init__(self, areas: Iterable[str], on: date) -> None:
        self.places = names(set(areas), on)
        self.kinds = {card.code: card.name for card in kind_cards()}

    def what(self, name: str, kind: str) -> Words:
        """The name of an activity, and of which kind it is where that says more."""
        of = self.kinds.get(kind, Words(kind, kind))
        return _line(Words(name, name), NOTHING if name in (of.ko, of.en) else of)

    def said(self, facts: Facts) -> Words:
        """Where, for whom, when, for how many."""
        where = [self.places.get(code, Words(code, code)) for code in facts.areas]
        much = (
            NOTHING
            if facts.capacity is None
            else with_unit(f"{facts.capacity:,}", unit_words(facts.unit))
        )
        return _line(
            Words(", ".join(one.ko for one in where), ", ".join(one.en for one in where)),
            group_words(facts.groups) if facts.groups else NOTHING,
            weekly_said(facts.weekly),
            much,
        )


def _line(*parts: Words) -> Words:
    return Words(joined(one.ko for one in parts), joined(one.en for one in parts))

"""Overlaps (중복) of an initiative's register on a day, with lines, places and shared times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dure.activities.queries.register import register_lines
from dure.activities.rules.overlaps import overlaps
from dure.activities.rules.weekly import shared_times
from dure.activities.types.register import RegisterLine, Weekly
from dure.ground.journal.types import Actor
from dure.ground.places.queries import full_names, tree_on
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class OverlapCard:
    """One overlap as pages show it; `key` names it wherever a thread hangs on it."""

    key: str
    first: RegisterLine
    second: RegisterLine
    places: tuple[tuple[str, Words], ...]
    times: tuple[Weekly, ...]
    sure: bool
    same_kind: bool

    @property
    def organisations(self) -> frozenset[int]:
        """The two organisations."""
        return frozenset((self.first.organisation_id, self.second.organisation_id))


def overlaps_of(
    actor: Actor, initiative_id: int, *, on: date, across_kinds: bool = False
) -> tuple[OverlapCard, ...]:
    """Those of services that run on the day or will; surest and of one kind first.

    Refused with `journal.not_allowed` for whoever has no part here.
    """
    lines = {line.service_id: line for line in register_lines(actor, initiative_id, on=on)}
    found = overlaps(
        [line.as_line() for line in lines.values()],
        tree_on(on).parent_of,
        across_kinds=across_kinds,
    )
    named = full_names({place for one in found for place in one.places}, on)
    cards = [
        OverlapCard(
            key=f"{one.first}-{one.second}",
            first=lines[one.first],
            second=lines[one.second],
            places=tuple((place, named.get(place, Words(place, place))) for place in one.places),
            times=_times(lines, one.first, one.second) if one.sure else (),
            sure=one.sure,
            same_kind=one.same_kind,
        )
        for one in found
    ]
    return tuple(sorted(cards, key=lambda card: (not card.same_kind, not card.sure, card.key)))


def overlap_card(actor: Actor, initiative_id: int, key: str, *, on: date) -> OverlapCard:
    """One of them; refused with `activities.no_such_overlap` where it is none, or none any more."""
    for card in overlaps_of(actor, initiative_id, on=on, across_kinds=True):
        if card.key == key:
            return card
    raise Refused("activities.no_such_overlap")


def _times(lines: Mapping[int, RegisterLine], first: int, second: int) -> tuple[Weekly, ...]:
    return shared_times(lines[first].weekly, lines[second].weekly)

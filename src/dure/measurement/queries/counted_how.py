"""How the people of an initiative are counted today, in the words that stand beside its numbers."""

from datetime import date
from typing import Any, Protocol

from dure.ground.organisations.queries import ground_on
from dure.measurement.models import IndicatorVersion
from dure.measurement.rules.people_words import people_words, says_mode
from dure.measurement.types.people import PeopleCounted


class Said(Protocol):
    """Asked of one indicator: its mode and the words of it."""

    def __call__(
        self, version: IndicatorVersion, *, counted: PeopleCounted | None
    ) -> dict[str, Any]:
        """`counted`: how its people really were counted; nothing where they were added up."""


def counted_how(initiative_id: int, on: date) -> Said:
    """The mode of each indicator; empty where it is not of people. One query, when first needed."""
    known: list[PeopleCounted] = []

    def said(version: IndicatorVersion, *, counted: PeopleCounted | None) -> dict[str, Any]:
        if not says_mode(of_people=version.of_people, kind=version.kind, organisation=""):
            return {}
        if not known:
            ground = ground_on(initiative_id, on)
            known.append(
                PeopleCounted(mode=ground.mode, basis=ground.basis, since_on=ground.since_on)
            )
        mode = counted.mode_of(version.indicator.code) if counted else "sum"
        return {"mode": mode, "mode_words": people_words(known[0], mode)}

    return said

"""Recounted (다시 센 값): what must not be added up, at every level: people, and rates of people."""

from dataclasses import dataclass

from dure.engines.measure import Columns, RollUp
from dure.measurement.queries.counted_once import OnceWanted, counted_once
from dure.measurement.queries.rates_of_people import Asked, people_parts_of, rates_of_people
from dure.measurement.rules.rates import as_letters
from dure.measurement.types.people import PeopleCounted


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """The figures, how their people were counted, and which parts of a rate are people ("n", "d")."""

    rolled: RollUp
    people: PeopleCounted | None = None
    united: frozenset[str] = frozenset()


def recounted(wanted: OnceWanted, seen: Columns, asked: Asked) -> Recounted | None:
    """The numbers of an indicator counted anew at every level; None where adding up is right."""
    parts = people_parts_of([wanted.version]).get(wanted.version.indicator_id)
    if parts and _has_parts(seen):
        rolled, people = rates_of_people(wanted, seen, parts, asked)
        return Recounted(rolled=rolled, people=people, united=as_letters(parts))
    once = counted_once(wanted, seen)
    if once is None:
        return None
    found = once.rolled_up(levels=asked.levels, tree=asked.tree, expected=asked.expected)
    return Recounted(rolled=found, people=once.people)


def _has_parts(seen: Columns) -> bool:
    """A rate of which somebody gave the rate alone can be combined with nothing."""
    return not any(
        value is not None and below is None
        for value, below in zip(seen.value, seen.denominator, strict=True)
    )

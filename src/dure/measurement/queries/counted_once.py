"""Counted once: the distinct people of an indicator across organisations, as consent allows on a day.

Where an initiative has a recorded ground for linking and a comparison, a number of people is never a
sum of people: each organisation's own records, read up to the head of the ledger at which its report
was worked out, give keys that are united at every level. What was typed keeps its range.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dure.activities.queries import linkable_people
from dure.engines.measure import (
    ALL,
    Columns,
    Definition,
    Entry,
    Levels,
    PlaceTree,
    Result,
    Slot,
    roll_up,
)
from dure.engines.measure import RollUp as Added
from dure.ground.consent.queries import last_withdrawn_on
from dure.ground.organisations.queries import LINKING_MODES, ground_on
from dure.kernel.clock import day_of
from dure.measurement.models import CodedDecision, IndicatorVersion, PairDecision
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.known_pairs import UNDER_CONTRACT, known_pairs, newest_run
from dure.measurement.queries.units_read import lines_served, units_read
from dure.measurement.rules.keyed_people import Unit, cells_by_key, keys_in_cell, keys_of, ranged
from dure.measurement.rules.people_once import undecided
from dure.measurement.rules.people_ranges import (
    fewest_and_most,
    marks_by_unit,
    marks_in_cell,
    ways_of,
)
from dure.measurement.types.people import PeopleCounted


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceWanted:
    """Which numbers of people: an indicator of an initiative, counted as allowed on the day `on`."""

    initiative_id: int
    version: IndicatorVersion
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedOnce:
    """People with their keys where records tell them, numbers where they do not; what is in doubt."""

    wanted: OnceWanted
    definition: Definition
    seen: Columns
    keys: Mapping[tuple[Unit, str], frozenset[str]]
    doubted: Mapping[tuple[Unit, str], frozenset[str]]
    people: PeopleCounted

    def rolled_up(self, *, levels: Levels, tree: PlaceTree, expected: Iterable[Slot]) -> Added:
        """Every level, each person once, with the range in which the truth lies."""
        asked: Any = {"levels": levels, "tree": tree, "expected": tuple(expected)}
        rolled = self._with(self.keys, asked)
        marks = self._with(self.doubted, asked).by_key() if self.doubted else {}
        results = tuple(ranged(one, _ends(one, marks.get(one.key))) for one in rolled.results)
        return replace(rolled, results=results)

    def _with(self, keys: Mapping[tuple[Unit, str], frozenset[str]], asked: Any) -> Added:
        rows = [
            row._replace(entry=Entry(keys=keys[at])) if at in keys else row
            for row in self.seen.observations()
            for at in [(Unit(row.organisation, row.place, row.period), row.cell)]
        ]
        return roll_up(rows, self.definition, **asked)


def _ends(result: Result, marks: Result | None) -> tuple[int, int]:
    """The fewest and most people with keys; as many as there are keys where nothing is in doubt."""
    if marks is None:
        return len(result.parts.keys), len(result.parts.keys)
    one_house = result.key.organisation != ALL or result.units <= 1
    return fewest_and_most(marks.parts.keys, one_house=one_house)


def is_linked(initiative_id: int, version: IndicatorVersion, on: date) -> bool:
    """Whether people of this indicator can be counted once: by ground, comparison and records."""
    counts = version.kind == "distinct" and bool(version.computed_from)
    return counts and may_link(initiative_id, on)


def may_link(initiative_id: int, on: date) -> bool:
    """Whether people are counted once by links at all: there is a ground, and a comparison."""
    mode = ground_on(initiative_id, on).mode
    return mode in LINKING_MODES and newest_run(initiative_id, mode) is not None


def counted_once(wanted: OnceWanted, seen: Columns) -> CountedOnce | None:
    """The people behind these values; None where people are added up only."""
    if not is_linked(wanted.initiative_id, wanted.version, wanted.on):
        return None
    return keyed(wanted, seen, definition_now(wanted.version))


def keyed(wanted: OnceWanted, seen: Columns, definition: Definition, part: str = "") -> CountedOnce:
    """The people behind these values, or behind one part of a rate, by their keys."""
    units = units_read(wanted.version.indicator_id, seen, part)
    served = list(lines_served(units))
    people = {int(fact.person) for _, fact in served if fact.person}
    # A consent withdrawn since that day no longer covers what is done with the records today.
    asked_on = max(wanted.on, last_withdrawn_on() or wanted.on)
    agreed = linkable_people(people, initiative_id=wanted.initiative_id, on=asked_on)
    mode = ground_on(wanted.initiative_id, wanted.on).mode
    known = known_pairs(wanted.initiative_id, mode, agreed)
    keys = keys_of(people, agreed, known)
    by_unit = cells_by_key(served, keys)
    found = {
        (unit, cell): keys_in_cell(by_unit.get(unit, {}), cell)
        for unit, one in units.items()
        for cell in one.cells
    }
    ways = ways_of(keys, known)
    doubted: dict[tuple[Unit, str], frozenset[str]] = {}
    if ways.open or people - set(agreed):
        marks = marks_by_unit(served, keys, ways)
        doubted = {at: marks_in_cell(marks.get(at[0], ()), at[1]) for at in found}
    waiting = sum({left, right} <= agreed for left, right in undecided(known))
    told = _told(wanted, agreed=len(agreed), held_back=len(people) - len(agreed), undecided=waiting)
    head = max((one.head for one in units.values()), default=0)
    return CountedOnce(
        wanted=wanted,
        definition=definition,
        seen=seen,
        keys=found,
        doubted=doubted,
        people=replace(told, head=head),
    )


def _told(wanted: OnceWanted, *, agreed: int, held_back: int, undecided: int) -> PeopleCounted:
    ground = ground_on(wanted.initiative_id, wanted.on)
    run = newest_run(wanted.initiative_id, ground.mode)
    made: Any = CodedDecision if ground.mode == UNDER_CONTRACT else PairDecision
    said = made.objects.within(initiative_id=wanted.initiative_id)
    return PeopleCounted(
        mode=ground.mode,
        basis=ground.basis,
        since_on=ground.since_on,
        run=run.pk if run else None,
        run_made_on=day_of(run.made_at) if run else None,
        run_fingerprint=run.fingerprint if run else "",
        decisions=said.count(),
        agreed=agreed,
        held_back=held_back,
        undecided=undecided,
        indicators=(wanted.version.indicator.code,),
    )

"""Counted once: the distinct people of an indicator across organisations, as consent allows on a day.

Where an initiative has a recorded ground for linking and a comparison, a number of people is never a
sum of people: each organisation's own records, read up to the head of the ledger at which its report
was worked out, give keys that are united at every level. What was typed keeps its range.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dure.activities.queries import linkable_people, service_facts
from dure.activities.types import CountedFact, FactsWanted
from dure.engines.measure import (
    Columns,
    Entry,
    Levels,
    Period,
    PlaceTree,
    Result,
    ServiceIndicator,
    Slot,
    of_day,
    parse_period,
    roll_up,
)
from dure.engines.measure import RollUp as Added
from dure.ground.consent.queries import last_withdrawn_on
from dure.ground.organisations.queries import LINKING_MODES, ground_on
from dure.kernel.clock import day_of
from dure.measurement.models import IndicatorVersion, Observation, PairDecision
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.known_pairs import known_pairs, newest_run
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.recipes import recipes_of
from dure.measurement.rules.computation import indicators_of
from dure.measurement.rules.keyed_people import (
    Doubts,
    Unit,
    cells_by_key,
    counts_in,
    doubts_of,
    keys_in_cell,
    keys_of,
    with_doubts,
)
from dure.measurement.rules.people_once import undecided
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
    seen: Columns
    keys: Mapping[tuple[Unit, str], frozenset[str]]
    doubts: Doubts
    people: PeopleCounted

    def rolled_up(self, *, levels: Levels, tree: PlaceTree, expected: Iterable[Slot]) -> Added:
        """Every level, each person once, with the range in which the truth lies."""
        rows = [
            row._replace(entry=Entry(keys=self.keys[at])) if at in self.keys else row
            for row in self.seen.observations()
            for at in [(Unit(row.organisation, row.place, row.period), row.cell)]
        ]
        definition = definition_now(self.wanted.version)
        rolled = roll_up(rows, definition, levels=levels, tree=tree, expected=expected)
        results: tuple[Result, ...] = with_doubts(rolled, self.doubts)
        return replace(rolled, results=results)


def is_linked(initiative_id: int, version: IndicatorVersion, on: date) -> bool:
    """Whether people of this indicator can be counted once: by ground, comparison and records."""
    return (
        version.kind == "distinct"
        and bool(version.computed_from)
        and ground_on(initiative_id, on).mode in LINKING_MODES
        and newest_run(initiative_id) is not None
    )


def counted_once(wanted: OnceWanted, seen: Columns) -> CountedOnce | None:
    """The people behind these values; None where people are added up only."""
    if not is_linked(wanted.initiative_id, wanted.version, wanted.on):
        return None
    units = _units(wanted, seen)
    served = list(_served(units))
    people = {int(fact.person) for _, fact in served if fact.person}
    # A consent withdrawn since that day no longer covers what is done with the records today.
    asked_on = max(wanted.on, last_withdrawn_on() or wanted.on)
    agreed = linkable_people(people, initiative_id=wanted.initiative_id, on=asked_on)
    known = known_pairs(wanted.initiative_id)
    keys = keys_of(people, agreed, known)
    by_unit = cells_by_key(served, keys)
    found = {
        (unit, cell): keys_in_cell(by_unit.get(unit, {}), cell)
        for unit, one in units.items()
        for cell in one.cells
    }
    doubts = doubts_of(keys, known)
    waiting = sum({left, right} <= agreed for left, right in undecided(known))
    told = _told(wanted, agreed=len(agreed), held_back=len(people) - len(agreed), undecided=waiting)
    head = max((one.head for one in units.values()), default=0)
    return CountedOnce(
        wanted=wanted, seen=seen, keys=found, doubts=doubts, people=replace(told, head=head)
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """What a unit was worked out from: the head of the ledger, the recipe, the cells it filled."""

    head: int
    recipe: ServiceIndicator
    cells: frozenset[str]


def _units(wanted: OnceWanted, seen: Columns) -> dict[Unit, _Own]:
    """The units whose values were worked out of records, among those that count."""
    counted = {
        (Unit(*head[:3]), head[3])
        for head in zip(seen.organisation, seen.place, seen.period, seen.cell, strict=True)
    }
    periods = sorted({unit.period.code for unit, _ in counted})
    rows = Observation.objects.within(
        indicator_id=wanted.version.indicator_id,
        period__in=periods,
        source="computed",
        state="value",
        calculation__isnull=False,
    ).values_list(*OWN)
    cells: dict[Unit, set[str]] = defaultdict(set)
    heads: dict[Unit, tuple[int, int]] = {}
    for organisation, place, period, cell, version_id, head in rows:
        unit = Unit(str(organisation), place, parse_period(period))
        if (unit, cell) in counted:
            cells[unit].add(cell)
            heads[unit] = (head, version_id)
    recipes = _recipes({version_id for _, version_id in heads.values()}, periods)
    return {
        unit: _Own(head, recipes[version_id], frozenset(cells[unit]))
        for unit, (head, version_id) in heads.items()
        if version_id in recipes
    }


OWN = ("organisation_id", "place_code", "period", "cell", "version_id", "calculation__ledger_head")


def _recipes(version_ids: set[int], periods: Sequence[str]) -> dict[int, ServiceIndicator]:
    if not periods:
        return {}
    recipes = recipes_of(version_ids, parse_period(periods[-1]))
    made = {key: indicators_of([recipe])[0] for key, recipe in recipes.items()}
    return {key: one for key, one in made.items() if one.kind == "distinct"}


def _served(units: Mapping[Unit, _Own]) -> Iterable[tuple[Unit, CountedFact]]:
    """The lines behind each unit, as the ledger stood when its report was worked out."""
    readings: dict[tuple[str, int], list[Unit]] = defaultdict(list)
    for unit, own in units.items():
        readings[unit.organisation, own.head].append(unit)
    for (organisation, head), here in sorted(readings.items(), key=lambda each: each[0]):
        facts = _facts(int(organisation), head, {unit.period for unit in here})
        for unit in here:
            recipe = units[unit].recipe
            mine = facts.get(unit.period, [])
            lines = place_lines(
                {fact.place_code for fact in mine}, unit.period.ends_before - timedelta(days=1)
            )
            yield from (
                (unit, fact)
                for fact in mine
                if unit.place in lines[fact.place_code] and counts_in(fact, recipe, unit.place)
            )


def _facts(
    organisation_id: int, head: int, periods: set[Period]
) -> dict[Period, list[CountedFact]]:
    wanted = FactsWanted(
        starts_on=min(one.starts_on for one in periods),
        ends_before=max(one.ends_before for one in periods),
        organisation_id=organisation_id,
        up_to=head,
    )
    kind = next(iter(periods)).kind
    found: dict[Period, list[CountedFact]] = defaultdict(list)
    for fact in service_facts(wanted, purpose="count", on=wanted.starts_on).facts:
        found[of_day(fact.occurred_on, kind)].append(fact)
    return found


def _told(wanted: OnceWanted, *, agreed: int, held_back: int, undecided: int) -> PeopleCounted:
    ground, run = ground_on(wanted.initiative_id, wanted.on), newest_run(wanted.initiative_id)
    said = PairDecision.objects.within(initiative_id=wanted.initiative_id)
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

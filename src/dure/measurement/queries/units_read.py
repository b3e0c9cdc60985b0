"""Units read: what each organisation's count was worked out from, and the lines of the ledger behind it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dure.activities.queries import service_facts
from dure.activities.types import CountedFact, FactsWanted
from dure.engines.measure import Columns, Period, ServiceIndicator, of_day, parse_period
from dure.measurement.models import Observation
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.recipes import recipes_of
from dure.measurement.rules.computation import indicators_of
from dure.measurement.rules.keyed_people import Unit, counts_in


@dataclass(frozen=True, slots=True)
class Own:
    """What a unit was worked out from: the head of the ledger, the recipe, the cells it filled."""

    head: int
    recipe: ServiceIndicator
    cells: frozenset[str]


def units_read(indicator_id: int, seen: Columns, part: str = "") -> dict[Unit, Own]:
    """The units whose people were counted from records, among those that count.

    `part` is the numerator or the denominator of a rate; nothing for a number of people itself.
    """
    counted = {
        (Unit(*head[:3]), head[3])
        for head in zip(seen.organisation, seen.place, seen.period, seen.cell, strict=True)
    }
    periods = sorted({unit.period.code for unit, _ in counted})
    rows = Observation.objects.within(
        indicator_id=indicator_id,
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
            # A cell that came out the same keeps the head of its earlier run; the newest holds for all.
            heads[unit] = max(heads.get(unit, (-1, version_id)), (head, version_id))
    recipes = _recipes({version_id for _, version_id in heads.values()}, periods, part)
    return {
        unit: Own(head, recipes[version_id], frozenset(cells[unit]))
        for unit, (head, version_id) in heads.items()
        if version_id in recipes
    }


OWN = ("organisation_id", "place_code", "period", "cell", "version_id", "calculation__ledger_head")


def _recipes(
    version_ids: set[int], periods: Sequence[str], part: str
) -> dict[int, ServiceIndicator]:
    if not periods:
        return {}
    recipes = recipes_of(version_ids, parse_period(periods[-1]))
    made = {key: _chosen(indicators_of([recipe]), part) for key, recipe in recipes.items()}
    return {key: one for key, one in made.items() if one is not None and one.kind == "distinct"}


def _chosen(made: Sequence[ServiceIndicator], part: str) -> ServiceIndicator | None:
    """The indicator itself, which comes last, or the part of a rate."""
    if not part:
        return made[-1]
    code = getattr(made[-1], part)
    return next((one for one in made if one.code == code), None)


def lines_served(units: Mapping[Unit, Own]) -> Iterable[tuple[Unit, CountedFact]]:
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

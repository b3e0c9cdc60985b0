"""Rates of people, asked: which indicators divide by people, and their rates at every level."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from dure.engines.measure import Columns, Figure, Levels, PlaceTree, Result, RollUp, Slot, roll_up
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.counted_once import OnceWanted, keyed, may_link
from dure.measurement.queries.definitions import definition_now
from dure.measurement.rules.rates import (
    PARTS,
    Part,
    both,
    columns_of,
    definition_of,
    named_parts,
    people_parts,
    rate,
    typed_parts,
)
from dure.measurement.types.people import PeopleCounted, together


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """At which levels, by which tree, and which reports were expected."""

    levels: Levels
    tree: PlaceTree
    expected: Sequence[Slot]


def people_parts_of(versions: Collection[IndicatorVersion]) -> dict[int, frozenset[Part]]:
    """Indicator → the parts of its rate that count people once. One query at most."""
    rates = [one for one in versions if one.kind == "ratio" and one.computed_from]
    named = frozenset[str]().union(*(named_parts(one.computed_from) for one in rates))
    kinds = _kinds(named) if named else {}
    found = {one.indicator_id: people_parts(one.computed_from, kinds) for one in rates}
    found |= {one.indicator_id: _typed(one) for one in versions if not one.computed_from}
    return {key: parts for key, parts in found.items() if parts}


def _typed(one: IndicatorVersion) -> frozenset[Part]:
    return typed_parts(
        kind=one.kind, of_people=one.of_people, computed_from=one.computed_from or {}
    )


def rates_of_people(
    wanted: OnceWanted, seen: Columns, parts: Collection[Part], asked: Asked
) -> tuple[RollUp, PeopleCounted | None]:
    """Every level of a rate, each part counted by its own rules, and how its people were counted."""
    # Of what is typed nobody knows who stands behind it.
    linked = bool(wanted.version.computed_from) and may_link(wanted.initiative_id, wanted.on)
    people: PeopleCounted | None = None
    rolled: dict[Part, RollUp] = {}
    for part in PARTS:
        rolled[part], counted = _rolled(wanted, seen, part, asked, (part in parts, linked))
        people = together(people, counted) if people and counted else people or counted
    below, above = rolled["denominator"], rolled["numerator"].by_key()
    definition = definition_now(wanted.version)
    results = [
        one._replace(figure=rate(*both([_figure(above.get(one.key)), one.figure]), definition))
        for one in below.results
    ]
    mark = below.fingerprint + rolled["numerator"].fingerprint
    return replace(below, results=tuple(results), fingerprint=mark), people


def _rolled(
    wanted: OnceWanted, seen: Columns, part: Part, asked: Asked, how: tuple[bool, bool]
) -> tuple[RollUp, PeopleCounted | None]:
    of_people, linked = how
    columns = columns_of(seen, part)
    definition = definition_of(definition_now(wanted.version), of_people=of_people)
    if of_people and linked:
        once = keyed(wanted, columns, definition, part)
        found = once.rolled_up(levels=asked.levels, tree=asked.tree, expected=asked.expected)
        return found, once.people
    rows = columns.observations()
    levels, tree = asked.levels, asked.tree
    return roll_up(rows, definition, levels=levels, tree=tree, expected=asked.expected), None


def _figure(found: Result | None) -> Figure | None:
    return found.figure if found else None


def _kinds(codes: Collection[str]) -> dict[str, str]:
    rows = IndicatorVersion.objects.filter(indicator__code__in=codes).order_by("number")
    kinds = rows.values_list("indicator__code", "computed_from")
    return {code: str(told.get("kind", "")) for code, told in kinds if told}

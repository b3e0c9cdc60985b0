"""Roll-up (합산): reported values of organisations, places and months to every wanted level.

First each organisation-place is combined over time by the time rule, then these are combined over
organisations and places by the place rule. The order matters for a stock and is the same for all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.fingerprint import ENGINE, fingerprint
from dure.engines.measure.kinds.catalogue import kind_of, place_rule, time_rule
from dure.engines.measure.kinds.kind import Kind
from dure.engines.measure.periods import Period, PeriodKind
from dure.engines.measure.places import NO_PLACES, PlaceTree
from dure.engines.measure.types import (
    ALL,
    Definition,
    Levels,
    Observation,
    Parts,
    Result,
    ResultKey,
    RollUp,
    Rule,
    Slot,
)

NOTHING = Parts()
Unit = tuple[str, str, str]  # organisation, place, cell
Series = dict[Period, Parts]
Head = tuple[str, str, str]  # organisation or all, place level, place or all


def roll_up(
    observations: Iterable[Observation],
    definition: Definition,
    *,
    levels: Levels,
    tree: PlaceTree = NO_PLACES,
    expected: Iterable[Slot] = (),
) -> RollUp:
    """Results for every level asked for, in order of their keys.

    A level for which a report is expected has a result even when nothing came: `not_reported`.
    Raises BadInput when one slot holds two entries.
    """
    seen, slots = list(observations), list(expected)
    groups = _grouped(_units(seen, definition), definition, levels, tree)
    wanted = _expected(slots, levels, tree)
    made = partial(_result, kind_of(definition), place_rule(definition), definition)
    results = [
        made(key, groups.get(key, ()), wanted.get(key, 0)) for key in sorted({*groups, *wanted})
    ]
    mark = fingerprint([*seen, *slots], definition, levels, _used(tree, seen))
    return RollUp(tuple(results), mark, ENGINE)


def _units(observations: Sequence[Observation], definition: Definition) -> dict[Unit, Series]:
    kind = kind_of(definition)
    units: dict[Unit, Series] = defaultdict(dict)
    for organisation, place, period, cell, entry, version in observations:
        series = units[organisation, place, cell]
        if period in series:
            values = {"organisation": organisation, "place": place, "period": period.code}
            raise BadInput([Fault("measure.reported_twice", {**values, "cell": cell})])
        as_of = period.months[-1].number
        series[period] = kind.parts(entry, as_of=as_of, version=version, scale=definition.scale)
    return units


def _grouped(
    units: Mapping[Unit, Series],
    definition: Definition,
    levels: Levels,
    tree: PlaceTree,
) -> dict[ResultKey, list[Parts]]:
    kind, rule = kind_of(definition), time_rule(definition)
    groups: dict[ResultKey, list[Parts]] = defaultdict(list)
    standing = Standing(levels, tree)
    known: dict[tuple[Period, ...], dict[Period, list[Period]]] = {}  # most units report alike
    for (organisation, place, cell), series in units.items():
        heads = standing.of(organisation, place)
        reported = tuple(series)
        if reported not in known:
            known[reported] = _by_period(reported, levels.period_kinds)
        for period, inside in known[reported].items():
            merged = kind.merge([series[one] for one in inside], rule)
            for head in heads:
                groups[ResultKey(*head, period, cell)].append(merged)
    return groups


def _by_period(series: Iterable[Period], kinds: Sequence[PeriodKind]) -> dict[Period, list[Period]]:
    """Wanted period → the reported periods that make it up, each month at most once."""
    wanted: dict[Period, list[Period]] = defaultdict(list)
    # Longer periods first: a quarter that was reported as a quarter hides its months.
    for period in sorted(series, key=lambda one: (-len(one.months), one.number)):
        for kind in kinds:
            target = period.within(kind)
            if target and not any(taken.contains(period) for taken in wanted[target]):
                wanted[target].append(period)
    return {target: inside for target, inside in wanted.items() if inside}


class Standing:
    """Where an organisation's place counts: (organisation, level, place) of every level wanted."""

    def __init__(self, levels: Levels, tree: PlaceTree) -> None:
        self._levels, self._tree = levels, tree
        self._known: dict[tuple[str, str], list[Head]] = {}

    def of(self, organisation: str, place: str) -> list[Head]:
        """The same list for the same pair; asked once for each month and cell."""
        found = self._known.get((organisation, place))
        if found is None:
            found = self._known[organisation, place] = list(self._heads(organisation, place))
        return found

    def _heads(self, organisation: str, place: str) -> Iterable[Head]:
        for level in self._levels.place_levels:
            at = self._tree.at(place, level)
            if at is None:
                continue
            if self._levels.each_organisation and (self._levels.crossed or level == ALL):
                yield organisation, level, at
            if self._levels.all_organisations:
                yield ALL, level, at


def _expected(slots: Iterable[Slot], levels: Levels, tree: PlaceTree) -> dict[ResultKey, int]:
    wanted: dict[ResultKey, int] = defaultdict(int)
    standing = Standing(levels, tree)
    for organisation, place, period in set(slots):
        for kind in levels.period_kinds:
            longer = period.within(kind)
            if longer is not None:
                for head in standing.of(organisation, place):
                    wanted[ResultKey(*head, longer, "")] += 1
    return wanted


def _result(
    kind: Kind,
    rule: Rule,
    definition: Definition,
    key: ResultKey,
    units: Sequence[Parts],
    expected: int,
) -> Result:
    merged = kind.merge(units, rule) if units else NOTHING
    return Result(
        key=key,
        figure=kind.figure(merged, definition),
        parts=merged,
        reported=merged.reported,
        expected=expected,
        units=sum(1 for unit in units if unit.reported),
        versions=tuple(sorted(merged.versions)),
    )


def _used(tree: PlaceTree, observations: Iterable[Observation]) -> tuple[object, ...]:
    """The part of the tree that the result depends on; the rest may change without notice."""
    places = sorted({one.place for one in observations})
    return tuple((place, sorted(tree.ancestors.get(place, {}).items())) for place in places)

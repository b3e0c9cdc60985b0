"""Release figures: one indicator at every level that a release shows, before protection."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import compress

from dure.engines.measure import (
    ALL,
    Columns,
    Levels,
    Period,
    PeriodKind,
    PlaceTree,
    Rolled,
    Slot,
    many,
    parse_period,
    roll_up_columns,
    rolled_from,
    time_rule,
)
from dure.kernel.collecting import without_collecting
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.counted_observations import counted_columns, expected_slots
from dure.measurement.queries.counted_once import OnceWanted
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.estimated_once import estimated_once
from dure.measurement.queries.place_tree import tree_of
from dure.measurement.queries.rates_of_people import Asked
from dure.measurement.queries.recounted import recounted
from dure.measurement.types.release import FigureKey, ReleaseFigure, ReleaseFigures, Where

AND_LONGER: dict[str, tuple[PeriodKind, ...]] = {
    "month": ("month", "quarter", "half", "year"),
    "quarter": ("quarter", "half", "year"),
    "half": ("half", "year"),
    "year": ("year",),
}


def release_figures(
    *, initiative_id: int, version: IndicatorVersion, periods: Sequence[str], as_of: date
) -> ReleaseFigures:
    """Every level of one indicator: whole, places, organisations × periods × cells.

    `periods` are written in the indicator's own kind; longer kinds are built from them.
    """
    asked = {"initiative_id": initiative_id, "indicator_id": version.indicator_id}
    with without_collecting():
        seen = counted_columns(**asked, periods=list(periods))
        slots = expected_slots(**asked, periods=list(periods))
        tree = tree_of({slot.place for slot in slots}, as_of)
        at = Asked(levels=_levels(version, tree), tree=tree, expected=slots)
        wanted = OnceWanted(initiative_id=initiative_id, version=version, on=as_of)
        anew = recounted(wanted, seen, at)
        rolled = rolled_from(anew.rolled) if anew else _added_up(version, seen, at)
        made = _named(rolled, {parse_period(code) for code in periods})
        estimate = estimated_once(wanted, made, slots, tree) if anew is None else None
    people = anew.people if anew else estimate.people if estimate else None
    return ReleaseFigures(
        kind=version.kind,
        # Whoever divides by a few people tells of them, whatever the definition says of itself.
        of_people=version.of_people or bool(anew and anew.united),
        adds_over_time=adds_over_time(version),
        figures=tuple(estimate.figures if estimate else made),
        tree=tree,
        only_place=only_places(slots),
        fingerprint=rolled.fingerprint + (estimate.mark if estimate else ""),
        people=people,
        united=anew.united if anew else frozenset(),
    )


def _levels(version: IndicatorVersion, tree: PlaceTree) -> Levels:
    return Levels(
        place_levels=(ALL, *tree.levels),
        period_kinds=AND_LONGER[version.period_kind],
        # An organisation within a place would tell a reader nothing new and doubles what to protect.
        crossed=False,
    )


def _added_up(version: IndicatorVersion, seen: Columns, asked: Asked) -> Rolled:
    definition = definition_now(version)
    return roll_up_columns(
        seen, definition, levels=asked.levels, tree=asked.tree, expected=asked.expected
    )


def _is_whole(period: Period, wanted: Collection[Period]) -> bool:
    """False for a year of which the release holds only a half: it would be read as the year."""
    inside = [one for one in wanted if period.contains(one)]
    return sum(len(one.months) for one in inside) == len(period.months)


def _named(rolled: Rolled, wanted: Collection[Period]) -> list[ReleaseFigure]:
    """The figures under the names of a release; column by column, because they are millions."""
    wheres = [_where(organisation, place) for organisation, _, place in rolled.heads]
    whole = [_is_whole(period, wanted) for period in rolled.periods]
    codes = [period.code for period in rolled.periods]
    keys = many(
        FigureKey,
        [codes[at] for at in rolled.at_period],
        [wheres[at] for at in rolled.at_head],
        [rolled.cells[at] for at in rolled.at_cell],
    )
    named = many(ReleaseFigure, keys, rolled.figures, rolled.reported, rolled.expected)
    if all(whole):
        return named
    return list(compress(named, [whole[at] for at in rolled.at_period]))


def _where(organisation: str, place: str) -> Where:
    return Where(
        organisation="" if organisation == ALL else organisation,
        place="" if place == ALL else place,
    )


def adds_over_time(version: IndicatorVersion) -> bool:
    """Whether months add up to their quarter, as every reader knows."""
    return time_rule(definition_now(version)) == "add" and version.kind != "distinct"


def only_places(slots: Iterable[Slot]) -> dict[str, str]:
    """The one place of each organisation that reports for a single one."""
    places: dict[str, set[str]] = {}
    for slot in slots:
        places.setdefault(slot.organisation, set()).add(slot.place)
    return {name: next(iter(codes)) for name, codes in places.items() if len(codes) == 1}


def covered_periods(first: str, last: str, kind: str) -> list[str]:
    """The periods of that kind that lie wholly between two periods, both included."""
    start, end = parse_period(first), parse_period(last)
    period = parse_period(_first_of(kind, start.starts_on))
    if period.starts_on < start.starts_on:
        period = period.next
    found = []
    while period.ends_before <= end.ends_before:
        found.append(period.code)
        period = period.next
    return found


def _first_of(kind: str, day: date) -> str:
    month = day.month - 1
    return {
        "month": f"{day.year}-{month + 1:02d}",
        "quarter": f"{day.year}-Q{month // 3 + 1}",
        "half": f"{day.year}-H{month // 6 + 1}",
        "year": f"{day.year}",
    }[kind]

"""Indicator story: one indicator with everybody's part in it, its forecast and its why (B17)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from dure.engines.measure import (
    Figure,
    Forecast,
    Parts,
    cell_values,
    forecast,
    parse_period,
)
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Assignment, IndicatorVersion, Target, Why
from dure.measurement.queries.categories import category_names, dimension_names
from dure.measurement.queries.counted_how import counted_how
from dure.measurement.queries.counted_parts import PartsKey, PartsWanted, counted_parts
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.once_now import once_now
from dure.measurement.queries.published import definition_sheet
from dure.measurement.queries.reporters_counted import asked_in, reporters_counted
from dure.measurement.queries.scorecard_rows import (
    Behind,
    folded_figure,
    goals_of,
    history,
    last_periods,
    points_of,
    scorecard_row,
)
from dure.measurement.queries.splits_by_place import splits_by_place
from dure.measurement.queries.viewing import Viewing, viewing
from dure.measurement.rules.labels import cell_words, period_words
from dure.measurement.rules.version_in_force import next_version
from dure.measurement.types.release import WHOLE, FigureKey, Where
from dure.measurement.types.scorecard import (
    IndicatorStory,
    ScorecardRow,
    Split,
    WhyCard,
)

STEPS_AHEAD = {"month": 6, "quarter": 4, "half": 2, "year": 2}


def indicator_story(
    actor: Actor, *, initiative_id: int, code: str, on: date, period: str = ""
) -> IndicatorStory:
    """The page of one indicator for members; `period` chooses the one that is split up.

    Refused outside the initiative, and for a period nobody can read. Whoever does not see every
    report gets her own organisations and totals in which nobody can be recognised; what is split
    further is the release's to show.
    """
    seen = viewing(actor, initiative_id)
    versions = list(
        IndicatorVersion.objects.filter(indicator__code=code).select_related("indicator")
    )
    if not versions:
        raise Refused("measurement.no_such_indicator", indicator=code)
    version = versions[-1]
    row = _row(seen, version, on)
    chosen = _readable(period) or (
        row.latest.period if row.latest else last_periods(version.period_kind, on)[-1]
    )
    last = row.points[-1].version if row.points else version.number
    coming = next_version(versions, last)
    return IndicatorStory(
        row=row,
        definition=definition_sheet(version),
        versions=tuple(definition_sheet(each) for each in versions),
        forecast=_ahead(row, version, coming),
        coming=definition_sheet(coming) if coming else None,
        organisations=_organisations(seen, version, chosen, on),
        places=_places(initiative_id, version, chosen, on) if seen.everything else (),
        cells=_cells(initiative_id, version, chosen, on) if seen.everything else (),
        whys=_whys(initiative_id, version.indicator_id),
        period=chosen,
        period_words=period_words(chosen),
        narrowed=not seen.everything,
    )


def _ahead(
    row: ScorecardRow, version: IndicatorVersion, coming: IndicatorVersion | None
) -> Forecast:
    """What is to be expected by the present definition: nothing is said of the time after it."""
    found = forecast(
        history(row.points),
        steps=STEPS_AHEAD[version.period_kind],
        highest=float(version.highest) if version.highest is not None else None,
    )
    if coming is None:
        return found
    within = (one for one in found.points if one.period.starts_on < coming.valid_from)
    return replace(found, points=tuple(within))


def _readable(period: str) -> str:
    try:
        return parse_period(period).code if period else ""
    except ValueError:
        raise Refused("measurement.no_such_period", period=period[:20]) from None


def _row(seen: Viewing, version: IndicatorVersion, on: date) -> ScorecardRow:
    here = {"initiative_id": seen.initiative_id, "indicator_id": version.indicator_id}
    wanted = PartsWanted(
        initiative_id=seen.initiative_id,
        indicator_ids=[version.indicator_id],
        periods=last_periods(version.period_kind, on),
    )
    goals = Target.objects.filter(**here, organisation=None, place_code="")
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    asked = Assignment.objects.filter(lasting, **here)
    figures, counted = once_now(seen.initiative_id, version, wanted.periods, on)
    once = {at.period: one for at, one in figures.items() if at.where == WHOLE and not at.cell}
    points = points_of(version, counted_parts(wanted), on, seen=seen, once=once)
    answered = {period: count for (_, period), count in reporters_counted(wanted).items()}
    return scorecard_row(
        version,
        points,
        goals_of(goals.values_list("role", "period", "value"), on),
        Behind(
            asked.values("organisation_id").distinct().count(),
            answered,
            asked={period: count for (_, period), count in asked_in(wanted).items()},
            **counted_how(seen.initiative_id, on)(version, counted=counted),
        ),
    )


def _split(
    initiative_id: int, version: IndicatorVersion, period: str, **folded: Any
) -> Mapping[PartsKey, Parts]:
    return counted_parts(
        PartsWanted(
            initiative_id=initiative_id,
            indicator_ids=[version.indicator_id],
            periods=[period],
            **folded,
        )
    )


def _organisations(
    seen: Viewing, version: IndicatorVersion, period: str, on: date
) -> tuple[Split, ...]:
    initiative_id = seen.initiative_id
    parts = _split(initiative_id, version, period, by_organisation=True)
    by_id = {key.organisation_id: part for key, part in parts.items()}
    asked = Assignment.objects.filter(
        initiative_id=initiative_id, indicator_id=version.indicator_id
    ).values_list("organisation_id", flat=True)
    targets = _targets(initiative_id, version.indicator_id, on)
    definition = definition_now(version)
    return tuple(
        Split(
            code=each.slug,
            words=each.name,
            figure=folded_figure(definition, by_id.get(each.id, Parts())),
            target=targets.get(each.id),
        )
        for each in organisation_cards(frozenset(asked)).values()
        if seen.reads(each.id)
    )


def _targets(initiative_id: int, indicator_id: int, on: date) -> dict[int, float]:
    """Each organisation's own target that counts on the day: for all its places, or for its only one."""
    rows = Target.objects.filter(
        initiative_id=initiative_id, indicator_id=indicator_id, organisation__isnull=False
    )
    told: dict[int, dict[str, list[tuple[str, str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        told[row.organisation_id or 0][row.place_code].append((row.role, row.period, row.value))
    chosen = {who: _of_all_places(places) for who, places in told.items()}
    goals = {who: goals_of(each, on).target for who, each in chosen.items()}
    return {who: target for who, target in goals.items() if target is not None}


def _of_all_places(places: Mapping[str, list[tuple[str, str, Any]]]) -> list[tuple[str, str, Any]]:
    """The goals beside a number of all places; those of one of several would be too small for it."""
    return places.get("") or (next(iter(places.values())) if len(places) == 1 else [])


def _places(
    initiative_id: int, version: IndicatorVersion, period: str, on: date
) -> tuple[Split, ...]:
    added = splits_by_place(_split(initiative_id, version, period, by_place=True), version, on)
    once = _once(initiative_id, version, period, on)
    return tuple(
        replace(one, figure=once.get(FigureKey(period, Where(place=one.code), ""), one.figure))
        for one in added
    )


def _once(
    initiative_id: int, version: IndicatorVersion, period: str, on: date
) -> Mapping[FigureKey, Figure]:
    """The people of a period counted once; empty where they are added up."""
    return once_now(initiative_id, version, [period], on)[0]


def _cells(
    initiative_id: int, version: IndicatorVersion, period: str, on: date
) -> tuple[tuple[Words, tuple[Split, ...]], ...]:
    parts = _split(initiative_id, version, period, cells=True)
    once = _once(initiative_id, version, period, on)
    categories, dimensions = category_names(), dimension_names()
    definition = definition_now(version)
    found: dict[str, list[Split]] = defaultdict(list)
    for key, part in sorted(parts.items(), key=lambda each: _order(each[0].cell, categories)):
        values = cell_values(key.cell)
        if len(values) == 1:
            words = cell_words(key.cell, categories)
            added = folded_figure(definition, part)
            figure = once.get(FigureKey(period, WHOLE, key.cell), added)
            found[values[0][0]].append(Split(code=key.cell, words=words, figure=figure))
    return tuple(
        (dimensions.get(name, Words(name, name)), tuple(splits)) for name, splits in found.items()
    )


def _order(cell: str, categories: Mapping[str, Mapping[str, Words]]) -> tuple[int, ...]:
    return tuple(
        list(categories.get(name, {})).index(value) if value in categories.get(name, {}) else 99
        for name, value in cell_values(cell)
    )


def _whys(initiative_id: int, indicator_id: int) -> tuple[WhyCard, ...]:
    rows = Why.objects.filter(initiative_id=initiative_id, indicator_id=indicator_id)
    return tuple(
        WhyCard(
            period_words=period_words(row.period),
            text=Words(row.text_ko, row.text_en or row.text_ko),
            by=row.written_by.name,
            at=row.written_at,
        )
        for row in rows.select_related("written_by")
    )

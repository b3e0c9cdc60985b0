"""Scorecard: every indicator of an initiative at a glance, for its members."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from dure.engines.measure import (
    Definition,
    Figure,
    ForecastPoint,
    HistoryPoint,
    Parts,
    forecast,
    kind_of,
    parse_period,
    place_rule,
    progress,
    turn_of_curve,
)
from dure.engines.measure import of_day as period_of_day
from dure.measurement.models import Assignment, IndicatorVersion, Target
from dure.measurement.queries.counted_parts import PartsKey, PartsWanted, counted_parts
from dure.measurement.queries.definitions import definition_now, versions_now
from dure.measurement.rules.labels import period_words
from dure.measurement.types.scorecard import Point, ScorecardRow

PERIODS_SHOWN = {"month": 24, "quarter": 12, "half": 8, "year": 6}


class Goals(NamedTuple):
    """The baseline and the target that count now."""

    baseline: float | None = None
    target: float | None = None


def scorecard(
    *, initiative_id: int, on: date, organisation_id: int | None = None
) -> list[ScorecardRow]:
    """The rows in order of their codes: the whole initiative's, or one organisation's own.

    A fixed number of queries: one for the definitions, one for the goals, one for how many are
    expected, and one per kind of period for the values.
    """
    expected = _expected(initiative_id, organisation_id)
    versions = versions_now(list(expected))
    goals = _goals(initiative_id, organisation_id, on)
    parts = _parts(initiative_id, versions.values(), on, organisation_id)
    rows = [
        scorecard_row(
            version,
            points_of(version, parts, on),
            goals.get(version.indicator_id, Goals()),
            expected[version.indicator_id],
        )
        for version in versions.values()
    ]
    return sorted(rows, key=lambda row: row.code)


def _expected(initiative_id: int, organisation_id: int | None) -> dict[int, int]:
    rows = Assignment.objects.filter(initiative_id=initiative_id, until=None)
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    return dict(rows.values_list("indicator_id").annotate(Count("organisation_id", distinct=True)))


def _goals(initiative_id: int, organisation_id: int | None, on: date) -> dict[int, Goals]:
    rows = Target.objects.filter(
        initiative_id=initiative_id, organisation_id=organisation_id, place_code=""
    ).order_by("period")
    goals: dict[int, Goals] = defaultdict(Goals)
    for indicator_id, role, period, value in rows.values_list(
        "indicator_id", "role", "period", "value"
    ):
        known = goals[indicator_id]
        if role == "baseline" and known.baseline is None:
            goals[indicator_id] = known._replace(baseline=float(value))
        elif role == "target" and (known.target is None or _still_open(period, on)):
            goals[indicator_id] = known._replace(target=float(value))
    return goals


def _still_open(period: str, on: date) -> bool:
    return parse_period(period).starts_on <= on


def _parts(
    initiative_id: int,
    versions: Iterable[IndicatorVersion],
    on: date,
    organisation_id: int | None,
) -> dict[PartsKey, Parts]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for version in versions:
        by_kind[version.period_kind].append(version.indicator_id)
    found: dict[PartsKey, Parts] = {}
    for kind, indicator_ids in by_kind.items():
        wanted = PartsWanted(
            initiative_id=initiative_id,
            indicator_ids=indicator_ids,
            periods=last_periods(kind, on),
            organisation_id=organisation_id,
        )
        found |= counted_parts(wanted)
    return found


def last_periods(kind: str, on: date) -> list[str]:
    """The periods of that kind that a curve shows, the newest last."""
    period = period_of_day(on, kind)  # type: ignore[arg-type]
    found = [period]
    for _ in range(PERIODS_SHOWN[kind] - 1):
        found.append(found[-1].previous)
    return [one.code for one in reversed(found)]


def points_of(
    version: IndicatorVersion, parts: Mapping[PartsKey, Parts], on: date
) -> tuple[Point, ...]:
    """The curve of one indicator, gaps included, from its first value on."""
    definition = definition_now(version)
    points = [
        _point(
            definition,
            period,
            parts.get(PartsKey(version.indicator_id, None, None, period, ""), Parts()),
        )
        for period in last_periods(version.period_kind, on)
    ]
    first = next((at for at, point in enumerate(points) if point.reported), len(points))
    return tuple(points[first:])


def _point(definition: Definition, period: str, parts: Parts) -> Point:
    return Point(
        period=period,
        words=period_words(period),
        figure=folded_figure(definition, parts),
        reported=parts.reported,
        version=max(parts.versions, default=definition.version),
    )


def folded_figure(definition: Definition, parts: Parts) -> Figure:
    """The figure of parts that the database folded over organisations and places."""
    rule = place_rule(definition)
    if rule == "max" and parts.largest is not None:
        parts = parts._replace(total=parts.largest)
    if rule == "none" and parts.weight > 1:
        parts = parts._replace(refused=True)
    return kind_of(definition).figure(parts, definition)


def scorecard_row(
    version: IndicatorVersion, points: Sequence[Point], goals: Goals, expected: int
) -> ScorecardRow:
    """One row from a curve and its goals."""
    known = [point for point in points if point.figure.value is not None]
    latest = known[-1] if known else None
    value = float(latest.figure.value) if latest and latest.figure.value is not None else None
    indicator = version.indicator
    return ScorecardRow(
        code=indicator.code,
        name=version.name,
        unit=version.unit,
        decimals=version.decimals,
        kind=version.kind,
        level=indicator.level,
        rba=indicator.rba,
        direction=indicator.direction,
        headline=indicator.headline,
        theme=indicator.theme,
        latest=latest,
        previous=known[-2] if len(known) > 1 else None,
        points=tuple(points),
        target=goals.target,
        baseline=goals.baseline,
        progress=progress(
            value, baseline=goals.baseline, target=goals.target, direction=indicator.direction
        ),
        turn=turn_of_curve(value, _expectation(known), direction=indicator.direction),
        expected=expected,
    )


def _expectation(known: Sequence[Point]) -> ForecastPoint | None:
    """What was to be expected of the newest value from the ones before it."""
    before = history(known[:-1])
    ahead = forecast(before, steps=1) if known else None
    return ahead.points[0] if ahead and ahead.points else None


def history(points: Sequence[Point]) -> list[HistoryPoint]:
    """A curve as the forecast reads it."""
    return [
        HistoryPoint(
            parse_period(point.period),
            None if point.figure.value is None else float(point.figure.value),
            point.version,
        )
        for point in points
    ]

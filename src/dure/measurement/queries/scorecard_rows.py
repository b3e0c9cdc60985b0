"""Rows of the scorecard: from counted parts to curves, and from a curve and its goals to one row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, cast

from dure.engines.measure import (
    Definition,
    Direction,
    Figure,
    ForecastPoint,
    HistoryPoint,
    Parts,
    forecast,
    kind_of,
    parse_period,
    place_rule,
    progress,
    settle,
    turn_of_curve,
)
from dure.engines.measure import of_day as period_of_day
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.counted_parts import PartsKey
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.viewing import Viewing
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.member_view import RATES, is_too_small
from dure.measurement.rules.people_words import mode_words
from dure.measurement.types.scorecard import Point, ScorecardRow

PERIODS_SHOWN = {"month": 24, "quarter": 12, "half": 8, "year": 6}
PERIODS_LOOKED_AT = 4  # how far back a period may lie that enough have answered
ENOUGH = 2 / 3
NOT_SHOWN = Figure("undefined")
NOBODY_LINKED: Mapping[str, Figure] = {}


class Goals(NamedTuple):
    """The baseline and the target that count now."""

    baseline: float | None = None
    target: float | None = None


class Behind(NamedTuple):
    """How many organisations are asked, how many answered by period, and published addresses.

    `expected` are asked today, `asked` by period: who joins later was not asked before.
    """

    expected: int
    reported: Mapping[str, int]
    addresses: Mapping[str, str] = {}
    asked: Mapping[str, int] = {}
    mode: str = ""
    mode_words: Words = Words("", "")

    def expected_in(self, period: str) -> int:
        """How many were asked in that period; today's number where it was not looked up."""
        return self.asked.get(period, self.expected)

    def is_enough(self, period: str) -> bool:
        """True when so many have answered that the number of the period can stand for all."""
        return self.reported.get(period, 0) >= ENOUGH * self.expected_in(period)

    def compares(self, later: Point, earlier: Point) -> bool:
        """True when as many have answered as before: fewer reports would read as a fall."""
        now, before = (self.reported.get(one.period, 0) for one in (later, earlier))
        return self.is_enough(later.period) and now >= min(before, self.expected_in(later.period))


def goals_of(rows: Iterable[tuple[str, str, Any]], on: date) -> Goals:
    """The goals that count on a day, from (role, period, value): the first baseline, and the target of
    the newest period that has begun; before any has, the next one."""
    goals = Goals()
    ordered = sorted(rows, key=lambda row: (parse_period(row[1]).starts_on, row[1]))
    for role, period, value in ordered:
        if role == "baseline" and goals.baseline is None:
            goals = goals._replace(baseline=float(value))
        elif role == "target" and (goals.target is None or parse_period(period).starts_on <= on):
            goals = goals._replace(target=float(value))
    return goals


def last_periods(kind: str, on: date) -> list[str]:
    """The periods of that kind that a curve shows, the newest last."""
    period = period_of_day(on, kind)  # type: ignore[arg-type]
    found = [period]
    for _ in range(PERIODS_SHOWN[kind] - 1):
        found.append(found[-1].previous)
    return [one.code for one in reversed(found)]


def points_of(
    version: IndicatorVersion,
    parts: Mapping[PartsKey, Parts],
    on: date,
    *,
    seen: Viewing,
    own: bool = False,
    once: Mapping[str, Figure] = NOBODY_LINKED,
) -> tuple[Point, ...]:
    """The curve of one indicator, gaps included, from its first value on.

    `own`: the values are one organisation's that this reader may read; nothing is hidden then.
    `once`: by period, people counted once over organisations, instead of a sum of people.
    """
    definition = definition_now(version)
    points = [
        _point(
            definition,
            period,
            parts.get(PartsKey(version.indicator_id, None, None, period, ""), Parts()),
            once.get(period),
        )
        for period in last_periods(version.period_kind, on)
    ]
    first = next((at for at, point in enumerate(points) if point.reported), len(points))
    kept = _gaps_as_before(points[first:])
    return tuple(kept if own or seen.everything else [guarded(one, version, seen) for one in kept])


def _gaps_as_before(points: Sequence[Point]) -> list[Point]:
    """A period that nobody reported has no definition of its own: it breaks no curve."""
    found: list[Point] = []
    for point in points:
        kept = point if point.reported or not found else replace(point, version=found[-1].version)
        found.append(kept)
    return found


def _point(definition: Definition, period: str, parts: Parts, once: Figure | None) -> Point:
    return Point(
        period=period,
        words=period_words(period),
        figure=once if once and parts.reported else folded_figure(definition, parts),
        reported=parts.reported,
        version=max(parts.versions, default=definition.version),
    )


def guarded(point: Point, version: IndicatorVersion, seen: Viewing) -> Point:
    """The same point; without its number where the group is too small for this reader."""
    if not is_too_small(
        point.figure, kind=version.kind, of_people=version.of_people, min_cell=seen.min_cell
    ):
        return point
    return Point(
        period=point.period,
        words=point.words,
        figure=NOT_SHOWN,
        reported=point.reported,
        version=point.version,
        hidden=True,
    )


def folded_figure(definition: Definition, parts: Parts) -> Figure:
    """The figure of parts that the database folded over organisations and places."""
    rule = place_rule(definition)
    # Of one period all parts are equally late: of the latest the largest is taken, as in a release.
    if rule in {"max", "latest"} and parts.largest is not None:
        parts = parts._replace(total=parts.largest)
    if rule == "none" and parts.weight > 1:
        parts = parts._replace(refused=True)
    if definition.kind not in RATES:  # a rate is divided anew and needs no closing
        parts = settle(parts, rule)
    return kind_of(definition).figure(parts, definition)


def latest_of(points: Sequence[Point], behind: Behind) -> Point | None:
    """The newest point for which enough have answered; where there is none, the newest with a number.

    A sum of three reports of twenty would read as a fall.
    """
    held = [one for one in reversed(points) if one.hidden or one.figure.value is not None]
    enough = (one for one in held[:PERIODS_LOOKED_AT] if behind.is_enough(one.period))
    return next(enough, held[0] if held else None)


def scorecard_row(
    version: IndicatorVersion, points: Sequence[Point], goals: Goals, behind: Behind
) -> ScorecardRow:
    """One row from a curve, its goals and what stands behind its newest point."""
    latest = latest_of(points, behind)
    coming = next((one for one in reversed(points) if _is_coming(one, latest, behind)), None)
    known = [one for one in _up_to(points, latest) if one.figure.value is not None]
    value = _plain(latest)
    earlier = [point for point in known if latest and point.period < latest.period]
    indicator, good = version.indicator, cast("Direction", version.indicator.direction)
    comparable = latest is not None and bool(earlier) and _compares(latest, earlier[-1], behind)
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
        outcome=Words(indicator.outcome_ko, indicator.outcome_en or indicator.outcome_ko),
        of_people=version.of_people,
        latest=latest,
        previous=earlier[-1] if earlier else None,
        points=tuple(_up_to(points, latest)),
        coming=coming,
        coming_reported=behind.reported.get(coming.period, 0) if coming else 0,
        target=goals.target,
        baseline=goals.baseline,
        progress=progress(value, baseline=goals.baseline, target=goals.target, direction=good),
        turn=turn_of_curve(value if comparable else None, _expectation(known), direction=good),
        comparable=comparable,
        reported=behind.reported.get(latest.period, 0) if latest else 0,
        expected=behind.expected_in(latest.period) if latest else behind.expected,
        address=behind.addresses.get(latest.period, "") if latest else "",
        **_people(behind, latest),
    )


def _people(behind: Behind, latest: Point | None) -> dict[str, Any]:
    """How the newest number was counted: what was only added up says so.

    One that counted everybody once where people are added up is of one organisation, and says nothing.
    """
    method = latest.figure.method if latest is not None else ""
    if behind.mode and method == "sum":
        return {"people_mode": "sum", "people_words": mode_words("sum")}
    if behind.mode == "sum" and method == "distinct":
        return {}
    return {"people_mode": behind.mode, "people_words": behind.mode_words}


def _up_to(points: Sequence[Point], latest: Point | None) -> list[Point]:
    return [one for one in points if latest is None or one.period <= latest.period]


def _compares(later: Point, earlier: Point, behind: Behind) -> bool:
    """As many have answered, by the same definition: else the two are different numbers."""
    return later.version == earlier.version and behind.compares(later, earlier)


def _plain(point: Point | None) -> float | None:
    return None if point is None or point.figure.value is None else float(point.figure.value)


def _is_coming(point: Point, latest: Point | None, behind: Behind) -> bool:
    newer = latest is not None and point.period > latest.period
    return newer and behind.reported.get(point.period, 0) > 0


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

"""Forecast (전망): what comes "if nothing changes", a straight line with its prediction interval.

Ordinary least squares in closed form; the interval is the usual one for a new observation,
estimate ± t · s · sqrt(1 + 1/n + (x − mean)² / Sxx). A change of definition starts a new history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal, NamedTuple

from dure.engines.measure.fingerprint import ENGINE, fingerprint
from dure.engines.measure.periods import Period
from dure.engines.measure.student import reach as student_reach

POINTS_NEEDED = 4


class HistoryPoint(NamedTuple):
    """HistoryPoint (과거값): a published or approved value of one period; None is a gap."""

    period: Period
    value: float | None
    version: int = 1


class ForecastPoint(NamedTuple):
    """ForecastPoint (전망값): the expected value and the range a new value falls in."""

    period: Period
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Forecast (전망): the points, or the reason why there are none."""

    state: Literal["forecast", "too_short"]
    points: tuple[ForecastPoint, ...]
    used: int
    slope: float
    fingerprint: str
    engine: str = ENGINE


@dataclass(frozen=True, slots=True)
class _Line:
    mean_x: float
    mean_y: float
    slope: float
    spread_x: float
    error: float
    count: int


def forecast(
    history: Sequence[HistoryPoint],
    *,
    steps: int,
    level: float = 0.8,
    lowest: float | None = 0.0,
    highest: float | None = None,
) -> Forecast:
    """The next `steps` periods after the last known one, each with its interval at `level`.

    Values are in the indicator's own unit; results are kept within lowest..highest. Fewer than
    four values of the present definition give `too_short` and no points.
    """
    mark = fingerprint(history, steps, level, lowest, highest)
    known = _present_history(history)
    if len(known) < POINTS_NEEDED:
        return Forecast("too_short", (), len(known), 0.0, mark)
    line = _fitted([(float(one.period.number), float(one.value or 0)) for one in known])
    factor = student_reach(line.count - 2, level)
    points: list[ForecastPoint] = []
    period = known[-1].period
    for _ in range(steps):
        period = period.next
        points.append(_point(line, period, factor, (lowest, highest)))
    return Forecast("forecast", tuple(points), line.count, line.slope, mark)


def _present_history(history: Sequence[HistoryPoint]) -> list[HistoryPoint]:
    known = sorted(
        (one for one in history if one.value is not None), key=lambda one: one.period.number
    )
    return [one for one in known if one.version == known[-1].version]


def _fitted(points: Sequence[tuple[float, float]]) -> _Line:
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread_x = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread_x
    residual = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in points)
    return _Line(mean_x, mean_y, slope, spread_x, sqrt(residual / (count - 2)), count)


def _point(
    line: _Line, period: Period, factor: float, bounds: tuple[float | None, float | None]
) -> ForecastPoint:
    away = period.number - line.mean_x
    middle = line.mean_y + line.slope * away
    reach = factor * line.error * sqrt(1 + 1 / line.count + away**2 / line.spread_x)
    return ForecastPoint(
        period,
        _within(middle, bounds),
        _within(middle - reach, bounds),
        _within(middle + reach, bounds),
    )


def _within(value: float, bounds: tuple[float | None, float | None]) -> float:
    lowest, highest = bounds
    value = value if lowest is None else max(lowest, value)
    return value if highest is None else min(highest, value)

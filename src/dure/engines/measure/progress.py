"""Progress (진척): how far from baseline to target, and whether the curve has turned."""

from dataclasses import dataclass
from typing import Literal

from dure.engines.measure.forecast import ForecastPoint
from dure.engines.measure.types import Direction

Turn = Literal["turned", "leaning", "as_expected", "worse", "unknown"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress (진척): share of the way (0 = baseline, 1 = target; may lie outside), or None."""

    share: float | None
    reached: bool
    remaining: float | None


def progress(
    value: float | None,
    *,
    baseline: float | None,
    target: float | None,
    direction: Direction = "up",
) -> Progress:
    """How much of the way from baseline to target is done, in the direction that is good.

    Without a value or target nothing is claimed; without a baseline only `reached` is told.
    """
    if value is None or target is None:
        return Progress(None, reached=False, remaining=None)
    reached = value <= target if direction == "down" else value >= target
    remaining = 0.0 if reached else abs(target - value)
    if baseline is None or baseline == target:
        return Progress(None, reached, remaining)
    return Progress((value - baseline) / (target - baseline), reached, remaining)


def turn_of_curve(
    value: float | None, expected: ForecastPoint | None, *, direction: Direction = "up"
) -> Turn:
    """Has the value bent away from what was to be expected if nothing had changed?

    `turned` is better than the whole forecast interval, `leaning` better than its middle, `worse`
    beyond it on the bad side. A direction of "none" is never judged.
    """
    if value is None or expected is None or direction == "none":
        return "unknown"
    sign = -1 if direction == "down" else 1
    good_edge = expected.low if direction == "down" else expected.high
    bad_edge = expected.high if direction == "down" else expected.low
    if sign * (value - good_edge) > 0:
        return "turned"
    if sign * (value - bad_edge) < 0:
        return "worse"
    return "leaning" if sign * (value - expected.value) > 0 else "as_expected"

"""The picture of the opinion groups: a bed of dots for each, one dot a person, no place a person's."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

STEP = 7.0  # between two dots
GOLDEN = math.pi * (3 - math.sqrt(5))
MOST_DOTS = 150
GAP, EDGE, FOOT = 26.0, 12.0, 34.0
HIDDEN_DOTS = 12
LEAST_RADIUS = 30.0


@dataclass(frozen=True, slots=True)
class Bed:
    """One group as it is drawn."""

    number: int
    x: float
    y: float
    radius: float
    dots: Sequence[tuple[float, float]]
    hidden: bool
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All groups side by side, in the order of their letters."""

    width: float
    height: float
    beds: Sequence[Bed]
    people_a_dot: int


def picture(groups: Sequence[Mapping[str, Any]]) -> Picture | None:
    """The picture of these groups; None where there are none."""
    if not groups:
        return None
    shown = [one for one in groups if not one["hidden"]]
    largest = max((one["size"] for one in shown), default=0)
    a_dot = max(1, math.ceil(largest / MOST_DOTS))
    ordered = sorted(groups, key=lambda one: int(one["number"]))
    counts = [_dots(one, a_dot) for one in ordered]
    radii = [max(LEAST_RADIUS, STEP * math.sqrt(count) + EDGE) for count in counts]
    height = 2 * max(radii) + EDGE
    beds, left = [], EDGE
    for one, count, radius in zip(ordered, counts, radii, strict=True):
        beds.append(_bed(one, count, (left + radius, height / 2), radius))
        left += 2 * radius + GAP
    return Picture(round(left - GAP + EDGE, 1), round(height + FOOT, 1), tuple(beds), a_dot)


def _dots(group: Mapping[str, Any], a_dot: int) -> int:
    return HIDDEN_DOTS if group["hidden"] else max(1, round(group["size"] / a_dot))


def _bed(group: Mapping[str, Any], count: int, middle: tuple[float, float], radius: float) -> Bed:
    x, y = middle
    dots = [] if group["hidden"] else [_dot(x, y, at) for at in range(count)]
    return Bed(
        number=group["number"],
        x=round(x, 1),
        y=round(y, 1),
        radius=round(radius, 1),
        dots=tuple(dots),
        hidden=group["hidden"],
        size=0 if group["hidden"] else group["size"],
    )


def _dot(x: float, y: float, at: int) -> tuple[float, float]:
    """As the seeds of a sunflower lie: evenly, in the order in which they are counted."""
    far, turn = STEP * math.sqrt(at + 0.5), at * GOLDEN
    return round(x + far * math.cos(turn), 1), round(y + far * math.sin(turn), 1)

"""Groups (그룹 짓기): Polis's way from places on a picture to a handful of groups.

Places are first gathered in at most a hundred small ones, whose middles are then grouped with their
weights: so ten thousand people take no longer than a hundred. Each number of groups is tried, and the
one whose groups lie closest together and furthest apart (silhouette) is taken.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.deliberate.types import Settings

Floats = NDArray[np.float64]
Labels = NDArray[np.intp]
# points, weights, starting middles → the label of each point
Gather = Callable[[Floats, Floats, Floats], Labels]
Judge = Callable[[Floats, Labels], float]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Grouping (그룹 짓기): a label for each place, and how good each number of groups was."""

    labels: Labels
    quality: dict[int, float]


def group_places(
    places: Floats,
    settings: Settings,
    gather: Gather,
    judge: Judge,
    earlier: Sequence[tuple[float, float]] = (),
) -> Grouping:
    """The best grouping; `earlier` middles keep their numbers from one refresh to the next."""
    starts = _first_different(places, settings.base_groups)
    if len(starts) < 2:
        return Grouping(np.zeros(len(places), dtype=np.intp), {})
    small = gather(places, np.ones(len(places)), starts)
    middles, weights = _middles(places, small)
    most = min(settings.most_groups, 2 + len(middles) // settings.people_a_group, len(middles))
    best: Labels = np.zeros(len(middles), dtype=np.intp)
    quality: dict[int, float] = {}
    for wanted in range(2, most + 1):
        begin = _first_different(middles, wanted)
        if len(earlier) == wanted:
            begin = np.array(earlier, dtype=np.float64)
        labels = gather(middles, weights, begin)
        found = len(set(labels.tolist()))
        quality[wanted] = judge(middles, labels) if 1 < found < len(middles) else -1.0
        if quality[wanted] > max([-2.0, *(quality[k] for k in quality if k != wanted)]):
            best = labels
    return Grouping(_closed(best)[small], quality)


def _first_different(points: Floats, count: int) -> Floats:
    """The first points that differ: the same start for the same people, without any chance."""
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)[:count]]


def _middles(points: Floats, labels: Labels) -> tuple[Floats, Floats]:
    count = int(labels.max()) + 1
    weights = np.bincount(labels, minlength=count).astype(np.float64)
    sums = np.stack([np.bincount(labels, points[:, axis], count) for axis in (0, 1)], axis=1)
    return sums / weights[:, None], weights


def _closed(labels: Labels) -> Labels:
    """Labels without gaps, in their order."""
    _, closed = np.unique(labels, return_inverse=True)
    return np.asarray(closed, dtype=np.intp)

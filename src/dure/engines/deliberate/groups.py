"""Groups (그룹 짓기): Polis's way from places on a picture to a handful of groups.

Places are first gathered in at most a hundred small ones, whose middles are then grouped with their
weights: so ten thousand people take no longer than a hundred. Each number of groups is tried, and the
one whose groups lie closest together and furthest apart (silhouette) is taken.

Polis changes the number only once another one was best four times running, and so rests on what went
before. A file of votes has no such past: where an earlier result is given its number stays, and among
more than a hundred people the smaller number stays, unless another is clearly better.
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
    chosen: int = 0
    kept: str = ""  # why the best number was not taken: fewer | earlier | asked


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
    found: dict[int, Labels] = {}
    quality: dict[int, float] = {}
    for wanted in _numbers(len(middles), settings):
        begin = _first_different(middles, wanted)
        if len(earlier) == wanted:
            begin = np.array(earlier, dtype=np.float64)
        found[wanted] = gather(middles, weights, begin)
        count = len(set(found[wanted].tolist()))
        quality[wanted] = judge(middles, found[wanted]) if 1 < count < len(middles) else -1.0
    crowded = len(places) > settings.base_groups
    chosen, kept = _chosen(quality, settings, len(earlier), crowded=crowded)
    return Grouping(_closed(found[chosen])[small], quality, chosen, kept)


def _numbers(middles: int, settings: Settings) -> range:
    """Which numbers of groups are tried; where one is asked for, as near to it as people differ."""
    if settings.groups:
        wanted = min(settings.groups, middles)
        return range(wanted, wanted + 1)
    most = min(settings.most_groups, 2 + middles // settings.people_a_group, middles)
    return range(2, most + 1)


def _chosen(
    quality: dict[int, float], settings: Settings, earlier: int, *, crowded: bool
) -> tuple[int, str]:
    """The best number, unless an earlier or a smaller one is nearly as good."""
    best = max(quality, key=lambda one: quality[one])
    if settings.groups:
        return best, "asked"
    near = [one for one in quality if quality[one] >= quality[best] - settings.clearly]
    if earlier in near:
        return earlier, "earlier" if earlier != best else ""
    if crowded and near[0] != best:
        return near[0], "fewer"
    return best, ""


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

"""How far cells can move at most, told from one relation after the other: a bound, found without a program.

What a relation's other cells leave it is all the room a cell has there. Taking that in turn for all
relations, until nothing becomes narrower, is no proof that a cell can move so far; but that it can move no
further is certain, and of such a cell nothing needs to be asked.
"""

import numpy as np

from dure.engines.disclosure.adapter import Floats, Places, System

ROUNDS = 12
SLACK = 1e-6, 1e-9  # at least, and as a share of the largest bound: what sums of floats may miss


def narrowed(system: System) -> tuple[Floats, Floats]:
    """Return the least and the most deviation of each column that its relations leave, or wider."""
    low, high = system.down.astype(float), system.up.astype(float)
    rows = np.repeat(np.arange(system.matrix.shape[0]), np.diff(system.matrix.indptr)).astype(
        np.intp
    )
    columns, weights = system.matrix.indices.astype(np.intp), system.matrix.data
    slack = _slack(system)
    for _ in range(ROUNDS):
        least, most = _lines(low, high, rows, columns, weights, system.matrix.shape[0])
        room_low, room_high = low.copy(), high.copy()
        np.maximum.at(room_low, columns, least - slack)
        np.minimum.at(room_high, columns, most + slack)
        counted = system.integral
        # A count that may move by 1.7 may move by 1. Standing still is always possible.
        room_low[counted] = np.ceil(room_low[counted] - slack)
        room_high[counted] = np.floor(room_high[counted] + slack)
        room_low, room_high = np.minimum(room_low, 0.0), np.maximum(room_high, 0.0)
        moved = float((room_low - low).sum() + (high - room_high).sum())
        low, high = room_low, room_high
        if moved <= slack * len(low):
            break
    return low, high


def _slack(system: System) -> float:
    least, share = SLACK
    widest = max(np.abs(system.down).max(initial=0.0), np.abs(system.up).max(initial=0.0))
    return least + share * float(widest)


def _lines(
    low: Floats, high: Floats, rows: Places, columns: Places, weights: Floats, count: int
) -> tuple[Floats, Floats]:
    """For each entry, between what its cell must lie so that its relation can still be even."""
    upward = weights > 0
    lows, highs = weights * low[columns], weights * high[columns]
    least, most = np.where(upward, lows, highs), np.where(upward, highs, lows)
    others_least = np.bincount(rows, least, count)[rows] - least
    others_most = np.bincount(rows, most, count)[rows] - most
    ends = -others_most / weights, -others_least / weights
    return np.minimum(*ends), np.maximum(*ends)

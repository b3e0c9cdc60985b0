"""Train (학습): how often each level holds for one person and for strangers, without any labels.

Expectation and maximisation over five kinds of pairs: one person, strangers, kin in one house,
partners in one house, and children born on one day. The last three keep a family that shares its
phone and its address from becoming one person. Every number starts at what is usual and moves only
as far as the file has something to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.linkage.compare import Comparison, Kin

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
SAME, STRANGER, KIN, PARTNER, TWIN = range(5)
ROUNDS, ENOUGH = 200, 1e-6
_FAITH_SAME, _FAITH_STRANGER, _FAITH_SHARE = 40.0, 60.0, 20.0
_AMONG_KIN = {"one_syllable": 0.78, "two_letters": 0.17, "one_letter": 0.05}
_OFTEN_WRITTEN = 3.0  # a person stands in a file seven times at most, on average
_LEAST = {KIN: 0.02, PARTNER: 0.01, TWIN: 0.004}  # beside the share of one person
_MOST = {KIN: 20.0, PARTNER: 20.0, TWIN: 0.1}
_MANY, _MOST_TWINS = 300, 0.5  # from so many rows on a file may tell that it is of twins


@dataclass(frozen=True)
class Patterns:
    """Patterns (비교 무늬): each combination of levels (−1 unknown, 0 closest) and its count."""

    codes: Codes
    counts: Floats


@dataclass(frozen=True)
class Model:
    """Model (모형): shares of the five kinds of pairs; for each comparison its two distributions."""

    shares: Floats
    same: tuple[Floats, ...]
    stranger: tuple[Floats, ...]


def usual_model(comparisons: Sequence[Comparison], records: int) -> Model:
    """What is usual, before any file is seen."""
    pairs = max(1.0, records * (records - 1) / 2)
    one = min(0.1, 0.2 * records / pairs)
    shares = np.array([one, 0.0, one * 0.1, one * 0.05, one * 0.01])
    shares[STRANGER] = 1 - shares.sum()
    return Model(
        shares,
        tuple(_whole([level.same for level in each.levels]) for each in comparisons),
        tuple(_whole([level.stranger for level in each.levels]) for each in comparisons),
    )


def trained(
    comparisons: Sequence[Comparison], candidates: Patterns, strangers: Patterns, records: int
) -> Model:
    """Learn from the candidate pairs, and from pairs drawn by lot for what strangers share."""
    model = usual = usual_model(comparisons, records)
    for _ in range(ROUNDS):
        chance = chances(comparisons, model, candidates.codes)
        drawn = chances(comparisons, model, strangers.codes)[:, STRANGER] * strangers.counts
        counted = chance * candidates.counts[:, None]
        new = Model(
            _shares(counted.sum(axis=0), usual.shares, records),
            _capped(
                comparisons,
                _distributions(candidates.codes, counted[:, SAME], usual.same, _FAITH_SAME),
            ),
            _distributions(strangers.codes, drawn, usual.stranger, _FAITH_STRANGER),
        )
        moved = _distance(model, new)
        model = new
        if moved < ENOUGH:
            break
    return model


def chances(comparisons: Sequence[Comparison], model: Model, codes: Codes) -> Floats:
    """How probably each pattern is of each of the five kinds; rows add up to one."""
    logs = log_chances(comparisons, model, codes)
    top = logs.max(axis=1, keepdims=True)
    parts = np.exp(logs - top)
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))


def log_chances(comparisons: Sequence[Comparison], model: Model, codes: Codes) -> Floats:
    """The logarithm of share × probability for each pattern and each kind of pair."""
    logs = np.tile(np.log(model.shares), (len(codes), 1))
    for place, one in enumerate(comparisons):
        table = np.log(np.array(kinds_of(one, model.same[place], model.stranger[place])))
        table = np.column_stack([table, np.zeros(len(table))])  # unknown: index −1, says nothing
        logs += table[:, codes[:, place]].T
    return logs


def kinds_of(one: Comparison, same: Floats, stranger: Floats) -> list[Floats]:
    """The distribution of a comparison for one person, strangers, kin, partners and twins."""
    if one.kin is Kin.HOME:
        return [same, stranger, same, same, same]
    if one.kin is Kin.FAMILY:
        return [same, stranger, same, stranger, same]
    if one.kin is Kin.BIRTH:
        return [same, stranger, stranger, stranger, same]
    kin = _among_kin(one, stranger)
    return [same, stranger, kin, stranger, kin]


def _among_kin(one: Comparison, stranger: Floats) -> Floats:
    """Brothers and sisters often share a syllable."""
    extra = np.array([_AMONG_KIN.get(level.name, 0.0) for level in one.levels])
    return stranger if not extra.any() else 0.7 * stranger + 0.3 * extra


def _shares(found: Floats, usual: Floats, records: int) -> Floats:
    pairs = max(1.0, records * (records - 1) / 2)
    shares = np.asarray((found + _FAITH_SHARE * usual) / (pairs + _FAITH_SHARE))
    shares[SAME] = min(shares[SAME], _OFTEN_WRITTEN * records / pairs)
    most = {**_MOST, TWIN: _MOST_TWINS if records >= _MANY else _MOST[TWIN]}
    for kind, least in _LEAST.items():
        shares[kind] = np.clip(
            shares[kind], least * shares[SAME], max(most[kind] * shares[SAME], 1e-12)
        )
    shares[STRANGER] = 0.0
    if shares.sum() > 0.9:
        shares *= 0.9 / shares.sum()
    shares[STRANGER] = 1 - shares.sum()
    return shares


def _distributions(
    codes: Codes, weights: Floats, usual: Sequence[Floats], faith: float
) -> tuple[Floats, ...]:
    found = []
    for place, start in enumerate(usual):
        known = codes[:, place] >= 0
        counted = np.bincount(codes[known, place], weights[known], minlength=len(start))
        found.append(_whole(counted + faith * start))
    return tuple(found)


def _capped(comparisons: Sequence[Comparison], same: Sequence[Floats]) -> tuple[Floats, ...]:
    """What is above a level's most goes to the other levels."""
    found = []
    for one, values in zip(comparisons, same, strict=True):
        most = np.array([level.most for level in one.levels])
        kept = np.minimum(values, most)
        free = most >= 1.0
        kept[free] *= (1 - kept[~free].sum()) / max(kept[free].sum(), 1e-12)
        found.append(kept)
    return tuple(found)


def _whole(parts: Sequence[float] | Floats) -> Floats:
    values = np.maximum(np.asarray(parts, dtype=float), 1e-9)
    return np.asarray(values / values.sum())


def _distance(old: Model, new: Model) -> float:
    both = zip((*old.same, *old.stranger), (*new.same, *new.stranger), strict=True)
    return max(float(np.abs(a - b).max()) for a, b in both)

"""Columns of numbers as arrays of whole ten-thousandths: what `dense.py` adds up, exactly."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.types import Number

DIGITS = 4  # after the point; what needs more is added up one by one
UNIT = 10**DIGITS
LARGEST = 2**53  # up to here a float is the written number
ROOM = 2**62  # a sum may grow to this
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Scaled(NamedTuple):
    """A column of numbers as whole ten-thousandths; `given` is False where there was none."""

    whole: Whole
    given: Mask


def scaled(column: Sequence[Any]) -> Scaled | None:
    """The column exactly; None when a number needs more digits or more room."""
    given = np.fromiter((one is not None for one in column), np.bool_, len(column))
    numbers = [one for one in column if one is not None]
    whole = _whole(numbers)
    if whole is None or not _fits(whole):
        return None
    spread = np.zeros(len(column), np.int64)
    spread[given] = whole
    return Scaled(spread, given)


def _fits(whole: Whole) -> bool:
    return float(np.abs(whole.astype(np.float64)).sum()) < ROOM


def _whole(numbers: list[Any]) -> Whole | None:
    kinds = set(map(type, numbers))
    if kinds <= {int, bool}:
        return _of_integers(numbers)
    if kinds <= {int, float}:
        return _of_floats(numbers)
    return _of_decimals(numbers) if kinds <= {int, Decimal} else None


def _of_integers(numbers: list[int]) -> Whole | None:
    if max(numbers, default=0) >= LARGEST // UNIT or min(numbers, default=0) <= -LARGEST // UNIT:
        return None
    larger: Whole = np.array(numbers, np.int64) * UNIT
    return larger


def _of_floats(numbers: list[float]) -> Whole | None:
    written = np.array(numbers, np.float64)
    near = np.rint(written * UNIT)
    # Division rounds to the nearest, so equality says: this float is how that decimal is written.
    exact = np.isfinite(near) & (np.abs(near) < LARGEST) & (near / UNIT == written)
    if not bool(exact.all()):
        return None
    whole: Whole = near.astype(np.int64)
    return whole


def _of_decimals(numbers: list[Decimal]) -> Whole | None:
    if not all(Decimal(one).is_finite() for one in numbers):
        return None
    larger = [one * UNIT for one in numbers]
    if not all(-LARGEST < one < LARGEST for one in larger):
        return None
    whole = list(map(int, larger))
    return None if whole != larger else np.array(whole, np.int64)


def numbers_of(whole: Whole) -> list[Number]:
    """Ten-thousandths as numbers: whole where they are whole, decimals otherwise."""
    quotients: list[Number] = (whole // UNIT).tolist()
    for at in np.flatnonzero(whole % UNIT).tolist():
        quotients[at] = Decimal(int(whole[at])).scaleb(-DIGITS).normalize()
    return quotients

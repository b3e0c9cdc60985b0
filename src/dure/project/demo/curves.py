"""Curves: a level over time, a small sway, and how a whole is shared out so that parts add up."""

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from functools import cache


def anchored(anchors: Mapping[str, float], month: int) -> float:
    """The value of a curve in a month (counted from year 0), straight between its anchors."""
    points = sorted((month_number(code), float(value)) for code, value in anchors.items())
    if month <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in itertools.pairwise(points):
        if month <= right:
            return low + (high - low) * (month - left) / (right - left)
    return points[-1][1]


def month_number(code: str) -> int:
    """`2026-03` as a number of months since year 0."""
    year, month = code.split("-")
    return int(year) * 12 + int(month) - 1


@cache
def sway(*about: str) -> float:
    """A number between -1 and 1 that is always the same for the same words; small ones more often."""
    digest = hashlib.blake2b("/".join(about).encode(), digest_size=8).digest()
    first, second = (int.from_bytes(digest[at : at + 4], "big") / 2**32 for at in (0, 4))
    return first + second - 1


def shared_out(
    total: int, weights: Sequence[float], rooms: Sequence[int] | None = None
) -> list[int]:
    """Whole parts of a whole, near the weights, none larger than its room; they add up to it."""
    limits = list(rooms) if rooms is not None else [total] * len(weights)
    parts = [0] * len(weights)
    left = min(total, sum(limits))
    while left > 0:
        open_ones = [at for at, part in enumerate(parts) if part < limits[at]]
        given = _rounded(left, [max(weights[at], 1e-9) for at in open_ones])
        for at, more in zip(open_ones, given, strict=True):
            taken = min(more, limits[at] - parts[at])
            parts[at] += taken
            left -= taken
    return parts


def _rounded(total: int, weights: Sequence[float]) -> list[int]:
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(each) for each in exact]
    by_rest = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_rest[: total - sum(parts)]:
        parts[at] += 1
    return parts

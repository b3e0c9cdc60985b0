"""Refuse what cannot be drawn honestly."""

import math

from dure.engines.charts.types import ChartFault, Datum


def check_several(several: tuple[Datum, ...]) -> None:
    """At least one thing, every code once, every number finite."""
    if not several:
        raise ChartFault("charts.nothing_to_draw")
    if len({datum.code for datum in several}) != len(several):
        raise ChartFault("charts.code_twice")
    check_finite(*(number for datum in several for number in (datum.value, datum.target)))


def check_finite(*numbers: float | None) -> None:
    """Values, targets and forecasts are numbers that have a place on a sheet."""
    if any(number is not None and not math.isfinite(number) for number in numbers):
        raise ChartFault("charts.not_a_number")


def check_parts(parts: tuple[Datum, ...]) -> None:
    """Parts of a whole cannot be negative."""
    check_several(parts)
    if any((part.value or 0) < 0 for part in parts):
        raise ChartFault("charts.negative_part")


def check_spots(several: tuple[Datum, ...], spots: tuple[tuple[int, int], ...]) -> None:
    """One place a tile, none taken twice, none outside."""
    if len(spots) != len(several) or len(set(spots)) != len(spots):
        raise ChartFault("charts.spots_do_not_fit")
    if any(column < 0 or row < 0 for column, row in spots):
        raise ChartFault("charts.spots_do_not_fit")

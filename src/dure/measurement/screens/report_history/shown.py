"""A change of a value as the history shows it."""

from decimal import Decimal

from dure.kernel.ui.figures import NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure
from dure.kernel.words import Words
from dure.measurement.screens.shown import figure_of_short
from dure.measurement.types.history import CellChange


def change_shown(one: CellChange) -> dict[str, object]:
    """Who changed what, when, from what to what."""
    return {
        "at": one.at,
        "by": one.by,
        "name": one.version.name if one.version else Words(one.indicator, one.indicator),
        "cell": one.cell,
        "old": _figure(one, one.old),
        "new": _figure(one, one.new),
    }


def _figure(one: CellChange, short: str | None) -> Figure:
    if one.version is not None:
        return figure_of_short(short, one.version)
    if short == "na":
        return Figure(NOT_APPLICABLE)
    known = short is not None and short.replace(".", "", 1).isdecimal()
    decimals = len((short or "").partition(".")[2])
    return Figure(VALUE, Decimal(short or 0), None, decimals) if known else Figure(NOT_REPORTED)

"""How a member's own number becomes a shared one: times the factor that was written down (B23)."""

from dataclasses import replace
from decimal import Decimal

from dure.measurement.types.entries import CellEntry

LONGEST = 500


def converted(entry: CellEntry, indicator: str, factor: Decimal, own_name: str) -> CellEntry:
    """The entry on the shared indicator. The parts of a rate keep their size: a factor is for counts.

    The comment keeps what was reported in the organisation's own terms.
    """
    told = f"{own_name} × {factor.normalize():f}"
    if entry.value is not None:
        told = f"{own_name} {entry.value} × {factor.normalize():f}"
    said = f"{told} · {entry.comment}" if entry.comment else told
    value = None if entry.value is None else _exact(Decimal(entry.value) * factor)
    return replace(entry, indicator=indicator, value=value, comment=said[:LONGEST])


def plain_name(name: str) -> str:
    """How two writings of an own indicator are compared: spaces and capitals do not matter."""
    return "".join(name.split()).casefold()


def _exact(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()

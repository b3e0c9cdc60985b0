"""Rates that a file tells in two rows, as DHIS2 values do: `M03.numerator` and `M03.denominator`."""

from collections.abc import Sequence
from dataclasses import replace

from dure.measurement.services.misplaced import Placed

NUMERATOR, DENOMINATOR = "numerator", "denominator"
Key = tuple[object, ...]


def part_named(written: str) -> tuple[str, str]:
    """The indicator that an element is of, and which part of a rate it is; "" where it is no part."""
    code, _dot, part = written.rpartition(".")
    return (code, part) if code and part in (NUMERATOR, DENOMINATOR) else (written, "")


def key_of(each: Placed) -> Key:
    """What an entry is of, whichever row it stands in."""
    entry = each.entry
    return each.organisation_id, each.period, entry.indicator, entry.place_code, entry.cell


def paired(entries: Sequence[Placed]) -> list[Placed]:
    """The entries with each numerator and its denominator as one, which stands in both their rows.

    A part that is told twice stays as it is: it is a double, and said to be one.
    """
    waiting: dict[tuple[Key, str], int] = {}
    found: list[Placed] = []
    for each in entries:
        part = _only_part(each)
        other = waiting.pop((key_of(each), _OTHER[part]), None) if part else None
        if other is None:
            if part:
                waiting.setdefault((key_of(each), part), len(found))
            found.append(each)
        else:
            found[other] = _together(found[other], each)
    return found


_OTHER = {NUMERATOR: DENOMINATOR, DENOMINATOR: NUMERATOR}


def _only_part(each: Placed) -> str:
    entry = each.entry
    if entry.value is not None or (entry.numerator is None) == (entry.denominator is None):
        return ""
    return DENOMINATOR if entry.numerator is None else NUMERATOR


def _together(one: Placed, other: Placed) -> Placed:
    first, second = one.entry, other.entry
    entry = replace(
        first,
        numerator=second.numerator if first.numerator is None else first.numerator,
        denominator=second.denominator if first.denominator is None else first.denominator,
        comment=first.comment or second.comment,
    )
    return replace(one, entry=entry, also=(*one.also, other.row))

"""A value nobody asked for: because of where it is for, because of what it is, or simply not asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dure.engines.measure import parse_period
from dure.ground.places.queries import PlaceStanding, named_codes, place_standings
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Indicator
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.imports import RowFault

NOT_ASKED = "measurement.not_asked"
LONG = ("value", "numerator", "denominator")  # in a long table the indicator has a cell of its own


@dataclass(frozen=True, slots=True)
class Placed:
    """One entry with the row it stands in, the field that holds it, and the report it is for.

    `also` are further rows that hold parts of it.
    """

    row: int
    field: str
    organisation_id: int
    period: str
    entry: CellEntry
    also: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """Every row that it stands in."""
        return self.row, *self.also


@dataclass(frozen=True, slots=True)
class _Known:
    """What there is of what the rows name: places with their days, places asked of whom, indicators."""

    standings: Mapping[str, PlaceStanding]
    asked: Collection[tuple[int, str]]
    indicators: Collection[str]


def told_by_place(
    initiative_id: int, faults: Sequence[RowFault], entries: Sequence[Placed]
) -> list[RowFault]:
    """The same faults; those that come from a place or an indicator say so, in the cell that names it.

    A place is looked at on the first day of its period: another organisation may have reported for it
    while it was there.
    """
    lost = {fault.row for fault in faults if fault.code == NOT_ASKED}
    if not lost:
        return list(faults)
    placed = {row: replace(each, row=row) for each in entries for row in each.rows if row in lost}
    codes = {each.entry.place_code for each in placed.values()}
    asked = Assignment.objects.filter(initiative_id=initiative_id, place_code__in=codes)
    named = {str(fault.values["indicator"]) for fault in faults if fault.code == NOT_ASKED}
    known = _Known(
        place_standings(codes),
        set(asked.values_list("organisation_id", "place_code")),
        set(Indicator.objects.filter(code__in=named).values_list("code", flat=True)),
    )
    return [
        fault if fault.code != NOT_ASKED else _told(fault, placed[fault.row], known)
        for fault in faults
    ]


def _told(fault: RowFault, placed: Placed, known: _Known) -> RowFault:
    code, day = placed.entry.place_code, parse_period(placed.period).starts_on
    standing = known.standings.get(code)
    is_ours = (placed.organisation_id, code) in known.asked
    if standing is None and not is_ours:
        return RowFault(placed.row, "place", "import.unknown_place", {"found": code})
    if standing is not None and not standing.holds_on(day):
        right = named_codes(standing.successors, day)
        values = {"found": _named(code, day), "right": right}
        return RowFault(placed.row, "place", "import.abolished_place", values)
    if not is_ours:
        values = {"found": _named(code, day)}
        return RowFault(placed.row, "place", "import.place_not_asked", values)
    at = "indicator" if fault.field in LONG else fault.field
    indicator = str(fault.values["indicator"])
    if indicator not in known.indicators:
        return RowFault(placed.row, at, "import.unknown_indicator", {"found": indicator})
    values = {**fault.values, "place": _named(code, day)}
    return RowFault(placed.row, at, NOT_ASKED, values)


def _named(code: str, day: date) -> Words:
    return named_codes((code,), day)

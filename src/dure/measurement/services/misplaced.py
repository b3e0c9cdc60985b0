"""A value for a place nobody asks about: the code is unknown, gone, or not its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dure.engines.measure import parse_period
from dure.ground.places.queries import PlaceStanding, place_standings
from dure.measurement.models import Assignment
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.imports import RowFault

NOT_ASKED = "measurement.not_asked"


@dataclass(frozen=True, slots=True)
class Placed:
    """One entry with the row it stands in, the field that holds it, and the report it is for."""

    row: int
    field: str
    organisation_id: int
    period: str
    entry: CellEntry


def told_by_place(
    initiative_id: int, faults: Sequence[RowFault], entries: Sequence[Placed]
) -> list[RowFault]:
    """The same faults; those that come from a place code say so, at the place."""
    lost = {fault.row for fault in faults if fault.code == NOT_ASKED}
    if not lost:
        return list(faults)
    placed = {each.row: each for each in entries if each.row in lost}
    codes = {each.entry.place_code for each in placed.values()}
    asked = Assignment.objects.filter(initiative_id=initiative_id, place_code__in=codes)
    known = set(asked.values_list("place_code", flat=True))
    standings = place_standings(codes - known)
    return [
        fault
        if fault.code != NOT_ASKED or placed[fault.row].entry.place_code in known
        else _at_place(placed[fault.row], standings)
        for fault in faults
    ]


def _at_place(placed: Placed, standings: Mapping[str, PlaceStanding]) -> RowFault:
    code = placed.entry.place_code
    standing = standings.get(code)
    if standing is None:
        return RowFault(placed.row, "place", "import.unknown_place", {"found": code})
    if not standing.holds_on(parse_period(placed.period).starts_on):
        right = ", ".join(standing.successors) or "-"
        return RowFault(
            placed.row, "place", "import.abolished_place", {"found": code, "right": right}
        )
    return RowFault(placed.row, "place", "import.place_not_asked", {"found": code})

"""From the rows that the engine counted to the lines of the board: nothing is added up here."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dure.engines.measure import (
    KINDS,
    ComputedRow,
    Period,
    ServiceIndicator,
    cell_values,
    definitions_from,
    of_day,
    parse_period,
)
from dure.measurement.types.service_board import PeriodLine, Tally

BACK = {"month": 12, "quarter": 8, "half": 6, "year": 5}
AMOUNT, LINES, PEOPLE = "amount", "lines", "people"


class Spot(NamedTuple):
    """Where a tally stands; an empty kind is all of them."""

    level: str
    place: str
    period: str
    kind: str


def board_indicators(people: Collection[str] = ()) -> tuple[ServiceIndicator, ...]:
    """What the board counts of every kind of service; `people` are the kinds in which they are counted.

    Money, minutes or doors in a line without a name are not so many people.
    """
    asked: list[dict[str, object]] = [
        {"code": code, "kind": kind, "by": ["service"]}
        for code, kind in ((AMOUNT, "sum"), (LINES, "count"))
    ]
    if people:
        chosen = {"service": sorted(people)}
        asked.append({"code": PEOPLE, "kind": "distinct", "where": chosen, "by": ["service"]})
    return definitions_from({"indicators": asked})


def tallies(rows: Iterable[ComputedRow], organisation: str) -> dict[Spot, Tally]:
    """The tallies of one organisation, or of `all`."""
    found: dict[Spot, dict[str, ComputedRow]] = {}
    for row in rows:
        if row.organisation == organisation:
            kind = dict(cell_values(row.cell)).get("service", "")
            spot = Spot(row.place_level, row.place, row.period, kind)
            found.setdefault(spot, {})[row.indicator] = row
    return {spot: _tally(cells) for spot, cells in found.items()}


def _tally(cells: Mapping[str, ComputedRow]) -> Tally:
    amount, lines, people = (cells.get(one) for one in (AMOUNT, LINES, PEOPLE))
    return Tally(
        Decimal(str(amount.value)) if amount else Decimal(0),
        int(lines.value) if lines else 0,
        int(people.value) if people else None,
        int(people.low) if people and people.low is not None else None,
        int(people.high) if people and people.high is not None else None,
    )


def periods_known(spots: Iterable[Spot]) -> dict[str, tuple[str, ...]]:
    """The periods in which anything was recorded, newest first, by kind of period."""
    every = {parse_period(spot.period) for spot in spots}
    return {
        kind: tuple(one.code for one in sorted(every, reverse=True) if one.kind == kind)
        for kind in KINDS
    }


def period_shown(asked: str, known: Mapping[str, tuple[str, ...]], on: date) -> str:
    """The period that was asked for; else the newest month that has begun."""
    if any(asked in codes for codes in known.values()):
        return asked
    this = of_day(on, "month").code
    begun = [code for code in known.get("month", ()) if code <= this]
    return begun[0] if begun else next(iter(known.get("month", ())), this)


def curve(found: Mapping[Spot, Tally], period: str, kind: str) -> tuple[PeriodLine, ...]:
    """The period and those before it, oldest first; a gap stays a gap."""
    last = parse_period(period)
    span = [Period(last.kind, last.number - back) for back in reversed(range(BACK[last.kind]))]
    lines = [PeriodLine(one.code, found.get(Spot("all", "all", one.code, kind))) for one in span]
    first = next((at for at, line in enumerate(lines) if line.tally), len(lines))
    return tuple(lines[first:])

"""Reports as sheets of a workbook: every line and cell with what stands there and stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dure.ground.journal.types import Actor
from dure.ground.places.queries import names
from dure.kernel.words import Words
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.queries.report_head import report_named
from dure.measurement.queries.values_standing import periods_before, values_standing
from dure.measurement.rules.cells_asked import cell_label, cells_asked
from dure.measurement.rules.workbook import BookRow
from dure.measurement.types.asked import AskedLine, Dimension
from dure.measurement.types.reports import ReportHead


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One report with all its rows."""

    head: ReportHead
    rows: tuple[BookRow, ...]


def report_sheets(actor: Actor, *, public_ids: Sequence[str], on: date) -> tuple[ReportSheet, ...]:
    """The sheets of some reports, each through its gate; seven statements a report."""
    ways = dimensions()
    return tuple(_sheet(report_named(actor, public_id=each), ways, on) for each in public_ids)


def _sheet(head: ReportHead, ways: Mapping[str, Dimension], on: date) -> ReportSheet:
    lines = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    before = periods_before(head.period, 1)[0]
    now, last = (
        values_standing(organisation_id=head.organisation_id, period=one)
        for one in (head.period, before)
    )
    places = names({line.place_code for line in lines}, on)
    rows = tuple(
        BookRow(
            version=line.version,
            place_code=line.place_code,
            place=places.get(line.place_code, Words(line.place_code, line.place_code)),
            cell=cell,
            label=cell_label(cell, ways),
            current=now.get(line.key, {}).get(cell),
            last=last.get(line.key, {}).get(cell),
            computed=line.computed,
        )
        for line in lines
        for cell in _cells(line, ways)
    )
    return ReportSheet(head, rows)


def _cells(line: AskedLine, ways: Mapping[str, Dimension]) -> tuple[str, ...]:
    return ("", *cells_asked(line.version, ways))

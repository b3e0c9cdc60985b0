"""The disaggregation cells of one line, loaded when somebody opens it."""

from collections.abc import Mapping

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.queries.report_head import report_head
from dure.measurement.queries.values_standing import periods_before, values_standing
from dure.measurement.rules.cells_asked import cell_label, cells_of_group, group_label
from dure.measurement.types.asked import AskedLine, StoredValue
from dure.measurement.types.reports import CellBox, ReportCells, ReportHead


def report_cells(actor: Actor, *, report_id: int, indicator: str, place_code: str) -> ReportCells:
    """All cells of one line in the order they are asked for, with last period's. Seven statements."""
    head = report_head(actor, report_id=report_id)
    line = _line(head, indicator, place_code)
    ways = dimensions()
    now = _cells(head, line, head.period)
    before = _cells(head, line, periods_before(head.period, 1)[0])
    groups = tuple(
        (
            group_label(group, ways),
            tuple(
                CellBox(cell, cell_label(cell, ways), now.get(cell), before.get(cell))
                for cell in cells_of_group(group, ways)
            ),
        )
        for group in line.version.combinations
    )
    return ReportCells(line.version, line.place_code, now.get(""), groups)


def _line(head: ReportHead, indicator: str, place_code: str) -> AskedLine:
    asked = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    for line in asked:
        if (line.version.code, line.place_code) == (indicator, place_code):
            return line
    raise Refused("measurement.not_asked", indicator=indicator, place=place_code or "-")


def _cells(head: ReportHead, line: AskedLine, period: str) -> Mapping[str, StoredValue]:
    standing = values_standing(
        organisation_id=head.organisation_id,
        period=period,
        indicator_ids=[line.version.indicator_id],
    )
    return standing.get(line.key, {})

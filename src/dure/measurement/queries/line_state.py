"""What one line shows after it was touched: its findings, and how far the whole report is."""

from dataclasses import dataclass

from dure.ground.journal.types import Actor
from dure.measurement.queries.findings_of import findings_of
from dure.measurement.queries.lines_counted import lines_counted
from dure.measurement.queries.report_head import report_head
from dure.measurement.types.reports import FindingCard, ReportHead


@dataclass(frozen=True, slots=True)
class LineState:
    """The findings of one line, and the report's progress."""

    head: ReportHead
    findings: tuple[FindingCard, ...]
    asked: int
    filled: int
    unexplained: int


def line_state(actor: Actor, *, report_id: int, indicator_id: int, place_code: str) -> LineState:
    """The line after a cell was saved, and the progress of its report. Six statements."""
    head = report_head(actor, report_id=report_id)
    found = findings_of([head.id]).get(head.id, [])
    counted = lines_counted([head])[head.id]
    return LineState(
        head=head,
        findings=tuple(
            each
            for each in found
            if (each.indicator_id, each.place_code) == (indicator_id, place_code)
        ),
        asked=counted.asked,
        filled=counted.filled,
        unexplained=sum(not each.explained for each in found),
    )

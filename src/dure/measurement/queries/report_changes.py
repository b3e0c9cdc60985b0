"""What was changed in a report, cell by cell, from the journal: old and new, who and when."""

from dure.ground.journal.queries import entries_about
from dure.ground.journal.types import Actor
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.queries.report_head import report_head
from dure.measurement.rules.cells_asked import cell_label
from dure.measurement.types.history import CellChange

SAVED = "measurement.values.save"


def report_changes(actor: Actor, *, report_id: int) -> tuple[CellChange, ...]:
    """Every change of a value of this report, newest first; through the gate of the report."""
    head = report_head(actor, report_id=report_id)
    asked = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    versions = {line.version.code: line.version for line in asked}
    ways = dimensions()
    entries = entries_about("report", [head.id], initiative_id=head.initiative_id, verbs=[SAVED])
    found = [
        CellChange(
            at=entry.at,
            by=entry.by,
            version=versions.get(change["indicator"]),
            indicator=change["indicator"],
            cell=cell_label(change["cell"], ways),
            old=change["old"],
            new=change["new"],
        )
        for entry in entries
        for change in entry.values.get("changes", ())
    ]
    return tuple(reversed(found))

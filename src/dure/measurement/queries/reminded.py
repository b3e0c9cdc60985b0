"""When organisations were last reminded of a round: read from the journal."""

from datetime import datetime

from dure.ground.journal.queries import entries_about

REMIND = "measurement.reports.remind"


def reminded(round_id: int, initiative_id: int) -> dict[int, datetime]:
    """Report → when its organisation was last reminded. One statement."""
    noted = entries_about(
        "reporting_round", [round_id], initiative_id=initiative_id, verbs=(REMIND,)
    )
    return {report: entry.at for entry in noted for report in entry.values.get("reports", ())}

"""Findings of one's own reports that still ask for an explanation (B7)."""

from datetime import date

from dure.ground.journal.types import Actor
from dure.measurement.queries.findings_of import findings_of
from dure.measurement.queries.report_queue import reports_of_mine
from dure.measurement.rules.labels import period_words
from dure.measurement.types.today import Unexplained


def findings_unexplained(actor: Actor, *, on: date) -> tuple[Unexplained, ...]:
    """One line for each report of one's own that may be written. Three queries."""
    reports = reports_of_mine(actor, on)
    open_ones = {
        report_id: sum(1 for finding in findings if not finding.explained)
        for report_id, findings in findings_of([head.id for head in reports]).items()
    }
    return tuple(
        Unexplained(
            public_id=head.public_id,
            organisation=head.organisation,
            period_words=period_words(head.period),
            count=open_ones[head.id],
        )
        for head in reports
        if open_ones.get(head.id)
    )

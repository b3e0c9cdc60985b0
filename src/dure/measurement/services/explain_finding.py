"""Explain a soft finding; the explanation stays visible beside the value."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.queries.entry_sheet import entry_sheet
from dure.measurement.queries.findings_of import EXPLAINED_FOR, facts
from dure.measurement.services.keep_findings import keep_findings
from dure.measurement.services.save_values import refuse_unless_editable
from dure.measurement.services.steps import hold_report
from dure.measurement.services.subjects import the_report
from dure.measurement.services.submit_report import soft_of
from dure.measurement.types.entries import FindingAt


@action(
    "measurement.finding.explain",
    may="enter_report",
    on=the_report,
    refusal="measurement.not_your_report",
)
def explain_finding(
    actor: Actor, *, report_id: int, finding: FindingAt, explanation: str, at: datetime
) -> Done[None]:
    """Write why an unusual value is right. Refused when blank or when nothing is unusual there."""
    if not explanation.strip():
        raise Refused("measurement.explanation_blank")
    refuse_resident_number(explanation=explanation)
    head = hold_report(report_id)
    refuse_unless_editable(head, at)
    sheet = entry_sheet(head, {finding.indicator})
    found = keep_findings(head.id, list(sheet.lines.values()), soft_of(sheet))
    line = sheet.lines.get((finding.indicator, finding.place_code))
    where = (line.key if line else (0, "")) + (finding.cell, finding.code)
    row = found.get(where)
    if row is None:
        raise Refused("measurement.no_such_finding")
    row.explanation = explanation.strip()
    row.values = {**row.values, EXPLAINED_FOR: facts(row.values)}
    row.explained_by_id = actor.account_id
    row.explained_at = at
    row.save(update_fields=["explanation", "values", "explained_by", "explained_at"])
    return Done(None, {"finding": finding.code, "explanation": row.explanation})

"""Own reports: every report of the organisations one reports for, in one initiative (B3)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from dure.ground.journal.types import Actor
from dure.measurement.models import Approval
from dure.measurement.queries.lines_counted import lines_counted
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.report_queue import reported_for
from dure.measurement.rules.report_status import deadline, due_state, why_not_editable
from dure.measurement.types.desk import OwnReport
from dure.measurement.types.reports import ReportHead

LAST_PERIODS = 14
SENT_BACK = ("returned", "reopened")


class _Last(NamedTuple):
    at: datetime
    comment: str


def own_reports(actor: Actor, *, initiative_id: int, on: date) -> tuple[OwnReport, ...]:
    """Reports of one's own organisations, the newest period first. Six statements.

    Nothing for somebody who reports for no named organisation: a backbone has its desk.
    """
    mine = reported_for(actor)
    if mine is None:
        return ()
    reports = heads(
        mine, order=("-round__period", "organisation_id"), round__initiative_id=initiative_id
    )
    lines = lines_counted(reports)
    last = _last_steps(reports)
    return tuple(
        OwnReport(
            head=head,
            state=due_state(head.status, head.dates, on, head.extended_until),
            editable=why_not_editable(head.status, head.dates, on, head.extended_until) is None,
            deadline=deadline(head.dates, head.extended_until),
            asked=lines[head.id].asked,
            filled=lines[head.id].filled,
            comment=last[head.id].comment if head.status == "returned" else "",
            step_at=last[head.id].at if head.id in last else None,
        )
        for head in reports
    )


def _last_steps(reports: Sequence[ReportHead]) -> dict[int, _Last]:
    """Report → when its last step was, and the words of the last one that sent it back."""
    rows = Approval.objects.filter(report_id__in=[head.id for head in reports]).order_by("id")
    found: dict[int, _Last] = {}
    for report_id, step, at, comment in rows.values_list("report_id", "step", "at", "comment"):
        before = found[report_id].comment if report_id in found else ""
        found[report_id] = _Last(at, comment if step in SENT_BACK else before)
    return found

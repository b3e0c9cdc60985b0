"""Approve one report, or a whole pile in one go: all of them or none."""

from collections.abc import Sequence
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.measurement.models import Finding, Report
from dure.measurement.queries.findings_of import is_explained
from dure.measurement.rules.report_status import next_step
from dure.measurement.services.steps import Held, take_step, take_steps
from dure.measurement.services.subjects import in_initiative, the_held_report


@action(
    "measurement.report.approve",
    may="approve_report",
    on=the_held_report,
    hands="held",
    tell=("author",),
)
def approve_report(
    actor: Actor, *, report_id: int, held: Held, at: datetime, comment: str = ""
) -> Done[None]:
    """Approve a handed-in report: from now on its values enter totals."""
    take_step(actor, held, step="approve", at=at, comment=comment)
    return Done(None, {"period": held.period})


@action(
    "measurement.reports.approve",
    may="approve_report",
    on=in_initiative("reports"),
    tell=("author",),
)
def approve_reports(
    actor: Actor, *, initiative_id: int, report_ids: Sequence[int], at: datetime
) -> Done[int]:
    """Approve many reports; answers how many. All or nothing, in a constant number of statements.

    A report in which something unusual is still unexplained is looked at alone: the pile is refused
    with `measurement.open_findings`.
    """
    wanted = set(report_ids)
    held = list(
        Report.objects.within(pk__in=wanted, round__initiative_id=initiative_id)
        .order_by("pk")
        .select_for_update(of=("self",))
        .values_list("pk", "status", "public_id", "organisation_id")
    )
    if len(held) != len(wanted):
        raise Refused("measurement.no_such_report")
    for _, status, _, _ in held:
        next_step(status, "approve")
    ids = [pk for pk, *_ in held]
    _refuse_unexplained(ids)
    if ids:
        take_steps(actor, ids, step="approve", reached="approved", at=at)
    approved = [{"report": pk, "organisation": who} for pk, _, _, who in held]
    return Done(len(ids), {"approved": approved})


def _refuse_unexplained(report_ids: Sequence[int]) -> None:
    rows = Finding.objects.filter(report_id__in=report_ids)
    told = rows.values_list("values", "explanation", "report__organisation__name_ko")
    unexplained = sorted({row[2] for row in told if not is_explained(row[0], row[1])})
    if unexplained:
        raise Refused("measurement.open_findings", organisations=", ".join(unexplained[:5]))

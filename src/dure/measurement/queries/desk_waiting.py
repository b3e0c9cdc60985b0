"""What waits on the approvers' desks, round by round, the longest waiting first."""

from datetime import UTC, datetime

from django.db.models import Max

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import Approval
from dure.measurement.queries.report_head import heads
from dure.measurement.rules.labels import period_words
from dure.measurement.types.reports import ReportHead
from dure.measurement.types.today import DeskWaiting

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def desk_waiting(actor: Actor, *, initiative_id: int) -> tuple[DeskWaiting, ...]:
    """One line for each round with waiting reports; nothing for who does not approve. Three queries."""
    if not may(actor, "approve_report", Subject("reports", "", initiative_id)):
        return ()
    waiting = heads(round__initiative_id=initiative_id, status="submitted")
    since = _handed_in([head.id for head in waiting])
    rounds: dict[int, list[ReportHead]] = {}
    for head in sorted(waiting, key=lambda head: since.get(head.id, LONG_AGO)):
        rounds.setdefault(head.round_id, []).append(head)
    return tuple(
        DeskWaiting(
            initiative_id=initiative_id,
            round_id=round_id,
            period_words=period_words(reports[0].period),
            waiting=len(reports),
            oldest=reports[0].organisation,
            since=since.get(reports[0].id),
        )
        for round_id, reports in rounds.items()
    )


def _handed_in(report_ids: list[int]) -> dict[int, datetime]:
    rows = Approval.objects.filter(report_id__in=report_ids, step="submitted").order_by()
    return dict(rows.values_list("report_id").annotate(last=Max("at")))

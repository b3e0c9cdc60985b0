"""Who has not been heard of: organisations whose last rounds passed without a report."""

from collections import defaultdict
from datetime import date

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import ReportingRound
from dure.measurement.queries.report_head import heads
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import STANDING, deadline
from dure.measurement.types.reports import ReportHead
from dure.measurement.types.today import Silent

LOOKED_BACK = 8
SILENT_AFTER = 2


def silent_members(actor: Actor, *, initiative_id: int, on: date) -> tuple[Silent, ...]:
    """Whoever let two rounds or more pass, the longest silent first. Three queries.

    Only rounds whose deadline is over count, an exception in force included.
    """
    if not may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        return ()
    rounds = ReportingRound.objects.filter(initiative_id=initiative_id, due_on__lt=on)
    newest = list(rounds.order_by("-due_on").values_list("pk", flat=True)[:LOOKED_BACK])
    reports: dict[int, list[ReportHead]] = defaultdict(list)
    for head in heads(order=("-round__due_on", "-pk"), round_id__in=newest):
        if deadline(head.dates, head.extended_until) < on:
            reports[head.organisation_id].append(head)
    found = [_silence(each) for each in reports.values()]
    long_ones = [one for one in found if one.rounds >= SILENT_AFTER]
    return tuple(sorted(long_ones, key=lambda one: (-one.rounds, one.organisation.ko)))


def _silence(reports: list[ReportHead]) -> Silent:
    spoke = next((at for at, head in enumerate(reports) if head.status in STANDING), None)
    return Silent(
        organisation_id=reports[0].organisation_id,
        organisation=reports[0].organisation,
        rounds=len(reports) if spoke is None else spoke,
        last_period_words=None if spoke is None else period_words(reports[spoke].period),
    )

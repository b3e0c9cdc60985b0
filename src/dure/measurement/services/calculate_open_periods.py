"""Every night: what is computed from service records is worked out again for every open report."""

from datetime import datetime

from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.stale_calculations import stale_calculations
from dure.measurement.rules.report_status import is_closed
from dure.measurement.services.calculate_period import calculate_period
from dure.measurement.types.reports import ReportHead


def calculate_open_periods(actor: Actor, *, at: datetime) -> tuple[int, int]:
    """Calculate reports that may still change; answers how many were, and how many were refused.

    Open: the round has opened and not closed for that organisation. A report that is handed in keeps
    its values; what differs is named, and *Today* tells it. One refusal does not stop the others.
    """
    done = refused = 0
    for head in _open_reports(at):
        try:
            calculate_period(
                actor,
                initiative_id=head.initiative_id,
                organisation_id=head.organisation_id,
                period=head.period,
                at=at,
            )
            done += 1
        except Refused:
            refused += 1
    return done, refused


def _open_reports(at: datetime) -> list[ReportHead]:
    """Reports with computed lines whose period is open, and those the ledger has outgrown."""
    on = day_of(at)
    computed = set(
        Assignment.objects.filter(computed=True).values_list("initiative_id", "organisation_id")
    )
    outgrown = {(each.organisation_id, each.period) for each in stale_calculations()}
    return [
        head
        for head in heads(round__opens_on__lte=on)
        if (head.initiative_id, head.organisation_id) in computed
        and (
            not is_closed(head.dates, on, head.extended_until)
            or (head.organisation_id, head.period) in outgrown
        )
    ]

"""Exceptions that end by themselves in a few days, while the report is still not handed in (B6)."""

from datetime import date, timedelta

from django.db.models import Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import PeriodException
from dure.measurement.queries.report_head import heads
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import STANDING
from dure.measurement.types.reports import ReportHead
from dure.measurement.types.today import ExceptionEnding

DAYS_AHEAD = 3
WRITES = ("manage_rounds", "enter_report")


def exceptions_ending(actor: Actor, *, initiative_id: int, on: date) -> tuple[ExceptionEnding, ...]:
    """The next to end first; each organisation's own, or all for who manages rounds.

    Of several exceptions the last day counts, and one that ends before the round is due gives nothing.
    Three queries, one where nothing ends.
    """
    last = on + timedelta(days=DAYS_AHEAD)
    soon = PeriodException.objects.filter(
        round__initiative_id=initiative_id,
        until__gte=on,
        until__lte=last,
        taken_back_at__isnull=True,
    )
    rounds = set(soon.values_list("round_id", flat=True))
    if not rounds:
        return ()
    waiting = heads(
        ~Q(status__in=STANDING), order=("organisation__name_ko", "pk"), round_id__in=rounds
    )
    told = [
        ExceptionEnding(
            initiative_id=initiative_id,
            organisation=head.organisation,
            period_words=period_words(head.period),
            public_id=head.public_id,
            until=until,
        )
        for head in waiting
        if (until := _end_of(head)) is not None
        and on <= until <= last
        and _may_see(actor, initiative_id, head.organisation_id)
    ]
    return tuple(sorted(told, key=lambda one: one.until))


def _end_of(head: ReportHead) -> date | None:
    """The day on which the organisation's own days end; None where they end before everybody's."""
    until = head.extended_until
    return until if until is not None and until > head.dates.due_on else None


def _may_see(actor: Actor, initiative_id: int, organisation_id: int) -> bool:
    subject = Subject("reports", "", initiative_id, organisation_id)
    return any(may(actor, permission, subject) for permission in WRITES)

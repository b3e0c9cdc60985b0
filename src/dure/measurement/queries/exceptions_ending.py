"""Exceptions that end by themselves in a few days, while the report is still not handed in (B6)."""

from datetime import date, timedelta

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import PeriodException, Report
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import STANDING
from dure.measurement.types.today import ExceptionEnding

DAYS_AHEAD = 3
WRITES = ("manage_rounds", "enter_report")


def exceptions_ending(actor: Actor, *, initiative_id: int, on: date) -> tuple[ExceptionEnding, ...]:
    """The next to end first; each organisation's own, or all for who manages rounds. Two queries."""
    rows = (
        PeriodException.objects.filter(
            round__initiative_id=initiative_id,
            until__gte=on,
            until__lte=on + timedelta(days=DAYS_AHEAD),
        )
        .select_related("round", "organisation")
        .order_by("until", "organisation__name_ko")
    )
    seen = [row for row in rows if _may_see(actor, initiative_id, row.organisation_id)]
    waiting = _not_handed_in(initiative_id, seen)
    return tuple(
        ExceptionEnding(
            initiative_id=initiative_id,
            organisation=row.organisation.name,
            period_words=period_words(row.round.period),
            public_id=waiting[row.round_id, row.organisation_id],
            until=row.until,
        )
        for row in seen
        if (row.round_id, row.organisation_id) in waiting
    )


def _not_handed_in(initiative_id: int, rows: list[PeriodException]) -> dict[tuple[int, int], str]:
    reports = (
        Report.objects.within(
            round__initiative_id=initiative_id,
            round_id__in={row.round_id for row in rows},
            organisation_id__in={row.organisation_id for row in rows},
        )
        .exclude(status__in=STANDING)
        .values_list("round_id", "organisation_id", "public_id")
    )
    return {(round_id, organisation_id): name for round_id, organisation_id, name in reports}


def _may_see(actor: Actor, initiative_id: int, organisation_id: int) -> bool:
    subject = Subject("reports", "", initiative_id, organisation_id)
    return any(may(actor, permission, subject) for permission in WRITES)

"""One round for whoever runs it: every report's state, and the exceptions in force."""

from datetime import date

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.measurement.models import PeriodException
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.rounds import round_card
from dure.measurement.rules.report_status import due_state
from dure.measurement.types.desk import ExceptionCard, RoundPage, RoundReport


def round_page(actor: Actor, *, initiative_id: int, round_id: int, on: date) -> RoundPage:
    """One round with its reports by name; refused with `measurement.not_your_desk`. Four statements."""
    if not may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        raise Refused("measurement.not_your_desk")
    the = round_card(initiative_id=initiative_id, round_id=round_id)
    reports = tuple(
        RoundReport(head, due_state(head.status, head.dates, on, head.extended_until))
        for head in heads(order=("organisation__name_ko", "pk"), round_id=round_id)
    )
    return RoundPage(
        round=the,
        reports=reports,
        exceptions=_exceptions(round_id, on),
        may_manage=may(actor, "manage_rounds", Subject("reporting_round", round_id, initiative_id)),
        is_locked=on >= the.dates.locks_on,
        may_lock=the.dates.due_on < on,
    )


def _exceptions(round_id: int, on: date) -> tuple[ExceptionCard, ...]:
    rows = PeriodException.objects.filter(round_id=round_id).select_related(
        "organisation", "granted_by"
    )
    return tuple(
        ExceptionCard(
            id=row.pk,
            organisation=row.organisation.name,
            until=row.until,
            reason=row.reason,
            by=row.granted_by.name,
            at=row.granted_at,
            in_force=row.until >= on and row.taken_back_at is None,
            taken_back_at=row.taken_back_at,
        )
        for row in rows.order_by("-until", "pk")
    )

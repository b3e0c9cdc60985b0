"""Exceptions: one organisation may still write after the lock, until a day that comes by itself."""

from datetime import date, datetime, timedelta

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words
from dure.measurement.models import PeriodException, Report
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.return_report import leave_totals
from dure.measurement.services.steps import hold_report, somebody, take_step
from dure.measurement.services.subjects import the_report, the_round

LONGEST = timedelta(days=366)
REOPENED = Words(
    ko="{organisation}의 {period} 보고서를 다시 열었어요.",
    en="The report of {organisation} for {period} was reopened.",
)


@action("measurement.exception.grant", may="manage_rounds", on=the_round, tell=("author",))
def grant_exception(
    actor: Actor,
    *,
    round_id: int,
    organisation_id: int,
    until: date,
    reason: str,
    at: datetime,
) -> Done[int]:
    """Let one organisation write until a day, that day included; answers the exception's id.

    Refused for an organisation that the round does not ask.
    """
    if not Report.objects.within(round_id=round_id, organisation_id=organisation_id).exists():
        raise Refused("measurement.no_such_report")
    made = _grant(actor, round_id, organisation_id, until, reason, at)
    return Done(made, {"until": until.isoformat(), "reason": reason})


@action("measurement.exception.take_back", may="manage_rounds", on=the_round, tell=("author",))
def take_back_exception(
    actor: Actor, *, round_id: int, exception_id: int, at: datetime
) -> Done[None]:
    """Take a wrong exception back: it gives nothing from now on, and that it was granted stays.

    What was written meanwhile stays too. Refused: `measurement.no_such_exception` for one of another
    round, and for one that is over or was taken back before.
    """
    standing = PeriodException.objects.filter(
        pk=exception_id, round_id=round_id, until__gte=day_of(at), taken_back_at__isnull=True
    )
    organisation_id = standing.values_list("organisation_id", flat=True).first()
    if not standing.update(taken_back_at=at):
        raise Refused("measurement.no_such_exception")
    return Done(None, {"exception": exception_id, "organisation": organisation_id})


@action("measurement.report.reopen", may="manage_rounds", on=the_report, tell=("author",))
def reopen_report(
    actor: Actor, *, report_id: int, until: date, reason: str, at: datetime
) -> Done[int]:
    """Give a report back after the lock, with an exception until a day; it leaves every total."""
    head = hold_report(report_id)
    made = _grant(actor, head.round_id, head.organisation_id, until, reason, at)
    take_step(actor, head, step="reopen", at=at, comment=reason)
    leave_totals(actor, head, cause="report_returned", words=REOPENED, at=at)
    return Done(made, {"until": until.isoformat(), "reason": reason})


def _grant(
    actor: Actor, round_id: int, organisation_id: int, until: date, reason: str, at: datetime
) -> int:
    if not reason.strip():
        raise Refused("measurement.reason_needed")
    refuse_resident_number(reason=reason)
    if until < day_of(at):
        raise Refused("measurement.exception_in_the_past", until=until.isoformat())
    if until > day_of(at) + LONGEST:  # a year mistyped would leave the round open for good
        raise Refused("measurement.exception_too_long", until=until.isoformat())
    granted = PeriodException(
        round_id=round_id,
        organisation_id=organisation_id,
        until=until,
        reason=reason.strip(),
        granted_at=at,
        granted_by_id=somebody(actor),
    )
    refuse_unfit(granted)
    granted.save()
    return granted.pk

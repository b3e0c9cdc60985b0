"""Rounds: ask the members for a period, and lock it."""

from datetime import date, datetime

from dure.engines.measure import Period, parse_period
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import PeriodException, Report, ReportingRound
from dure.measurement.services.reports_of_round import make_reports
from dure.measurement.services.steps import take_steps
from dure.measurement.services.subjects import in_initiative, the_round
from dure.measurement.types.reports import RoundDates


@action(
    "measurement.round.open",
    may="manage_rounds",
    on=in_initiative("reporting_round"),
    tell=("author",),
)
def open_round(
    actor: Actor, *, initiative_id: int, period: str, dates: RoundDates, at: datetime
) -> Done[int]:
    """Ask for a period: every organisation with an indicator of this kind of period gets a report.

    Answers the round's id. Refused for a period nobody can read, a second round of the same
    period, and days out of order.
    """
    when = period_named(period)
    if not dates.opens_on <= dates.due_on < dates.locks_on:
        raise Refused("measurement.dates_out_of_order")
    if ReportingRound.objects.filter(initiative_id=initiative_id, period=when.code).exists():
        raise Refused("measurement.round_exists", period=when.code)
    made = ReportingRound.objects.create(
        initiative_id=initiative_id,
        period=when.code,
        period_kind=when.kind,
        opens_on=dates.opens_on,
        due_on=dates.due_on,
        locks_on=dates.locks_on,
    )
    reports = make_reports(made)
    return Done(made.pk, {"round": made.pk, "period": when.code, "reports": reports})


@action("measurement.round.lock", may="manage_rounds", on=the_round, tell=("author",))
def lock_round(actor: Actor, *, round_id: int, at: datetime) -> Done[int]:
    """Lock a round now; answers how many approved reports were locked.

    By date it locks without this: the verb moves the day forward and writes the step down.
    Organisations whose exception is in force keep their report open.
    """
    today = day_of(at)
    the = ReportingRound.objects.select_for_update().get(pk=round_id)
    if today <= the.due_on:  # the day it is due is still the reporters' day
        raise Refused("measurement.not_due_yet", due_on=the.due_on.isoformat())
    if today < the.locks_on:
        the.locks_on = today
        the.save(update_fields=["locks_on"])
    ids = _lockable(round_id, today)
    if ids:
        take_steps(actor, ids, step="lock", reached="locked", at=at)
    return Done(len(ids), {"locked": len(ids), "locks_on": the.locks_on.isoformat()})


def period_named(period: str) -> Period:
    """The period; refused with `measurement.no_such_period` when it cannot be read."""
    try:
        return parse_period(period)
    except ValueError:
        raise Refused("measurement.no_such_period", period=period) from None


def _lockable(round_id: int, today: date) -> list[int]:
    excepted = PeriodException.objects.filter(
        round_id=round_id, until__gte=today, taken_back_at__isnull=True
    )
    return list(
        Report.objects.within(round_id=round_id, status="approved")
        .exclude(organisation_id__in=excepted.values("organisation_id"))
        .order_by("pk")
        .values_list("pk", flat=True)
    )

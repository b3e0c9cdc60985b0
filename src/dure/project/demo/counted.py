"""Counted: reports whose numbers come from service records go their way through the services."""

from datetime import datetime, timedelta
from typing import cast

from dure.engines.measure import parse_period
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.services import (
    approve_report,
    calculate_period,
    explain_finding,
    submit_report,
)
from dure.measurement.types.entries import FindingAt, Problems
from dure.project.demo.calendar import dates_of
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import told

DAY = timedelta(days=1)
INITIATIVE = {"sonmat": "halmae", "saerok": "daon"}
SAYS = "8월부터는 배달 기록에서 바로 세어요. 기록을 확인했어요."


def report_from_records(the: Cast) -> None:
    """Work out, hand in, approve: month by month, each on its own day."""
    for slug, periods in told("story")["from_records"].items():
        for period in periods:
            _report(the, slug, period)


def _report(the: Cast, slug: str, period: str) -> None:
    initiative = INITIATIVE[slug]
    initiative_id, organisation_id = the.initiatives[initiative], the.organisations[slug]
    day = dates_of(parse_period(period), the.today).due_on - DAY
    actor = the.actor(slug, at_hour(day))
    calculate_period(
        actor,
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        period=period,
        at=at_hour(day, 9),
    )
    report_id = report_ids(initiative_id, [period])[organisation_id, period]
    hand_in(actor, report_id, at_hour(day, 11))
    checker = the.actor(the.approver(initiative).email.partition("@")[0], at_hour(day + 3 * DAY))
    approve_report(checker, report_id=report_id, at=at_hour(day + 3 * DAY, 14))


def hand_in(actor: Actor, report_id: int, at: datetime, says: str = SAYS) -> None:
    """Submit; what is unusual is explained first."""
    try:
        submit_report(actor, report_id=report_id, at=at)
    except Refused as refused:
        if refused.code != "measurement.explain_first":
            raise
        problems = cast("Problems", refused.values["problems"])
        for one in problems.each:
            where = FindingAt(one.indicator, one.place_code, one.cell, one.code)
            explain_finding(actor, report_id=report_id, finding=where, explanation=says, at=at)
        submit_report(actor, report_id=report_id, at=at)

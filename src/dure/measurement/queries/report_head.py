"""The head of a report, opened through one gate: own reports, or all of an initiative."""

from collections.abc import Collection
from datetime import date
from typing import Any, cast

from django.db.models import Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.scoped import ScopedQuerySet
from dure.kernel.words import Words
from dure.kernel.written_out import written_out
from dure.measurement.models import PeriodException, Report
from dure.measurement.types.reports import ReportHead, RoundDates

SEES = ("see_own_reports", "see_all_reports", "enter_report", "approve_report")
HEAD = (
    "id",
    "public_id",
    "status",
    "note",
    "round_id",
    "round__initiative_id",
    "round__initiative__name_ko",
    "round__initiative__name_en",
    "organisation_id",
    "organisation__name_ko",
    "organisation__name_en",
    "round__period",
    "round__period_kind",
    "round__opens_on",
    "round__due_on",
    "round__locks_on",
)
# Built once: naming the columns costs more than asking the database.
HEADS = cast("ScopedQuerySet", Report.objects.values_list(*HEAD))


def report_head(actor: Actor, *, report_id: int) -> ReportHead:
    """One report; refused with `measurement.not_your_report`. Two statements."""
    head = head_without_gate(report_id=report_id)
    return seen_by(actor, head)


def report_head_of(actor: Actor, *, organisation_id: int, round_id: int) -> ReportHead:
    """The report of an organisation in a round, through the same gate."""
    return seen_by(actor, _one(organisation_id=organisation_id, round_id=round_id))


def report_named(actor: Actor, *, public_id: str) -> ReportHead:
    """The report of an address in the browser, through the same gate."""
    return seen_by(actor, _one(public_id=public_id))


def reports_named(actor: Actor, *, public_ids: Collection[str]) -> list[ReportHead]:
    """The reports of many addresses, each through the same gate. Two statements."""
    found = {head.public_id: head for head in heads(public_id__in=set(public_ids))}
    if len(found) < len(set(public_ids)):
        raise Refused("measurement.no_such_report")
    return [seen_by(actor, found[public_id]) for public_id in dict.fromkeys(public_ids)]


def head_without_gate(*, report_id: int) -> ReportHead:
    """For this room's services, whose gate is `@action`."""
    return _one(pk=report_id)


def report_subject(*, report_id: int) -> Subject:
    """What the gate of a step asks about a report, and nothing more. One statement, written out."""
    sql = """SELECT r.id, w.initiative_id, r.organisation_id
             FROM report r JOIN reporting_round w ON w.id = r.round_id WHERE r.id = %s"""
    with written_out() as cursor:
        cursor.execute(sql, [report_id])
        found = cursor.fetchone()
    if found is None:
        raise Refused("measurement.no_such_report")
    return Subject("report", *found)


def heads(*narrowed: Q, order: tuple[str, ...] = ("pk",), **scope: Any) -> list[ReportHead]:
    """Cards of the reports of a scope, in that order. Two statements."""
    rows = list(HEADS.within(**scope).filter(*narrowed).order_by(*order))
    extended = _extensions({row[4] for row in rows})
    return [_head(row, extended.get((row[4], row[8]))) for row in rows]


def _extensions(round_ids: Collection[int]) -> dict[tuple[int, int], date]:
    """(round, organisation) → the last day of its exceptions."""
    if not round_ids:
        return {}
    rows = PeriodException.objects.filter(round_id__in=round_ids, taken_back_at__isnull=True)
    rows = rows.order_by("until")
    return {
        (round_id, organisation_id): until
        for round_id, organisation_id, until in rows.values_list(
            "round_id", "organisation_id", "until"
        )
    }


def seen_by(actor: Actor, head: ReportHead) -> ReportHead:
    """The head itself when the actor may see the report."""
    subject = subject_of(head)
    if not any(may(actor, permission, subject) for permission in SEES):
        raise Refused("measurement.not_your_report")
    return head


def subject_of(head: ReportHead) -> Subject:
    """The report as the gate and the journal know it."""
    return Subject("report", head.id, head.initiative_id, head.organisation_id)


def _one(**scope: Any) -> ReportHead:
    found = heads(**scope)
    if not found:
        raise Refused("measurement.no_such_report")
    return found[0]


def _head(row: tuple[Any, ...], extended_until: date | None) -> ReportHead:
    return ReportHead(
        id=row[0],
        public_id=row[1],
        status=row[2],
        note=row[3],
        round_id=row[4],
        initiative_id=row[5],
        initiative=Words(row[6], row[7]),
        organisation_id=row[8],
        organisation=Words(row[9], row[10]),
        period=row[11],
        period_kind=row[12],
        dates=RoundDates(row[13], row[14], row[15]),
        extended_until=extended_until,
    )

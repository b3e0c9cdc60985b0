"""One step of a report: the row is held, the state moves on, the step is named and dated."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import connection
from django.db.models import Subquery

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Report
from dure.measurement.queries.report_head import head_without_gate
from dure.measurement.rules.report_status import DONE, next_step, state_on
from dure.measurement.types.reports import ReportHead


def hold_report(report_id: int) -> ReportHead:
    """The report as it stands now, held until the transaction ends: two people take turns.

    Held with it are the organisation's reports of the same period in other initiatives, because a
    value is reported once for all of them. PostgreSQL holds the rows; SQLite's immediate
    transaction holds the whole file already.
    """
    this = Report.objects.within(pk=report_id)
    # Each is one value, found once; as sets they make PostgreSQL walk all reports of the house.
    organisation = Subquery(this.values("organisation_id")[:1])
    period = Subquery(this.values("round__period")[:1])
    held = (
        Report.objects.within(organisation_id=organisation, round__period=period)
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    list(held.values_list("pk"))
    return head_without_gate(report_id=report_id)


def hold_report_on(report_id: int, on: date) -> ReportHead:
    """The same, in the state that holds on a day: an exception lifts the lock, also one by hand."""
    head = hold_report(report_id)
    state = state_on(head.status, head.dates, on, head.extended_until)
    return replace(head, status=state)


def take_step(actor: Actor, head: ReportHead, *, step: str, at: datetime, comment: str = "") -> str:
    """Move the report on; refused where the step is not possible from its state."""
    reached = next_step(head.status, step)
    by = somebody(actor)
    Report.objects.within(pk=head.id).update(status=reached)
    Approval.objects.create(report_id=head.id, step=DONE[step], at=at, by_id=by, comment=comment)
    return reached


def take_steps(
    actor: Actor, report_ids: Sequence[int], *, step: str, reached: str, at: datetime
) -> None:
    """The same step for many reports in two statements, however many they are.

    The insert is written out because the ORM splits it into portions on SQLite.
    """
    by = somebody(actor)
    Report.objects.within(pk__in=report_ids).update(status=reached)
    marks = ", ".join(["%s"] * len(report_ids))
    sql = f"""INSERT INTO approval (report_id, step, at, by_id, comment)
              SELECT id, %s, {_moment()}, %s, '' FROM report WHERE id IN ({marks})
              ORDER BY id"""  # noqa: S608 - only question marks are put together
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(sql, [DONE[step], moment, by, *report_ids])


def somebody(actor: Actor) -> int:
    """Whose step it is. The house itself hands in and approves nothing: a step has a name."""
    if actor.account_id is None:
        raise Refused("measurement.needs_a_person")
    return actor.account_id


def _moment() -> str:
    return "CAST(%s AS timestamptz)" if connection.vendor == "postgresql" else "%s"

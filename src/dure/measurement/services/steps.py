"""One step of a report: the row is held, the state moves on, the step is named and dated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection

from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.written_out import add_row, written_out
from dure.measurement.models import Approval, Report
from dure.measurement.queries.report_head import head_without_gate
from dure.measurement.rules.report_status import DONE, next_step, state_on
from dure.measurement.types.reports import ReportHead

# One way to the server and back where two would do; SQLite lies beside us and knows no such thing.
MOVED_AND_SAID = """
    WITH moved AS (UPDATE report SET status = %s WHERE id = %s RETURNING id)
    INSERT INTO approval (report_id, step, at, by_id, comment)
    SELECT id, %s, %s, %s, %s FROM moved"""


@dataclass(frozen=True, slots=True)
class Held(Subject):
    """A report as a step finds it, held until the transaction ends; also what the gate is asked about."""

    status: str = ""
    period: str = ""


def hold(report_id: int) -> Held:
    """The report as it stands now, held until the transaction ends: two people take turns.

    Held with it are the organisation's reports of the same period in other initiatives, because a
    value is reported once for all of them. PostgreSQL holds the rows; SQLite's immediate
    transaction holds the whole file already. One statement, written out because steps are taken
    one after the other all day and putting it together costs more than asking it.
    """
    sql = """
        SELECT r.id, w.initiative_id, r.organisation_id, r.status, w.period
        FROM report s
        JOIN reporting_round t ON t.id = s.round_id
        JOIN reporting_round w ON w.period = t.period
        JOIN report r ON r.round_id = w.id AND r.organisation_id = s.organisation_id
        WHERE s.id = %s
        ORDER BY r.id"""
    held = " FOR UPDATE OF r" if connection.features.has_select_for_update_of else ""
    with written_out() as cursor:
        cursor.execute(sql + held, [report_id])
        for row in cursor.fetchall():
            if row[0] == report_id:
                return Held("report", *row)
    raise Refused("measurement.no_such_report")


def hold_report(report_id: int) -> ReportHead:
    """The same with all that is known of the report, as it stands once it is held."""
    hold(report_id)
    return head_without_gate(report_id=report_id)


def hold_report_on(report_id: int, on: date) -> ReportHead:
    """The same, in the state that holds on a day: an exception lifts the lock, also one by hand."""
    head = hold_report(report_id)
    state = state_on(head.status, head.dates, on, head.extended_until)
    return replace(head, status=state)


def take_step(
    actor: Actor, head: ReportHead | Held, *, step: str, at: datetime, comment: str = ""
) -> str:
    """Move the report on; refused where the step is not possible from its state."""
    reached = next_step(head.status, step)
    refuse_resident_number(comment=comment)
    by = somebody(actor)
    if connection.vendor == "postgresql":
        values = [reached, head.id, DONE[step], at, by, comment]
        with written_out() as cursor:
            cursor.execute(MOVED_AND_SAID, values)
        return reached
    with written_out() as cursor:
        cursor.execute("UPDATE report SET status = %s WHERE id = %s", [reached, head.id])
    add_row(Approval, report_id=head.id, step=DONE[step], at=at, by_id=by, comment=comment)
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

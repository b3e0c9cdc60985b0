"""Approving 8,000 reports: one by one as an approver clicks, and the whole pile in one go.

The portal's figure is its own bulk acceptance of 7,880 progress reports: 3.5 minutes and 88,000 SQL
statements on a machine of the same kind. Beside it stands what this disk asks for one change of one
row that is kept: no approval with a commit of its own can cost less.
"""

from bench.support.clock import Taken, measured, peak_mb
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep
from django.db import connection

from dure.measurement.models import Approval, Report
from dure.measurement.services import approve_report, approve_reports

BARE = 500
PORTAL_REPORTS, PORTAL_SECONDS, PORTAL_STATEMENTS = 7_880, 210.0, 88_000


def main() -> None:
    """Measure both ways on the same reports."""
    the = stage()
    ids = _hand_in_again(the)
    single = _one_by_one(the, ids)
    _hand_in_again(the)
    with measured() as pile:
        approve_reports(the.director, initiative_id=the.initiative.pk, report_ids=ids, at=the.at)
    bare = _bare_commit()
    each = single.seconds / len(ids)
    lines = [
        *_lines("one by one", single, len(ids)),
        Line("  one approval", each, "s", "", bare, "a bare commit"),
        Line("  its processor time", single.processor / len(ids), "s", "of this process"),
        *_lines("in one go", pile, len(ids)),
        Line("memory", peak_mb(), "MB", "at most, of this process"),
    ]
    keep("approving", the.database, the.scale, lines)


def _bare_commit() -> float:
    """Seconds for one row changed and kept: one statement, no wrapper, the same settings of the disk."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_commit (id integer PRIMARY KEY, turn integer)")
        cursor.execute("INSERT INTO bare_commit VALUES (1, 0)")
        with measured() as taken:
            for turn in range(BARE):
                cursor.execute("UPDATE bare_commit SET turn = %s WHERE id = 1", [turn])
    return taken.seconds / BARE


def _hand_in_again(the: Stage) -> list[int]:
    reports = Report.objects.within(round__initiative_id=the.initiative.pk)
    Approval.objects.filter(step="approved").delete()
    reports.update(status="submitted")
    return list(reports.order_by("pk").values_list("pk", flat=True))


def _one_by_one(the: Stage, ids: list[int]) -> Taken:
    with measured() as taken:
        for report_id in ids:
            approve_report(the.director, report_id=report_id, at=the.at)
    return taken


def _lines(how: str, taken: Taken, count: int) -> list[Line]:
    share = count / PORTAL_REPORTS
    portal = "the portal, for as many"
    return [
        Line(
            f"{count:,} reports {how}",
            taken.seconds,
            "s",
            f"{taken.seconds / count * 1000:.2f} ms each",
            PORTAL_SECONDS * share,
            portal,
        ),
        Line(
            f"their SQL statements, {how}",
            taken.statements,
            "statements",
            f"{taken.statements / count:.1f} each",
            PORTAL_STATEMENTS * share,
            portal,
        ),
    ]


if __name__ == "__main__":
    main()

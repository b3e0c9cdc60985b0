"""Approving 8,000 reports: one by one as an approver clicks, and the whole pile in one go.

The portal's figure is its own bulk acceptance of 7,880 progress reports: 3.5 minutes and 88,000 SQL
statements on a machine of the same kind.
"""

from bench.support.clock import Taken, measured, peak_mb
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep

from dure.measurement.models import Approval, Report
from dure.measurement.services import approve_report, approve_reports

PORTAL_REPORTS, PORTAL_SECONDS, PORTAL_STATEMENTS = 7_880, 210.0, 88_000


def main() -> None:
    """Measure both ways on the same reports."""
    the = stage()
    ids = _hand_in_again(the)
    single = _one_by_one(the, ids)
    _hand_in_again(the)
    with measured() as pile:
        approve_reports(the.director, initiative_id=the.initiative.pk, report_ids=ids, at=the.at)
    lines = [
        *_lines("one by one", single, len(ids)),
        *_lines("in one go", pile, len(ids)),
        Line("memory", peak_mb(), "MB", "at most, of this process"),
    ]
    keep("approving", the.database, the.scale, lines)


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

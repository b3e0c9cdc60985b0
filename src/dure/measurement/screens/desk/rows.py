"""The rows of the desk: which round, and everyone in it by what is to be done next."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from dure.kernel.words import Words
from dure.measurement.queries import period_words
from dure.measurement.queries.approvers_desk import PAGE
from dure.measurement.screens.shown import REDEFINED, change_words, figure_of, waited
from dure.measurement.types.desk import Desk, DeskRow, Difference, RoundCard, WaitingReport

AWAITED = ("overdue", "due_soon", "open", "not_open")
SETTLED = ("approved", "locked")
TOLD_DIFFERENCES = 3


def chosen_round(rounds: Sequence[RoundCard], wanted: str) -> RoundCard | None:
    """The round asked for; else the oldest in which something waits; else the newest that began."""
    named = [each for each in rounds if str(each.id) == wanted]
    waiting = [each for each in reversed(rounds) if each.states.get("submitted")]
    begun = [each for each in rounds if set(each.states) - {"not_open"}]
    return next(iter([*named, *waiting, *begun, *rounds]), None)


def round_tabs(
    slug: str, rounds: Sequence[RoundCard], here: RoundCard | None
) -> list[dict[str, object]]:
    """The newest rounds as tabs, each with how many reports wait."""
    near = list(rounds[:8])
    if here is not None and here not in near:
        near.append(here)
    return [
        {
            "name": period_words(each.period),
            "href": f"{reverse('desk', args=[slug])}?round={each.id}",
            "here": here is not None and each.id == here.id,
            "count": each.states.get("submitted", 0),
        }
        for each in near
    ]


def shown_desk(desk: Desk, *, at: datetime, page: int) -> dict[str, object]:
    """Everyone in the round, sorted into what waits, what is missing, what went back, what is done."""
    full = {report.head.id: report for report in desk.waiting}
    waiting = sorted(
        (row for row in desk.rows if row.state == "submitted"),
        key=lambda row: (row.step_at is None, row.step_at, row.report_id),
    )
    awaited = [row for row in desk.rows if row.state in AWAITED]
    return {
        "desk": desk,
        "period": period_words(desk.round.period),
        "waiting": [
            _waiting(row, full[row.report_id], at) for row in waiting if row.report_id in full
        ],
        "queued": [_row(row, at) for row in waiting if row.report_id not in full],
        "awaited": [_row(row, at) for row in sorted(awaited, key=_urgency)],
        "returned": [_row(row, at) for row in desk.rows if row.state == "returned"],
        "settled": [_row(row, at) for row in desk.rows if row.state in SETTLED],
        "total": len(desk.rows),
        "arrived": sum(row.state not in AWAITED for row in desk.rows),
        "free": sum(not row.unexplained for row in waiting),
        "pages": _pages(desk, page),
    }


def _pages(desk: Desk, page: int) -> list[int]:
    count = -(-desk.waiting_total // PAGE)
    return list(range(1, count + 1)) if count > 1 else []


def _urgency(row: DeskRow) -> tuple[int, str]:
    return AWAITED.index(row.state), row.organisation.ko


def _row(row: DeskRow, at: datetime) -> dict[str, object]:
    return {"row": row, "waited": waited(row.step_at, at)}


def _waiting(row: DeskRow, report: WaitingReport, at: datetime) -> dict[str, object]:
    moved = [one for one in report.differences if one.is_moved]
    findings = list(report.findings)
    return {
        **_row(row, at),
        "report": report,
        "moved": [_moved(one) for one in moved[:TOLD_DIFFERENCES]],
        "more": max(0, len(moved) - TOLD_DIFFERENCES),
        "same": not moved,
        "findings": findings[:2],
        "more_findings": max(0, len(findings) - 2),
    }


def _moved(one: Difference) -> dict[str, object]:
    known = one.now is not None and one.before is not None
    if one.now is None:
        told: object = Words("지난번에는 있었어요", "was there last time")
    elif one.redefined:
        told = REDEFINED
    else:
        told = change_words(one.change, one.share, one.version) if known else _first()
    return {"name": one.version.name, "figure": figure_of(one.now, one.version), "change": told}


def _first() -> Words:
    return Words("지난번에는 없었어요", "not there last time")

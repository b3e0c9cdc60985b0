"""The reporter's Today: what is open, due, overdue or returned, across initiatives (B3)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from dure.ground.journal.types import Actor
from dure.measurement.models import Approval
from dure.measurement.queries.lines_counted import lines_counted
from dure.measurement.queries.report_head import heads
from dure.measurement.rules.report_status import deadline, due_state, why_not_editable
from dure.measurement.types.desk import QueueItem
from dure.measurement.types.reports import ReportHead

ORDER = ("returned", "overdue", "due_soon", "open")


def report_queue(actor: Actor, *, on: date) -> tuple[QueueItem, ...]:
    """What needs this reporter, most urgent first. Five statements.

    Only where the actor writes for a named organisation: a backbone that may write for everyone
    has its desk instead. What waits for others, has not opened or is closed for good is not here.
    """
    return tuple(sorted(_items(reports_of_mine(actor, on), on), key=_urgency))


def reports_of_mine(actor: Actor, on: date) -> list[ReportHead]:
    """The reports that the actor may write now, the next deadline first. Two statements."""
    mine = reported_for(actor)
    if mine is None:
        return []
    waiting = heads(
        mine,
        order=("round__due_on", "pk"),
        status__in=("draft", "returned"),
        round__opens_on__lte=on,
    )
    return [head for head in waiting if _still_editable(head, on)]


def reported_for(actor: Actor) -> Q | None:
    """The organisations the actor reports for, each in its initiative (or in all)."""
    found: Q | None = None
    for reach in actor.reaches:
        if "enter_report" not in reach.permissions or reach.organisation_id is None:
            continue
        one = Q(organisation_id=reach.organisation_id)
        if reach.initiative_id is not None:
            one &= Q(round__initiative_id=reach.initiative_id)
        found = one if found is None else found | one
    return found


def _still_editable(head: ReportHead, on: date) -> bool:
    return why_not_editable(head.status, head.dates, on, head.extended_until) is None


def _items(reports: Sequence[ReportHead], on: date) -> list[QueueItem]:
    lines = lines_counted(reports)
    comments = _comments([head.id for head in reports if head.status == "returned"])
    return [
        QueueItem(
            head=head,
            state=due_state(head.status, head.dates, on, head.extended_until),
            editable=True,
            deadline=deadline(head.dates, head.extended_until),
            asked=lines[head.id].asked,
            filled=lines[head.id].filled,
            comment=comments.get(head.id, ""),
        )
        for head in reports
    ]


def _comments(report_ids: Sequence[int]) -> dict[int, str]:
    rows = Approval.objects.filter(
        report_id__in=report_ids, step__in=("returned", "reopened")
    ).order_by("id")
    return dict(rows.values_list("report_id", "comment"))


def _urgency(item: QueueItem) -> tuple[int, date, str]:
    return ORDER.index(item.state), item.deadline, item.head.public_id

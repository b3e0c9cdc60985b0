"""The steps of a report, each named and dated."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from dure.ground.journal.types import Actor
from dure.measurement.models import Approval
from dure.measurement.queries.report_head import report_head
from dure.measurement.rules.report_status import STEP_WORDS
from dure.measurement.types.reports import StepCard

STEP = ("step", "by__name", "at", "comment")


def report_history(actor: Actor, *, report_id: int) -> tuple[StepCard, ...]:
    """What happened to a report, oldest first. Two statements."""
    head = report_head(actor, report_id=report_id)
    return tuple(steps_of([head.id])[head.id])


def steps_of(report_ids: Collection[int]) -> dict[int, list[StepCard]]:
    """Report → its steps, oldest first. One statement."""
    rows = Approval.objects.filter(report_id__in=report_ids).order_by("id")
    found: dict[int, list[StepCard]] = defaultdict(list)
    for report_id, *row in rows.values_list("report_id", *STEP):
        found[report_id].append(step_card(row))
    return found


def last_return(report_id: int) -> StepCard | None:
    """The step that sent the report back, with its comment. One statement."""
    rows = Approval.objects.filter(report_id=report_id, step__in=("returned", "reopened"))
    row = rows.order_by("-id").values_list(*STEP).first()
    return step_card(row) if row else None


def step_card(row: Any) -> StepCard:
    """A card from the columns of `STEP`."""
    step, by, at, comment = row
    return StepCard(step, STEP_WORDS[step], by, at, comment)

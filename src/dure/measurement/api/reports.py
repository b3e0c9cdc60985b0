"""Reports: what is asked, what stands, what happened."""

from datetime import date, datetime
from typing import Any

from ninja import Router, Schema

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Day, Slug
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import day_of, now
from dure.measurement.api.inside import report
from dure.measurement.queries import (
    given_back,
    own_reports,
    report_differences,
    report_form,
    report_history,
    report_queue,
)
from dure.measurement.types.desk import OwnReport, QueueItem, WaitingReport
from dure.measurement.types.given_back import GivenBack
from dure.measurement.types.reports import ReportForm, ReportHead, StepCard

router = Router(tags=["reports"])
LONG_AGO = date(2000, 1, 1)


class ReportShown(Schema):
    """A report in a list."""

    public_id: str
    initiative: SaidWords
    organisation: SaidWords
    period: str
    state: str
    editable: bool
    deadline: date
    asked: int
    filled: int
    comment: str

    @staticmethod
    def of(item: QueueItem | OwnReport) -> dict[str, Any]:
        """From the card of the pages."""
        head: ReportHead = item.head
        return {
            "public_id": head.public_id,
            "initiative": head.initiative,
            "organisation": head.organisation,
            "period": head.period,
            "state": item.state,
            "editable": item.editable,
            "deadline": item.deadline,
            "asked": item.asked,
            "filled": item.filled,
            "comment": item.comment,
        }


class StepShown(Schema):
    """One step: what, who, when, and the words that went with it."""

    step: str
    words: SaidWords
    by: str
    at: datetime
    comment: str


@router.get("/reports", response=Page[ReportShown])
@key_needs("see_own_reports")
def waiting(request: ActingRequest, paging: Asked) -> dict[str, object]:
    """What waits for this reporter, most urgent first, across initiatives."""
    found = report_queue(request.actor, on=day_of(now()))
    return paged([ReportShown.of(each) for each in found], paging)


@router.get("/initiatives/{slug}/reports", response=Page[ReportShown])
@key_needs("see_own_reports")
def own(
    request: ActingRequest, slug: Slug, paging: Asked, stepped_since: Day = LONG_AGO
) -> dict[str, object]:
    """Every report of one's own organisations in an initiative, the newest period first.

    `stepped_since` names those only whose last step (handed in, returned, approved …) is not earlier.
    """
    card = initiative_card(slug)
    found = own_reports(request.actor, initiative_id=card.id, on=day_of(now()))
    kept = [each for each in found if _stepped(each, stepped_since)]
    return paged([ReportShown.of(each) for each in kept], paging)


@router.get("/reports/{public_id}", response=ReportForm)
@key_needs("see_initiative")
def one(request: ActingRequest, public_id: Code) -> ReportForm:
    """Every line asked for, with what stands, what stood, the target, findings and evidence."""
    head = report(request, public_id)
    return report_form(request.actor, report_id=head.id, on=day_of(now()))


@router.get("/reports/{public_id}/history", response=list[StepShown])
@key_needs("see_initiative")
def history(request: ActingRequest, public_id: Code) -> list[StepCard]:
    """What happened to it, oldest first."""
    return list(report_history(request.actor, report_id=report(request, public_id).id))


@router.get("/reports/{public_id}/given-back", response=GivenBack)
@key_needs("see_initiative")
def back(request: ActingRequest, public_id: Code) -> GivenBack:
    """What it gives back to whoever filled it in: changes, own trends, the place among peers."""
    head = report(request, public_id)
    return given_back(request.actor, report_id=head.id, on=day_of(now()))


@router.get("/reports/{public_id}/differences", response=WaitingReport)
@key_needs("see_all_reports")
def differences(request: ActingRequest, public_id: Code) -> WaitingReport:
    """Against the period before: what changed, most first; findings; what changed since handed in."""
    return report_differences(request.actor, report_id=report(request, public_id).id)


def _stepped(each: OwnReport, since: date) -> bool:
    return since == LONG_AGO or (each.step_at is not None and day_of(each.step_at) >= since)

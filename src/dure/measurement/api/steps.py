"""The steps of a report: hand in, take back, return, approve, reopen."""

from collections.abc import Callable
from typing import Annotated

from ninja import Router, Schema
from pydantic import Field

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Day, Given, Slug, Text
from dure.kernel.clock import now
from dure.measurement.api.inside import report, report_ids, seen
from dure.measurement.services import (
    approve_report,
    approve_reports,
    calculate_period,
    reopen_report,
    return_report,
    submit_report,
    withdraw_report,
)

router = Router(tags=["steps"])


class CommentGiven(Given):
    """Words that go with the step."""

    comment: Text = ""


class ReopenGiven(Given):
    """Until when it may be written again, that day included, and why."""

    until: Day
    reason: Text


class PileGiven(Given):
    """Reports by their public ids; all are approved, or none."""

    reports: Annotated[list[Code], Field(min_length=1, max_length=2000)]


class StepDone(Schema):
    """The report's state after the step."""

    public_id: str
    status: str


class HandedIn(StepDone):
    """What was asked and what stays empty: (indicator, place)."""

    asked: int
    filled: int
    missing: list[list[str]]


class Approved(Schema):
    """How many were approved."""

    approved: int


class CalculatedShown(Schema):
    """What the service records made of the report."""

    records_read: int
    written: int
    cleared: int
    unchanged: int
    typed: int
    standing: int
    outside: int
    fingerprint: str


@router.post("/reports/{public_id}/submit", response=HandedIn)
@key_needs("submit_report")
def submit(request: ActingRequest, public_id: Code, given: CommentGiven) -> dict[str, object]:
    """Hand it in. Impossible values block it; unusual ones want a word first: `problems` names each."""
    head = report(request, public_id)
    done = submit_report(request.actor, report_id=head.id, comment=given.comment, at=now())
    missing = [list(each) for each in done.missing]
    told = {"asked": done.asked, "filled": done.filled, "missing": missing}
    return {**_standing(request, public_id), **told}


@router.post("/reports/{public_id}/withdraw", response=StepDone)
@key_needs("submit_report")
def withdraw(request: ActingRequest, public_id: Code, given: CommentGiven) -> dict[str, str]:
    """Take one's own report back before the lock; it leaves every total."""
    return _taken(request, public_id, withdraw_report, comment=given.comment)


@router.post("/reports/{public_id}/return", response=StepDone)
@key_needs("approve_report")
def send_back(request: ActingRequest, public_id: Code, given: CommentGiven) -> dict[str, str]:
    """Send it back with a comment; its values leave every total at once."""
    return _taken(request, public_id, return_report, comment=given.comment)


@router.post("/reports/{public_id}/approve", response=StepDone)
@key_needs("approve_report")
def approve(request: ActingRequest, public_id: Code, given: CommentGiven) -> dict[str, str]:
    """Approve it: from now on its values enter totals."""
    return _taken(request, public_id, approve_report, comment=given.comment)


@router.post("/reports/{public_id}/reopen", response=StepDone)
@key_needs("manage_rounds")
def reopen(request: ActingRequest, public_id: Code, given: ReopenGiven) -> dict[str, str]:
    """Give it back after the lock, until a day; it leaves every total."""
    return _taken(request, public_id, reopen_report, until=given.until, reason=given.reason)


@router.post("/initiatives/{slug}/approve", response=Approved)
@key_needs("approve_report")
def approve_pile(request: ActingRequest, slug: Slug, given: PileGiven) -> dict[str, int]:
    """Approve many, all or none."""
    card = seen(request, slug)
    ids = report_ids(request, given.reports)
    done = approve_reports(request.actor, initiative_id=card.id, report_ids=ids, at=now())
    return {"approved": done}


@router.post("/reports/{public_id}/calculate", response=CalculatedShown)
@key_needs("enter_report")
def calculate(request: ActingRequest, public_id: Code) -> dict[str, object]:
    """Work out every computed line from the service records; the same ledger gives the same values."""
    head = report(request, public_id)
    done = calculate_period(
        request.actor,
        initiative_id=head.initiative_id,
        organisation_id=head.organisation_id,
        period=head.period,
        at=now(),
    )
    return {
        "records_read": done.records_read,
        "written": done.written,
        "cleared": done.cleared,
        "unchanged": done.unchanged,
        "typed": len(done.typed),
        "standing": len(done.standing),
        "outside": done.outside,
        "fingerprint": done.fingerprint,
    }


def _taken(
    request: ActingRequest, public_id: str, take: Callable[..., object], **how: object
) -> dict[str, str]:
    """The step is taken, and the report is where it then stands."""
    take(request.actor, report_id=report(request, public_id).id, at=now(), **how)
    return _standing(request, public_id)


def _standing(request: ActingRequest, public_id: str) -> dict[str, str]:
    head = report(request, public_id)
    return {"public_id": head.public_id, "status": head.status}

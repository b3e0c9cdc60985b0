"""Reporting rounds, their exceptions, and the approver's desk."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import organisation_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Day, Given, Number, PeriodCode, Slug, Text
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import day_of, now
from dure.measurement.api.inside import first_own, organisation_id, report_ids, seen
from dure.measurement.queries import (
    approvers_desk,
    initiative_completeness,
    organisation_completeness,
    round_overview,
)
from dure.measurement.services import (
    grant_exception,
    lock_round,
    open_round,
    remind_reporters,
    take_back_exception,
)
from dure.measurement.types.desk import Desk, RoundCard, Scores
from dure.measurement.types.reports import RoundDates

router = Router(tags=["rounds"])
LONG_AGO = date(2000, 1, 1)


class RoundGiven(Given):
    """A period to ask for: it opens, is due (that day included), and locks (from that day on)."""

    period: PeriodCode
    opens_on: Day
    due_on: Day
    locks_on: Day


class ExceptionGiven(Given):
    """One organisation may write until a day, that day included."""

    organisation: Slug
    until: Day
    reason: Text


class Made(Schema):
    """The number of what was made."""

    id: int


class Locked(Schema):
    """How many approved reports were locked."""

    locked: int


class RemindersGiven(Given):
    """The reports that have not come in, by their public ids."""

    reports: Annotated[list[Code], Field(min_length=1, max_length=2000)]


class Reminded(Schema):
    """How many letters went out."""

    letters: int


class RoundShown(Schema):
    """A round with its days and how many reports stand in each state."""

    id: int
    period: str
    period_kind: str
    opens_on: date
    due_on: date
    locks_on: date
    states: dict[str, int]

    @staticmethod
    def of(card: RoundCard) -> dict[str, Any]:
        """From the card of the pages."""
        dates = card.dates
        return {
            "id": card.id,
            "period": card.period,
            "period_kind": card.period_kind,
            "opens_on": dates.opens_on,
            "due_on": dates.due_on,
            "locks_on": dates.locks_on,
            "states": dict(card.states),
        }


class DeskLine(Schema):
    """One organisation in the round: how far it is, and since when."""

    public_id: str
    organisation: SaidWords
    state: str
    step_at: datetime | None
    asked: int
    filled: int
    findings: int


class DeskShown(Schema):
    """The desk for one round."""

    round: RoundShown
    rows: list[DeskLine]
    waiting: int

    @staticmethod
    def of(desk: Desk) -> dict[str, Any]:
        """From the desk of the pages."""
        return {
            "round": RoundShown.of(desk.round),
            "rows": list(desk.rows),
            "waiting": desk.waiting_total,
        }


@router.get("/initiatives/{slug}/rounds", response=list[RoundShown])
@key_needs("see_initiative")
def rounds(
    request: ActingRequest, slug: Slug, newest: Annotated[int, Field(ge=1, le=240)] = 24
) -> list[dict[str, Any]]:
    """The newest rounds; a member sees the state of its own report."""
    found = round_overview(
        request.actor, initiative_id=seen(request, slug).id, on=day_of(now()), newest=newest
    )
    return [RoundShown.of(each) for each in found]


@router.post("/initiatives/{slug}/rounds", response={201: Made})
@key_needs("manage_rounds")
def open_one(request: ActingRequest, slug: Slug, given: RoundGiven) -> tuple[int, dict[str, int]]:
    """Ask for a period. A second round of the same period is refused."""
    dates = RoundDates(given.opens_on, given.due_on, given.locks_on)
    card = seen(request, slug)
    made = open_round(
        request.actor, initiative_id=card.id, period=given.period, dates=dates, at=now()
    )
    return 201, {"id": made}


@router.post("/rounds/{round_id}/lock", response=Locked)
@key_needs("manage_rounds")
def lock(request: ActingRequest, round_id: Number) -> dict[str, int]:
    """Lock a round now; once more locks nothing more."""
    return {"locked": lock_round(request.actor, round_id=round_id, at=now())}


@router.post("/rounds/{round_id}/exceptions", response={201: Made})
@key_needs("manage_rounds")
def grant(
    request: ActingRequest, round_id: Number, given: ExceptionGiven
) -> tuple[int, dict[str, int]]:
    """Let one organisation write on; it ends by itself."""
    made = grant_exception(
        request.actor,
        round_id=round_id,
        organisation_id=organisation_card(given.organisation).id,
        until=given.until,
        reason=given.reason,
        at=now(),
    )
    return 201, {"id": made}


@router.post("/rounds/{round_id}/exceptions/{exception_id}/take-back", response=Made)
@key_needs("manage_rounds")
def take_back(request: ActingRequest, round_id: Number, exception_id: Number) -> dict[str, int]:
    """Take a wrong exception back; it gives nothing from now on."""
    take_back_exception(request.actor, round_id=round_id, exception_id=exception_id, at=now())
    return {"id": exception_id}


@router.post("/rounds/{round_id}/reminders", response=Reminded)
@key_needs("approve_report")
def remind(request: ActingRequest, round_id: Number, given: RemindersGiven) -> dict[str, int]:
    """Write to the reporters of what has not come in; one letter a day is enough."""
    ids = report_ids(request, given.reports)
    sent = remind_reporters(request.actor, round_id=round_id, report_ids=ids, at=now())
    return {"letters": sent}


@router.get("/initiatives/{slug}/rounds/{round_id}/desk", response=DeskShown)
@key_needs("see_all_reports")
def desk(request: ActingRequest, slug: Slug, round_id: Number) -> dict[str, Any]:
    """Everybody's report in a round, and how many wait for approval."""
    card = seen(request, slug)
    found = approvers_desk(
        request.actor, initiative_id=card.id, round_id=round_id, on=day_of(now())
    )
    return DeskShown.of(found)


@router.get("/initiatives/{slug}/completeness", response=Scores)
@key_needs("see_initiative")
def completeness(
    request: ActingRequest,
    slug: Slug,
    organisation: Slug = "",
    since: Day = LONG_AGO,
) -> Scores:
    """How complete and punctual everybody, or one organisation, was; its own people see it first.

    Whoever does not see everybody's gets their own organisation's where none is named.
    """
    card, on = seen(request, slug), day_of(now())
    whose = organisation_id(organisation) or first_own(request.actor, card.id)
    if whose is not None:
        return organisation_completeness(
            request.actor, initiative_id=card.id, organisation_id=whose, on=on
        )
    return initiative_completeness(request.actor, initiative_id=card.id, on=on, since=since)

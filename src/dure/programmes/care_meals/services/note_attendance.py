"""The day itself: briefing, who is fit, came and left; hours become service records by themselves."""

from datetime import date, datetime, time
from decimal import Decimal

from dure.activities.services import correct_record, record_service
from dure.activities.types import Correction, ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.people.queries import codes_of_people
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words
from dure.programmes.care_meals.models import ShiftBriefing, ShiftPlace
from dure.programmes.care_meals.rules.attendance import worked_minutes
from dure.programmes.care_meals.services.subjects import of_kitchen
from dure.programmes.care_meals.services.worker_rows import of_place, only_own, place
from dure.programmes.care_meals.types.shifts import ABSENCES

KIND, UNIT = "care_meals.shift", "분"


@action("care_meals.briefing.write", may="run_kitchen", on=of_kitchen)
def write_briefing(
    actor: Actor, *, kitchen_id: int, day: date, text: Words, at: datetime
) -> Done[int]:
    """What is said before the shifts of a day begin; answers its key.

    Refused: `care_meals.briefing_empty`, `kernel.resident_number`.
    """
    if not text.ko.strip():
        raise Refused("care_meals.briefing_empty")
    refuse_resident_number(text=f"{text.ko} {text.en}")
    row, _ = ShiftBriefing.objects.within(kitchen_id=kitchen_id, day=day).update_or_create(
        kitchen_id=kitchen_id,
        day=day,
        defaults={
            "text_ko": text.ko.strip()[:600],
            "text_en": text.en.strip()[:600],
            "written_at": at,
            "written_by_id": actor.account_id,
        },
    )
    return Done(row.pk, {"briefing": row.pk, "day": str(day)})


@action("care_meals.place.ready", may="own_shifts", on=of_place, tell=("coordinator",))
def say_ready(actor: Actor, *, place_id: int, fit: bool, at: datetime) -> Done[bool]:
    """ "I have heard the briefing, and I am fit": before the shift, by each for themselves.

    Who has diarrhoea, vomits or has a wound does not touch food: the coordinator is told and nobody
    else. Refused: `care_meals.not_today`, `.place_is_settled`, `.not_your_shift`.
    """
    row = place(place_id)
    only_own(actor, row.worker)
    if row.state not in ("planned", "worked"):
        raise Refused("care_meals.place_is_settled")
    if row.shift.day != day_of(at):
        raise Refused("care_meals.not_today")
    row.briefed_at, row.fit = row.briefed_at or at, fit
    row.save(update_fields=["briefed_at", "fit"])
    return Done(fit, {"shift": row.shift.public_id, "worker": row.worker.public_id})


@action("care_meals.place.worked", may="run_kitchen", on=of_place)
def note_attendance(
    actor: Actor,
    *,
    place_id: int,
    came: time | None = None,
    left: time | None = None,
    at: datetime,
) -> Done[int]:
    """Somebody worked, as the roster says or at other hours; answers the minutes.

    One verb writes the sheet, what is paid and the ledger, so that the three cannot differ. Told again
    with other hours the ledger's line is reversed and written anew. Refused: `care_meals.not_yet`,
    `.not_briefed`, `.not_fit`, `.left_before_came`, `.only_break`, `.place_is_settled`.
    """
    row = place(place_id)
    if row.state not in ("planned", "worked", "absent"):
        raise Refused("care_meals.place_is_settled")
    _must_have_begun(row, at)
    came, left = came or row.shift.starts, left or row.shift.ends
    minutes = worked_minutes(came, left, row.shift.break_minutes)
    same = (row.state, row.came, row.left) == ("worked", came, left)
    if not same:
        _in_the_ledger(actor, row, minutes, at)
        row.state, row.came, row.left, row.minutes = "worked", came, left, minutes
        row.why_absent, row.noted_at = "", at
        row.save()
    return Done(minutes, {"shift": row.shift.public_id, "minutes": minutes, "same": same})


@action("care_meals.place.absent", may="run_kitchen", on=of_place)
def note_absence(actor: Actor, *, place_id: int, why: str, at: datetime) -> Done[int]:
    """Somebody did not come; answers the place's key. What had been counted is taken back.

    Refused: `care_meals.no_such_why_absent`, `care_meals.place_is_settled`.
    """
    row = place(place_id)
    if why not in ABSENCES:
        raise Refused("care_meals.no_such_why_absent", why=why)
    if row.state == "given_up":
        raise Refused("care_meals.place_is_settled")
    if row.line_id is not None:
        _taken_back(actor, row, at)
    row.state, row.why_absent, row.noted_at = "absent", why, at
    row.came = row.left = None
    row.minutes = 0
    row.save()
    return Done(row.pk, {"shift": row.shift.public_id, "why": why})


def _must_have_begun(row: ShiftPlace, at: datetime) -> None:
    if at < begins_at(row):
        raise Refused("care_meals.not_yet")
    if row.briefed_at is None:
        raise Refused("care_meals.not_briefed")
    if row.fit is False:
        raise Refused("care_meals.not_fit")


def begins_at(row: ShiftPlace) -> datetime:
    """The moment at which the shift begins."""
    return datetime.combine(row.shift.day, row.shift.starts, SEOUL)


def _in_the_ledger(actor: Actor, row: ShiftPlace, minutes: int, at: datetime) -> None:
    if row.line_id is not None:
        if minutes != row.minutes:
            right = Correction(quantity=Decimal(minutes))
            told = {"correction": right, "reason": "", "code": "attendance"}
            row.line_id = correct_record(actor, record_id=row.line_id, at=at, **told).new_id
        return
    row.recorded += 1
    again = "" if row.recorded == 1 else f":{row.recorded}"
    kitchen = row.shift.kitchen
    fact = ServiceFact(
        initiative_id=kitchen.initiative_id,
        organisation_id=kitchen.organisation_id,
        kind=KIND,
        occurred_at=begins_at(row),
        place_code=kitchen.place_code,
        source=f"care_meals.shift:{row.pk}{again}",
        quantity=Decimal(minutes),
        unit=UNIT,
        person_id=row.worker.person_id,
        attributes=_codes(row),
    )
    row.line_id = record_service(actor, fact=fact, at=at).record_id


def _codes(row: ShiftPlace) -> dict[str, str]:
    """What the numbers of people at work are split by: the person's codes, the kind of job."""
    person = row.worker.person_id
    return {**codes_of_people([person]).get(person, {}), "job": row.worker.job_type}


def _taken_back(actor: Actor, row: ShiftPlace, at: datetime) -> None:
    correct_record(
        actor,
        record_id=row.line_id,
        correction=Correction(void=True),
        reason="",
        code="attendance",
        at=at,
    )
    row.line_id = None

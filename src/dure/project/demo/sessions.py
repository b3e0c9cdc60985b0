"""Sessions: 새록's day activity since October, with attendance, one that was called off, one tomorrow."""

from datetime import date, timedelta

from dure.activities.models import Enrolment
from dure.activities.services import (
    cancel_session,
    define_service_kind,
    hold_session,
    offer_service,
    record_attendance,
)
from dure.activities.types import Attendance, KindDraft, Presence, ServiceDraft
from dure.kernel.words import Words
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.curves import sway

FIRST = date(2026, 10, 5)
DAYS = (0, 2, 4)  # Monday, Wednesday, Friday
CALLED_OFF = date(2026, 10, 9)
STOOD_IN = date(2026, 11, 6)  # the worker was ill; the head of 새록 held the morning herself
DAY = timedelta(days=1)
KIND = KindDraft(
    code="daon.day_activity",
    name=Words("주간활동", "Day activity"),
    unit="회",
    programme="federation",
)
WALK = Words("동네 산책과 장보기", "A walk and the market")


def hold_sessions(cast: Cast) -> None:
    """Three mornings a week; whoever came becomes a line of the ledger."""
    service = _offered(cast)
    guests = [key for key in cast.people if key.startswith("guest-")] + ["limited"]
    Enrolment.objects.bulk_create(
        Enrolment(service_id=service, person_id=cast.people[key], since=FIRST) for key in guests
    )
    day = FIRST
    while day <= cast.today + 2 * DAY:
        if day.weekday() in DAYS:
            _session(cast, service, day, guests)
        day += DAY


def _offered(cast: Cast) -> int:
    initiative_id, at = cast.initiatives["daon"], at_hour(FIRST, 8)
    backbone = cast.actor("director", at)
    define_service_kind(backbone, kind=KIND, initiative_id=initiative_id, at=at)
    draft = ServiceDraft(
        initiative_id=initiative_id,
        organisation_id=cast.organisations["saerok"],
        kind=KIND.code,
        name=WALK,
        place_code=cast.places["saerok"],
        starts_on=FIRST,
        group=Words("주간활동 이용인", "Guests of the day activity"),
        capacity=20,
    )
    made: int = offer_service(cast.actor("saerok-head", at), service=draft, at=at)
    return made


def _session(cast: Cast, service: int, day: date, guests: list[str]) -> None:
    who = "saerok-head" if day == STOOD_IN else "saerok-worker"
    worker = cast.actor(who, at_hour(day))
    planned = at_hour(min(day, cast.today) - 3 * DAY)
    session = hold_session(
        worker,
        service_id=service,
        starts_at=at_hour(day, 10),
        ends_at=at_hour(day, 12),
        at=planned,
    )
    if day == CALLED_OFF:
        reason = "한글날이라 쉬어요."
        cancel_session(worker, session_id=session, reason=reason, at=at_hour(day - DAY))
    elif day < cast.today - DAY:
        sheet = [Attendance(cast.people[key], _presence(key, day)) for key in guests]
        record_attendance(worker, session_id=session, sheet=sheet, at=at_hour(day, 12, 30))


def _presence(key: str, day: date) -> Presence:
    chance = sway("came", key, day.isoformat())
    return "came" if chance < 0.55 else "excused" if chance < 0.75 else "absent"

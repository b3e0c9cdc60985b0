"""A sign-in sheet becomes service records, in the same transaction; handing it in twice adds nothing."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from dure.activities.models import Session, SessionAttendance
from dure.activities.queries.session_sheet import enrolled_on
from dure.activities.queries.standing_of import standing_of
from dure.activities.rules.attendance import quantity_of, step_for
from dure.activities.services.correct_record import corrected
from dure.activities.services.lines import written
from dure.activities.types import Attendance, AttendanceOutcome, Correction, ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.people.queries import codes_of_people, organisation_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def of_session(*, session_id: int, **_: object) -> Subject:
    """The session as the gate sees it."""
    service = _session(session_id).service
    return Subject("session", session_id, service.initiative_id, service.organisation_id)


@action("activities.attendance.record", may="record_service", on=of_session)
def record_attendance(
    actor: Actor, *, session_id: int, sheet: Sequence[Attendance], at: datetime
) -> Done[AttendanceOutcome]:
    """Write down who came; whoever came becomes a line of the ledger.

    A sheet may be handed in again: what is the same stays, who did not come after all is
    reversed, other hours are corrected. Refused with `activities.session_cancelled`,
    `.in_the_future`, `.not_enrolled` or `.twice_on_the_sheet`; then nothing is written.
    """
    session = held_session(session_id)
    _refuse_what_cannot_be(session, sheet, at)
    codes = codes_of_people(each.person_id for each in sheet)
    steps = Counter(
        _recorded(session, each, replace(fact, attributes=codes[each.person_id]), at)
        for each, fact in ((each, _fact(session, each, actor.account_id)) for each in sheet)
    )
    session.closed_at = at
    session.save(update_fields=["closed_at"])
    outcome = AttendanceOutcome(
        recorded=steps["record"] + steps["correct"],
        reversed=steps["reverse"] + steps["correct"],
        unchanged=steps["leave"],
    )
    return Done(outcome, {"recorded": outcome.recorded, "reversed": outcome.reversed})


def held_session(session_id: int) -> Session:
    """The session, locked: two phones on one sheet write one after the other."""
    Session.objects.within(pk=session_id).select_for_update().first()
    return _session(session_id)


def refuse_what_cannot_be_held(session: Session, at: datetime) -> None:
    """Refused with `activities.session_cancelled` or `.in_the_future`."""
    if session.cancelled_at is not None:
        raise Refused("activities.session_cancelled")
    if session.starts_at > at:
        raise Refused("activities.in_the_future", when=day_of(session.starts_at).isoformat())


def _session(session_id: int) -> Session:
    found: Session | None = (
        Session.objects.within(pk=session_id).select_related("service__kind").first()
    )
    if found is None:
        raise Refused("activities.no_such_session")
    return found


def _refuse_what_cannot_be(session: Session, sheet: Sequence[Attendance], at: datetime) -> None:
    refuse_what_cannot_be_held(session, at)
    people = Counter(each.person_id for each in sheet)
    twice = [person for person, times in people.items() if times > 1]
    if twice:
        raise Refused("activities.twice_on_the_sheet", person=twice[0])
    guests = {each.person_id for each in sheet if each.is_guest}
    strangers = set(people) - guests - _on_the_sheet(session)
    if strangers:
        raise Refused("activities.not_enrolled", person=min(strangers))
    _refuse_guests_of_others(session, guests)


def _on_the_sheet(session: Session) -> set[int]:
    """Who takes part on that day, and who is written down already."""
    written_down = SessionAttendance.objects.within(session_id=session.pk)
    return {
        *enrolled_on(session).values_list("person_id", flat=True),
        *written_down.values_list("person_id", flat=True),
    }


def _refuse_guests_of_others(session: Session, guests: Collection[int]) -> None:
    homes = organisation_of_people(guests)
    if any(homes.get(each) != session.service.organisation_id for each in guests):
        raise Refused("activities.unknown_person")


def _recorded(session: Session, each: Attendance, fact: ServiceFact, at: datetime) -> str:
    row, _ = SessionAttendance.objects.within(session_id=session.pk).update_or_create(
        session_id=session.pk,
        person_id=each.person_id,
        defaults={"state": each.state, "hours": each.hours},
    )
    standing = standing_of([row.line_id]).get(row.line_id) if row.line_id else None
    step = step_for(
        standing=standing.quantity if standing else None,
        came=each.state == "came",
        quantity=fact.quantity,
    )
    if step == "record":
        # The source names the attendance, not the person: it must say nothing once she is forgotten.
        source = f"attendance:{row.pk}:{row.line_id or 0}"
        row.line = written([replace(fact, source=source)], at=at)[0]
        row.save(update_fields=["line"])
    elif standing is not None and step != "leave":
        right = Correction(void=True) if step == "reverse" else Correction(quantity=fact.quantity)
        corrected(standing, right, worker_id=fact.worker_id, at=at)
    return step


def _fact(session: Session, each: Attendance, worker_id: int | None) -> ServiceFact:
    kind = session.service.kind
    return ServiceFact(
        initiative_id=session.service.initiative_id,
        organisation_id=session.service.organisation_id,
        kind=kind.code,
        occurred_at=session.starts_at,
        place_code=session.place_code,
        source="",
        quantity=quantity_of(unit=kind.unit, hours=each.hours, session_hours=hours_of(session)),
        person_id=each.person_id,
        worker_id=worker_id,
    )


def hours_of(session: Session) -> Decimal:
    """How long it lasted, in hours of two decimals."""
    seconds = (session.ends_at - session.starts_at).total_seconds()
    return (Decimal(int(seconds)) / Decimal(3600)).quantize(Decimal("0.01"))

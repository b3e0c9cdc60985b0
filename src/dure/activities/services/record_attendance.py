"""A sign-in sheet becomes service records, in the same transaction; handing it in twice adds nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from dure.activities.models import Enrolment, ServiceRecord, Session, SessionAttendance
from dure.activities.rules.attendance import quantity_of, step_for
from dure.activities.services.correct_record import corrected
from dure.activities.services.lines import written
from dure.activities.types import Attendance, AttendanceOutcome, Correction, ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.people.queries import codes_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def _of_session(*, session_id: int, sheet: Sequence[Attendance]) -> Subject:
    service = _session(session_id).service
    return Subject("session", session_id, service.initiative_id, service.organisation_id)


@action("activities.attendance.record", may="record_service", on=_of_session)
def record_attendance(
    actor: Actor, *, session_id: int, sheet: Sequence[Attendance], at: datetime
) -> Done[AttendanceOutcome]:
    """Write down who came; whoever came becomes a line of the ledger.

    A sheet may be handed in again: what is the same stays, who did not come after all is
    reversed, other hours are corrected. Refused with `activities.session_cancelled`,
    `.in_the_future`, `.not_enrolled` or `.twice_on_the_sheet`; then nothing is written.
    """
    session = _session(session_id)
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


def _session(session_id: int) -> Session:
    found: Session | None = (
        Session.objects.within(pk=session_id).select_related("service__kind").first()
    )
    if found is None:
        raise Refused("activities.no_such_session")
    return found


def _refuse_what_cannot_be(session: Session, sheet: Sequence[Attendance], at: datetime) -> None:
    if session.cancelled_at is not None:
        raise Refused("activities.session_cancelled")
    if session.starts_at > at:
        raise Refused("activities.in_the_future", when=day_of(session.starts_at).isoformat())
    people = Counter(each.person_id for each in sheet)
    twice = [person for person, times in people.items() if times > 1]
    if twice:
        raise Refused("activities.twice_on_the_sheet", person=twice[0])
    enrolled = Enrolment.objects.within(service_id=session.service_id).exclude(state="waiting")
    strangers = set(people) - set(enrolled.values_list("person_id", flat=True))
    if strangers:
        raise Refused("activities.not_enrolled", person=min(strangers))


def _recorded(session: Session, each: Attendance, fact: ServiceFact, at: datetime) -> str:
    row, _ = SessionAttendance.objects.within(session_id=session.pk).update_or_create(
        session_id=session.pk,
        person_id=each.person_id,
        defaults={"state": each.state, "hours": each.hours},
    )
    lines = _lines_of(row)
    standing = next((line for line in lines if not hasattr(line, "reversed_by")), None)
    step = step_for(
        standing=standing.quantity if standing else None,
        came=each.state == "came",
        quantity=fact.quantity,
    )
    if step == "record":
        # The source names the attendance, not the person: it must say nothing once she is forgotten.
        written([replace(fact, source=f"attendance:{row.pk}:{len(lines)}")], at=at)
    elif standing is not None and step != "leave":
        right = Correction(void=True) if step == "reverse" else Correction(quantity=fact.quantity)
        corrected(standing, right, worker_id=fact.worker_id, at=at)
    return step


def _lines_of(row: SessionAttendance) -> list[ServiceRecord]:
    # Lines of this attendance and the corrections that followed; reversing lines do not stand.
    firsts = ServiceRecord.objects.within(source__startswith=f"attendance:{row.pk}:")
    lines = firsts | ServiceRecord.objects.within(
        corrects__source__startswith=f"attendance:{row.pk}:", reverses__isnull=True
    )
    return list(lines.select_related("kind", "reversed_by").order_by("pk"))


def _fact(session: Session, each: Attendance, worker_id: int | None) -> ServiceFact:
    kind = session.service.kind
    return ServiceFact(
        initiative_id=session.service.initiative_id,
        organisation_id=session.service.organisation_id,
        kind=kind.code,
        occurred_at=session.starts_at,
        place_code=session.place_code,
        source="",
        quantity=quantity_of(unit=kind.unit, hours=each.hours, session_hours=_hours(session)),
        person_id=each.person_id,
        worker_id=worker_id,
    )


def _hours(session: Session) -> Decimal:
    seconds = (session.ends_at - session.starts_at).total_seconds()
    return (Decimal(int(seconds)) / Decimal(3600)).quantize(Decimal("0.01"))

"""Plan and cancel sessions: one meeting of a service, on a day, at a place."""

from datetime import datetime

from dure.activities.models import Service, Session
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


def _of_service(*, service_id: int, **_: object) -> Subject:
    service = Service.objects.within(pk=service_id).first()
    if service is None:
        raise Refused("activities.no_such_service")
    return Subject("service", service.pk, service.initiative_id, service.organisation_id)


def _of_session(*, session_id: int, reason: str) -> Subject:
    session = Session.objects.within(pk=session_id).first()
    if session is None:
        raise Refused("activities.no_such_session")
    return _of_service(service_id=session.service_id)


@action("activities.session.hold", may="record_service", on=_of_service)
def hold_session(
    actor: Actor,
    *,
    service_id: int,
    starts_at: datetime,
    ends_at: datetime,
    place_code: str = "",
    at: datetime,
) -> Done[int]:
    """Put a session on the calendar and answer its key; the place is the service's unless given.

    Refused with `activities.session_ends_first` or `activities.outside_the_service`.
    """
    service = Service.objects.within(pk=service_id).get()
    if ends_at <= starts_at:
        raise Refused("activities.session_ends_first")
    day = day_of(starts_at)
    if day < service.starts_on or (service.ends_before and day >= service.ends_before):
        raise Refused("activities.outside_the_service", day=day.isoformat())
    session = Session.objects.create(
        service=service,
        starts_at=starts_at,
        ends_at=ends_at,
        place_code=place_code or service.place_code,
    )
    return Done(session.pk, {"session": session.pk, "day": day.isoformat()})


@action("activities.session.cancel", may="record_service", on=_of_session, tell=("worker",))
def cancel_session(actor: Actor, *, session_id: int, reason: str, at: datetime) -> Done[int]:
    """Call a session off. Refused with `activities.session_has_attendance` once people came.

    Called off twice it stays as it was the first time, with its reason.
    """
    refuse_resident_number(reason=reason)
    session = Session.objects.within(pk=session_id).select_for_update().get()
    if session.closed_at is not None:
        raise Refused("activities.session_has_attendance")
    if session.cancelled_at is not None:
        return Done(session.pk, {"session": session.pk, "already": True})
    session.cancelled_at, session.cancel_reason = at, reason.strip()
    session.save(update_fields=["cancelled_at", "cancel_reason"])
    return Done(session.pk, {"session": session.pk})

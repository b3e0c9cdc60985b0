"""Enrol somebody in a service, or let her wait; when somebody leaves, the first in the queue moves up."""

from datetime import date, datetime

from dure.activities.models import Enrolment, Service
from dure.activities.rules.enrolling import state_for
from dure.activities.types import Enrolled
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.people.queries import organisation_of_people
from dure.kernel.errors import Refused


def of_service(*, service_id: int, **_: object) -> Subject:
    """The service as the gate sees it."""
    service = _service(service_id)
    return Subject("service", service.pk, service.initiative_id, service.organisation_id)


def _of_enrolment(*, enrolment_id: int, until: date) -> Subject:
    return of_service(service_id=_enrolment(enrolment_id).service_id)


@action("activities.enrolment.add", may="record_service", on=of_service)
def enrol_person(
    actor: Actor, *, service_id: int, person_id: int, since: date, at: datetime
) -> Done[Enrolled]:
    """Enrol a person of the service's organisation; beyond the capacity she waits, in order.

    Refused with `activities.unknown_person`, `.already_enrolled` or, once the service has ended,
    `.outside_the_service`.
    """
    # Locked so that two people cannot take the last free place at the same moment.
    service = Service.objects.within(pk=service_id).select_for_update().get()
    if organisation_of_people([person_id]).get(person_id) != service.organisation_id:
        raise Refused("activities.unknown_person")
    if service.ends_before is not None and since >= service.ends_before:
        raise Refused("activities.outside_the_service", day=since.isoformat())
    present = Enrolment.objects.within(service_id=service_id).exclude(state="ended")
    if present.filter(person_id=person_id).exists():
        raise Refused("activities.already_enrolled")
    state = state_for(capacity=service.capacity, enrolled=present.filter(state="enrolled").count())
    row, _ = Enrolment.objects.within(service_id=service_id).update_or_create(
        service_id=service_id,
        person_id=person_id,
        since=since,
        defaults={"state": state, "until": None},
    )
    waiting = present.filter(state="waiting").count() if state == "waiting" else 0
    return Done(Enrolled(row.pk, state, waiting), {"enrolment": row.pk, "state": state})


@action("activities.enrolment.end", may="record_service", on=_of_enrolment, tell=("worker",))
def end_enrolment(
    actor: Actor, *, enrolment_id: int, until: date, at: datetime
) -> Done[int | None]:
    """End an enrolment and answer which enrolment moved up from the waiting list, if one did."""
    row = _enrolment(enrolment_id)
    service = Service.objects.within(pk=row.service_id).select_for_update().get()
    moved = ended(row, service, until=until)
    return Done(moved, {"enrolment": row.pk, "moved_up": moved})


def ended(row: Enrolment, service: Service, *, until: date) -> int | None:
    """End it, and answer which enrolment moved up; other verbs of this room that end use it as well.

    Refused with `activities.enrolment_ended` or `activities.ends_before_it_began`.
    """
    if row.state == "ended":
        raise Refused("activities.enrolment_ended")
    if until < row.since:
        raise Refused("activities.ends_before_it_began")
    # Who only waited was never in: her span is empty, and no sheet shows her.
    last = row.since if row.state == "waiting" else until
    row.state, row.until = "ended", last
    row.save(update_fields=["state", "until"])
    return let_the_first_in(service, since=until)


def let_the_first_in(service: Service, *, since: date) -> int | None:
    """The first of the queue takes a free place from that day on, if there is one."""
    rows = Enrolment.objects.within(service_id=service.pk)
    first = rows.filter(state="waiting").order_by("since", "pk").first()
    enrolled = rows.filter(state="enrolled").count()
    if first is None or state_for(capacity=service.capacity, enrolled=enrolled) == "waiting":
        return None
    # Enrolled from the day the place was free: earlier sheets are not hers.
    first.state, first.since = "enrolled", max(first.since, since)
    first.save(update_fields=["state", "since"])
    return int(first.pk)


def _service(service_id: int) -> Service:
    found: Service | None = Service.objects.within(pk=service_id).first()
    if found is None:
        raise Refused("activities.no_such_service")
    return found


def _enrolment(enrolment_id: int) -> Enrolment:
    found: Enrolment | None = Enrolment.objects.within(pk=enrolment_id).first()
    if found is None:
        raise Refused("activities.no_such_enrolment")
    return found

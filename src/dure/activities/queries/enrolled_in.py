"""Who takes part in a service and who waits; and what an opened person takes part in."""

from dure.activities.models import Enrolment, Service
from dure.activities.types import EnrolmentCard, ServiceUsed
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused


def enrolled_in(actor: Actor, service_id: int, *, initiative_id: int) -> tuple[EnrolmentCard, ...]:
    """Those in it and those who wait, in order; keys only, names come from the people room.

    Needs `record_service` there; refused with `journal.not_allowed` or `activities.no_such_service`.
    """
    service = Service.objects.within(pk=service_id, initiative_id=initiative_id).first()
    if service is None:
        raise Refused("activities.no_such_service")
    where = Subject("service", service.pk, initiative_id, service.organisation_id)
    must(actor, "record_service", where)
    rows = Enrolment.objects.within(service_id=service_id).exclude(state="ended")
    return tuple(
        EnrolmentCard(row.pk, row.person_id, row.state, row.since, row.until)
        for row in rows.order_by("state", "since", "pk")
    )


def services_used(person_id: int, *, initiative_id: int | None) -> tuple[ServiceUsed, ...]:
    """What a person takes part in, newest first; the caller has opened the person through the gate.

    Without an initiative that of all of them.
    """
    rows = Enrolment.objects.within(person_id=person_id)
    if initiative_id is not None:
        rows = rows.filter(service__initiative_id=initiative_id)
    return tuple(
        ServiceUsed(
            row.service_id,
            row.service.name,
            row.service.organisation_id,
            row.state,
            row.since,
            row.until,
        )
        for row in rows.select_related("service").order_by("-since", "-pk")
    )

"""Offer a service: an organisation says what it does, where, for whom and for how many."""

from datetime import datetime

from dure.activities.models import Service
from dure.activities.queries.known_kinds import known_kinds
from dure.activities.types import ServiceDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import organisations_in
from dure.ground.places.queries import place_standings
from dure.kernel.errors import Refused


def _of_draft(*, service: ServiceDraft) -> Subject:
    return Subject("service", service.kind, service.initiative_id, service.organisation_id)


@action("activities.service.offer", may="manage_services", on=_of_draft)
def offer_service(actor: Actor, *, service: ServiceDraft, at: datetime) -> Done[int]:
    """Offer a service and answer its key.

    Refused with `activities.not_a_member`, `.unknown_kind`, `.unknown_place` or
    `.service_ends_first`.
    """
    kind = known_kinds().get(service.kind)
    if kind is None:
        raise Refused("activities.unknown_kind", kind=service.kind)
    _refuse_what_does_not_fit(service)
    row = Service.objects.create(
        initiative_id=service.initiative_id,
        organisation_id=service.organisation_id,
        kind_id=kind[0],
        name_ko=service.name.ko,
        name_en=service.name.en,
        place_code=service.place_code,
        group_ko=service.group.ko,
        group_en=service.group.en,
        capacity=service.capacity,
        starts_on=service.starts_on,
        ends_before=service.ends_before,
    )
    return Done(row.pk, {"service": row.pk, "kind": service.kind})


def _refuse_what_does_not_fit(service: ServiceDraft) -> None:
    if service.organisation_id not in organisations_in(service.initiative_id):
        raise Refused("activities.not_a_member")
    if service.place_code not in place_standings([service.place_code]):
        raise Refused("activities.unknown_place", place=service.place_code)
    if service.ends_before is not None and service.ends_before <= service.starts_on:
        raise Refused("activities.service_ends_first")

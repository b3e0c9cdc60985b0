"""Confirm a line of the register with one touch: as it was proposed, or as it stands."""

from datetime import datetime

from dure.activities.models import Service, ServiceArea
from dure.activities.queries.proposals import proposals
from dure.activities.services.enrol_person import of_service
from dure.activities.services.offer_service import offer_service
from dure.activities.services.told_line import write_areas
from dure.activities.types import ServiceDraft
from dure.activities.types.register import ProposedLine
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


@action("activities.line.confirm", may="record_service", on=of_service)
def confirm_line(
    actor: Actor, *, service_id: int, mark: str = "", at: datetime
) -> Done[tuple[str, ...]]:
    """It is so. With the `mark` of what was proposed that is taken over; without, what stands holds.

    Answers the fields that changed. Refused with `activities.line_changed` where the proposal is no
    longer the one that was shown.
    """
    row = Service.objects.within(pk=service_id).select_for_update().get()
    changed: tuple[str, ...] = ()
    if mark:
        line = _shown(row, mark, at)
        changed = tuple(one.field for one in line.suggestions)
        _take_over(row, line)
    row.confirmed_at, row.confirmed_by_id = at, actor.account_id
    row.save()
    return Done(changed, {"service": row.pk, "changed": list(changed)})


def _shown(row: Service, mark: str, at: datetime) -> ProposedLine:
    for line in proposals(row.initiative_id, row.organisation_id, on=day_of(at)):
        if line.service_id == row.pk and line.mark == mark:
            return line
    raise Refused("activities.line_changed")


def _take_over(row: Service, line: ProposedLine) -> None:
    fields = {one.field for one in line.suggestions}
    if "capacity" in fields:
        row.capacity = line.capacity
    if "weekly" in fields:
        row.weekly = [list(one) for one in line.weekly]
    if "areas" in fields:
        told = ServiceArea.objects.within(service_id=row.pk)
        shares = dict(told.values_list("place_code", "share"))
        write_areas(row, {place: shares.get(place) for place in line.areas})


def _of_kind(*, initiative_id: int, organisation_id: int, kind: str, mark: str) -> Subject:
    return Subject("service", kind, initiative_id, organisation_id)


@action("activities.line.take", may="manage_services", on=_of_kind)
def take_line(
    actor: Actor, *, initiative_id: int, organisation_id: int, kind: str, mark: str, at: datetime
) -> Done[int]:
    """What is recorded and not registered becomes a service, as it was proposed. Answers its key.

    Refused with `activities.line_changed` where the proposal is no longer the one that was shown.
    """
    found = [
        line
        for line in proposals(initiative_id, organisation_id, on=day_of(at))
        if not line.service_id and line.kind == kind and line.mark == mark
    ]
    if not found:
        raise Refused("activities.line_changed")
    line = found[0]
    draft = ServiceDraft(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        kind=kind,
        name=line.name,
        place_code=line.areas[0],
        starts_on=line.starts_on,
    )
    key: int = offer_service(actor, service=draft, at=at)
    row = Service.objects.within(pk=key).get()
    row.confirmed_at, row.confirmed_by_id = at, actor.account_id
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    write_areas(row, dict.fromkeys(line.areas))
    return Done(key, {"service": key, "kind": kind})

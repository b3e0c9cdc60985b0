"""Change a service: its name, for whom it is, how many places it has, when it ends."""

from datetime import datetime

from dure.activities.models import Enrolment, Service
from dure.activities.services.enrol_person import let_the_first_in, of_service
from dure.activities.types import ServiceChange
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


@action("activities.service.change", may="manage_services", on=of_service)
def change_service(
    actor: Actor, *, service_id: int, change: ServiceChange, at: datetime
) -> Done[int]:
    """Change it; with more places the first of the queue come in. Answers how many did.

    Refused with `activities.capacity_too_small` or `.service_ends_first`.
    """
    row = Service.objects.within(pk=service_id).select_for_update().get()
    _take_over(row, change)
    enrolled = Enrolment.objects.within(service_id=row.pk, state="enrolled").count()
    if row.capacity is not None and enrolled > row.capacity:
        raise Refused("activities.capacity_too_small", enrolled=enrolled, capacity=row.capacity)
    if row.ends_before is not None and row.ends_before <= row.starts_on:
        raise Refused("activities.service_ends_first")
    row.save()
    moved = 0
    while let_the_first_in(row, since=day_of(at)) is not None:
        moved += 1
    return Done(moved, {"service": row.pk, "moved_up": moved})


def _take_over(row: Service, change: ServiceChange) -> None:
    if change.name is not None:
        row.name_ko, row.name_en = change.name.ko, change.name.en
    if change.group is not None:
        row.group_ko, row.group_en = change.group.ko, change.group.en
    if change.no_capacity:
        row.capacity = None
    elif change.capacity is not None:
        row.capacity = change.capacity
    if change.ends_before is not None:
        row.ends_before = change.ends_before

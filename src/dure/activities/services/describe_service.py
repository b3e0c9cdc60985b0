"""Say of a service where else, for whom, when in the week, in which unit and for which strategy."""

from datetime import datetime

from dure.activities.models import Service
from dure.activities.services.enrol_person import of_service
from dure.activities.services.told_line import (
    refuse_unfit_capacity,
    refuse_unfit_line,
    write_areas,
)
from dure.activities.types.register import LineTold
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done


@action("activities.line.describe", may="manage_services", on=of_service)
def describe_service(actor: Actor, *, service_id: int, told: LineTold, at: datetime) -> Done[int]:
    """Write it down; whoever says how it is has confirmed it. Answers the service.

    Refused with `activities.unknown_place`, `.unknown_group`, `.bad_weekly`, `.unknown_unit`,
    `.unknown_strategy` or `.shares_too_large`.
    """
    row = Service.objects.within(pk=service_id).select_for_update().get()
    refuse_unfit_line(row.initiative_id, told)
    refuse_unfit_capacity(row.capacity, told.areas)
    row.groups, row.weekly = list(told.groups), [list(one) for one in told.weekly]
    row.capacity_unit, row.strategy = told.unit, told.strategy
    row.confirmed_at, row.confirmed_by_id = at, actor.account_id
    row.save()
    write_areas(row, told.areas)
    return Done(row.pk, {"service": row.pk, "areas": sorted(told.areas)})

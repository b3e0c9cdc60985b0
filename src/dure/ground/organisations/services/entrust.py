"""Record the contract by which a member entrusts its people's data, and its end."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.models import Entrustment, EntrustmentEnd
from dure.ground.organisations.queries.members import members_of
from dure.ground.organisations.rules.entrusting import check_entrustment
from dure.ground.organisations.types import NewEntrustment
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


def _initiative(*, initiative_id: int, **_: object) -> Subject:
    return Subject("entrustment", initiative_id, initiative_id)


@action(
    "organisations.entrustment.record", may="manage_initiative", on=_initiative, tell=("backbone",)
)
def record_entrustment(
    actor: Actor, *, at: datetime, initiative_id: int, new: NewEntrustment
) -> Done[int]:
    """Record a member's contract; it allows nothing that its people did not consent to.

    Refused: `organisations.not_a_member_here`, `organisations.entrustment_days`,
    `organisations.entrustment_purpose`, `organisations.entrustment_items`.
    """
    members = {each.organisation.id for each in members_of(initiative_id, day_of(at))}
    if new.organisation_id not in members:
        raise Refused("organisations.not_a_member_here")
    check_entrustment(
        contracted_on=new.contracted_on,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        purpose=new.purpose,
        items=new.items,
    )
    refuse_resident_number(purpose=new.purpose)
    row = Entrustment.objects.create(
        initiative_id=initiative_id,
        organisation_id=new.organisation_id,
        contracted_on=new.contracted_on,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        purpose=new.purpose.strip(),
        items=sorted(new.items),
        opens_names=new.opens_names,
        recorded_at=at,
        recorded_by=actor.name[:160],
    )
    told = {"organisation": new.organisation_id, "items": sorted(new.items)}
    days = {"starts": str(new.starts_on), "ends": str(new.ends_on), "names": new.opens_names}
    return Done(row.pk, {**told, **days})


@action(
    "organisations.entrustment.end", may="manage_initiative", on=_initiative, tell=("backbone",)
)
def end_entrustment(
    actor: Actor, *, at: datetime, initiative_id: int, entrustment_id: int, reason: str
) -> Done[int]:
    """End a contract today: from now on the member's people are not linked any more.

    Refused: `organisations.no_such_entrustment`, `organisations.entrustment_reason`.
    """
    rows = Entrustment.objects.within(initiative_id=initiative_id, pk=entrustment_id)
    row = rows.filter(ended__isnull=True).first()
    if row is None:
        raise Refused("organisations.no_such_entrustment")
    if not reason.strip():
        raise Refused("organisations.entrustment_reason")
    refuse_resident_number(reason=reason)
    EntrustmentEnd.objects.create(
        entrustment=row,
        ended_on=day_of(at),
        reason=reason.strip()[:300],
        recorded_at=at,
        recorded_by=actor.name[:160],
    )
    return Done(row.pk, {"organisation": row.organisation_id, "ended": str(day_of(at))})

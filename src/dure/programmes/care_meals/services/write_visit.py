"""Write down what came of a door, for a courier whose phone did not: on the phone, or from paper."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import DoorVisit, Stop
from dure.programmes.care_meals.rules.food_safety import belongs_to
from dure.programmes.care_meals.rules.told import objection_to
from dure.programmes.care_meals.services.door_alerts import At
from dure.programmes.care_meals.services.door_subjects import of_stop
from dure.programmes.care_meals.services.overtaken import told_before
from dure.programmes.care_meals.services.take_told import Hand, held_stops, settle
from dure.programmes.care_meals.types.door import Moment, Timed, Told


@action("care_meals.door.write", may="run_kitchen", on=of_stop, tell=("kitchen",))
def write_visit(
    actor: Actor, *, stop: str, outcome: str, happened_at: datetime, note: str = "", at: datetime
) -> Done[None]:
    """One door, as somebody says it was. What stood before is replaced, if it happened before.

    Refused: `care_meals.no_such_door`, `.no_such_outcome`, `.happens_later`, `.another_day`.
    """
    refuse_resident_number(note=note)
    if happened_at > at:
        raise Refused("care_meals.happens_later")
    row = Stop.objects.within(public_id=stop).select_related("day__kitchen").get()
    if not belongs_to(row.day.on, day_of(happened_at)):
        raise Refused("care_meals.another_day", day=row.day.on.isoformat())
    told = Told(public_id(), 0, "visit", stop, Moment(0), outcome=outcome, note=note.strip())
    stops = held_stops(row.day_id, [stop])
    code = objection_to(told, stops)
    if code:
        raise Refused(code)
    here = At(actor, row.day, at, stops)
    settle(here, [Timed(told, happened_at)], told_before([stop]), Hand(account_id=actor.account_id))
    return Done(None, {"stop": stop, "outcome": outcome})


@action("care_meals.door.take_back", may="run_kitchen", on=of_stop, tell=("kitchen",))
def take_back_visit(actor: Actor, *, stop: str, at: datetime) -> Done[bool]:
    """What stands at a door was a mistake; True where something stood."""
    row = Stop.objects.within(public_id=stop).select_related("day__kitchen").get()
    stops = held_stops(row.day_id, [stop])
    standing = DoorVisit.objects.within(stop_id=row.pk, undone_at__isnull=True).first()
    if standing is None:
        return Done(result=False, noted={"stop": stop})
    told = Told(public_id(), 0, "undo", stop, Moment(0), of=standing.number)
    settle(
        At(actor, row.day, at, stops),
        [Timed(told, standing.at)],  # that it was a mistake is true of the moment it was touched
        told_before([stop]),
        Hand(account_id=actor.account_id),
    )
    return Done(result=True, noted={"stop": stop, "visit": standing.public_id})

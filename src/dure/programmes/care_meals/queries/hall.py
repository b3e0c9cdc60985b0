"""The hall of a day (경로식당): who is expected at its tables, and who was ticked as having eaten."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dure.activities.queries import lines_from
from dure.ground.journal.types import Actor
from dure.programmes.care_meals.queries.day import diners_of_day
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.types.day import HALL, DayDiner


@dataclass(frozen=True, slots=True)
class HallGuest:
    """Somebody expected in the hall; the name masked."""

    public_id: str
    name: str
    portions: int
    came: bool


def hall_sheet(actor: Actor, kitchen_id: int, on: date, *, at: datetime) -> tuple[HallGuest, ...]:
    """Everybody expected there on a day, by masked name, each look logged. Refused as `kitchen_card`."""
    kitchen = kitchen_row(actor, kitchen_id)
    prefix = f"care_meals.hall:{kitchen.public_id}:{on.isoformat()}:"
    lines = lines_from(
        prefix,
        organisation_id=kitchen.organisation_id,
        starts_on=on,
        ends_before=on + timedelta(days=1),
    )
    came = {one.source.removeprefix(prefix).partition("#")[0] for one in lines if one.stands}
    expected = [one for one in diners_of_day(actor, kitchen_id, on, at=at) if _sits(one)]
    guests = (
        HallGuest(one.public_id, one.masked_name, one.portions, one.public_id in came)
        for one in expected
    )
    return tuple(sorted(guests, key=lambda one: (one.name, one.public_id)))


def _sits(one: DayDiner) -> bool:
    return one.kind == HALL and one.state == "hall"

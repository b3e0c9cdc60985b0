"""Who ate in the hall (경로식당): ticked by whoever stands there, and a line of the ledger for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.people.queries import codes_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.queries.standing import due_on, standing_of
from dure.programmes.care_meals.services.kept_lines import Where, keep_lines
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.types.day import HALL
from dure.programmes.care_meals.types.month import CountedLine


@dataclass(frozen=True, slots=True)
class HallSheet:
    """Who came to the hall on a day: diners by their public ids; all others did not come."""

    on: date
    came: Sequence[str] = ()


@action("care_meals.hall.note", may="run_kitchen", on=of_kitchen)
def note_hall(actor: Actor, *, kitchen_id: int, sheet: HallSheet, at: datetime) -> Done[int]:
    """Write down who ate there; told again it is put right. Answers how many portions stand.

    Refused: `care_meals.no_such_diner` for whoever is not expected there, `.day_ahead`.
    """
    where, on = kitchen(kitchen_id), sheet.on
    if on > day_of(at):
        raise Refused("care_meals.day_ahead")
    day = MealDay.objects.within(kitchen_id=where.pk, on=on).first()
    due = standing_of(due_on(where.pk, on, day), on, day.state if day else "draft")
    expected = {one.public_id: one for one in due if one.kind == HALL and one.state == "hall"}
    unknown = set(sheet.came) - expected.keys()
    if unknown:
        raise Refused("care_meals.no_such_diner")
    codes = codes_of_people([one.person_id for one in expected.values()])
    lines = [
        CountedLine(
            key=one.public_id,
            kind=HALL,
            on=on,
            quantity=Decimal(one.portions),
            person_id=one.person_id,
            attributes={**codes.get(one.person_id, {}), "meal": "hall"},
        )
        for name, one in sorted(expected.items())
        if name in set(sheet.came)
    ]
    prefix = f"care_meals.hall:{where.public_id}:{on.isoformat()}:"
    keep_lines(actor, Where(where, prefix, on, on + timedelta(days=1)), lines, at=at)
    portions = sum(int(line.quantity) for line in lines)
    return Done(portions, {"on": on.isoformat(), "came": len(lines), "portions": portions})

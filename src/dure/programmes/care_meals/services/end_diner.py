"""Somebody eats here no more: with the day and the reason; orders and pauses end with it."""

from datetime import date, datetime

from dure.communication.services import call_off_for
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, DinerContact, MealDay, MealOrder, Pause
from dure.programmes.care_meals.services.door_of_the_dead import OPEN, close_door
from dure.programmes.care_meals.services.subjects import eating, of_diner
from dure.programmes.care_meals.types.diners import ENDINGS


@action("care_meals.diner.end", may="run_kitchen", on=of_diner, tell=("kitchen", "courier"))
def end_diner(actor: Actor, *, diner_id: int, on: date, reason: str, at: datetime) -> Done[int]:
    """No meals from `on` on; answers the diner's key. The record stays.

    Of somebody who died today's door closes as well, whichever page it was noted on.

    Refused: `care_meals.no_such_ending`, `.ends_before_it_begins`, `.diner_has_ended`.
    """
    if reason not in ENDINGS:
        raise Refused("care_meals.no_such_ending", reason=reason)
    row = eating(diner_id)
    if on < row.since:
        raise Refused(
            "care_meals.ends_before_it_begins", since=row.since.isoformat(), until=on.isoformat()
        )
    row.ended_on, row.ending = on, reason
    row.save(update_fields=["ended_on", "ending"])
    for rows in (MealOrder.objects, Pause.objects):
        still = rows.within(diner_id=row.pk, until__isnull=True)
        still.filter(since__lte=on).update(until=on)
        still.filter(since__gt=on).delete()
    if reason == "died":
        _close_today(row, at)
    return Done(row.pk, {"diner": row.public_id, "reason": reason})


def _close_today(row: Diner, at: datetime) -> None:
    # What waits must not say "seen, well" to a family in mourning.
    call_off_for([one.heard_as for one in DinerContact.objects.within(diner_id=row.pk)])
    days = MealDay.objects.within(kitchen_id=row.kitchen_id, on=day_of(at), state__in=OPEN)
    today = days.select_for_update().first()
    if today is not None and row.ended_on is not None and row.ended_on <= today.on:
        close_door(today, row, at)

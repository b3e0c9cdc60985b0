"""Begin a day: a kitchen brings meals on a date; when they are ready, how long they stay hot."""

from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.rules.times import later
from dure.programmes.care_meals.services.day_subjects import locked, of_day
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen

LEAST_HOT, MOST_HOT = 10, 120


def _of_kitchen(*, kitchen_id: int, on: date) -> Subject:
    return of_kitchen(kitchen_id=kitchen_id)


@action("care_meals.day.begin", may="run_kitchen", on=_of_kitchen)
def begin_day(actor: Actor, *, kitchen_id: int, on: date, at: datetime) -> Done[str]:
    """Begin a day and answer its public id; begun twice it is the same day.

    Refused: `care_meals.day_is_past`, `care_meals.kitchen_without_point`.
    """
    where, values = kitchen(kitchen_id), route_values()
    if on < day_of(at):
        raise Refused("care_meals.day_is_past", on=on)
    if where.latitude is None or where.longitude is None:
        raise Refused("care_meals.kitchen_without_point", kitchen=where.name)
    ready = max(where.opens, later(values.door_window[0], -values.leads_by_minutes))
    try:
        with transaction.atomic():
            row = MealDay.objects.create(
                public_id=public_id(),
                initiative_id=where.initiative_id,
                kitchen=where,
                on=on,
                ready=ready,
                loading_minutes=values.loading_minutes,
                hot_minutes=values.hot_minutes,
            )
    except IntegrityError:  # the button, pressed twice
        row = MealDay.objects.within(kitchen_id=where.pk, on=on).get()
    return Done(str(row.public_id), {"day": row.public_id, "on": on.isoformat()})


def _of_day(*, day: str, ready: time, hot_minutes: int | None) -> Subject:
    return of_day(day=day)


@action("care_meals.day.set", may="run_kitchen", on=_of_day)
def set_day(
    actor: Actor, *, day: str, ready: time, hot_minutes: int | None, at: datetime
) -> Done[None]:
    """When the meals are ready, and how long they may be on the way; the routes then need planning anew.

    Refused: `care_meals.ready_outside_hours`, `care_meals.hot_minutes`, `care_meals.day_not_draft`.
    """
    row = locked(day, states={"draft"})
    if not row.kitchen.opens <= ready < row.kitchen.closes:
        raise Refused(
            "care_meals.ready_outside_hours",
            opens=f"{row.kitchen.opens:%H:%M}",
            closes=f"{row.kitchen.closes:%H:%M}",
        )
    if hot_minutes is not None and not LEAST_HOT <= hot_minutes <= MOST_HOT:
        raise Refused("care_meals.hot_minutes", least=LEAST_HOT, most=MOST_HOT)
    row.ready, row.hot_minutes = ready, hot_minutes
    row.version += 1
    row.save(update_fields=["ready", "hot_minutes", "version"])
    return Done(None, {"day": row.public_id, "ready": f"{ready:%H:%M}"})

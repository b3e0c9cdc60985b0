"""Open the day (배식일 열기): only when everybody is settled; and close it."""

from datetime import datetime

from django.db.models import Q

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Courier, CourierAway, MealDay, Stop
from dure.programmes.care_meals.queries.day_routes import day_count
from dure.programmes.care_meals.queries.under_way import visited_on
from dure.programmes.care_meals.rules.opening import refuse_unsettled
from dure.programmes.care_meals.services.day_subjects import locked, of_day


def _of_opening(*, day: str, version: int, despite: str) -> Subject:
    return of_day(day=day)


@action("care_meals.day.open", may="run_kitchen", on=_of_opening, tell=("kitchen", "courier"))
def open_day(actor: Actor, *, day: str, version: int, despite: str, at: datetime) -> Done[int]:
    """Open it and answer how many doors are served; `despite` says why broken promises are accepted.

    Refused: `care_meals.diners_open`, `.count_differs`, `.nobody_due`, `.promises_broken`,
    `.courier_gone`, `.day_moved_on`, `.day_not_draft`.
    """
    row = locked(day, version=version, states={"draft"})
    _refuse_who_does_not_come(row)
    count = day_count(row)
    refuse_unsettled(count, broken=len(row.broken), despite=despite)
    row.state, row.opened_at, row.opened_by_id = "open", at, actor.account_id
    row.opened_despite = despite.strip() if row.broken else ""
    _save(row)
    noted = {"day": row.public_id, "stops": count.stops, "portions": count.portions}
    return Done(count.stops, noted | {"broken": len(row.broken)})


def _refuse_who_does_not_come(row: MealDay) -> None:
    """A route nobody can drive: its courier is away, or has ended, since it was planned."""
    theirs = Stop.objects.within(day_id=row.pk, state="planned", route__isnull=False)
    carry = set(theirs.values_list("route__courier_id", flat=True))
    away = CourierAway.objects.within(on=row.on, courier_id__in=carry)
    gone = Q(pk__in=away.values("courier_id")) | Q(ended_on__lte=row.on)
    who = Courier.objects.within(pk__in=carry).filter(gone).order_by("pk").first()
    if who is not None:
        raise Refused("care_meals.courier_gone", courier=who.name)


@action("care_meals.day.take_back", may="run_kitchen", on=of_day)
def take_back_day(actor: Actor, *, day: str, at: datetime) -> Done[None]:
    """The day is a draft again, to be planned anew.

    Refused: `care_meals.day_not_open`, `care_meals.day_under_way` once a door has been visited.
    """
    row = locked(day, states={"open"})
    visited = visited_on(row.pk)
    if visited:
        raise Refused("care_meals.day_under_way", n=len(visited))
    row.state, row.opened_at, row.opened_by, row.opened_despite = "draft", None, None, ""
    _save(row)
    return Done(None, {"day": row.public_id})


@action("care_meals.day.close", may="run_kitchen", on=of_day, tell=("kitchen",))
def close_day(actor: Actor, *, day: str, at: datetime) -> Done[None]:
    """The day is over. Refused: `care_meals.day_not_open`."""
    row = locked(day, states={"open"})
    row.state, row.closed_at = "closed", at
    _save(row)
    return Done(None, {"day": row.public_id})


def _save(row: MealDay) -> None:
    row.version += 1
    row.save(
        update_fields=[
            *("state", "opened_at", "opened_by", "opened_despite", "closed_at", "version"),
        ]
    )


__all__ = ["close_day", "open_day", "take_back_day"]

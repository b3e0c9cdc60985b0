"""The shifts of a month, and who is put on one by hand; wishes and days on which somebody cannot come."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import DayWish, Roster, Shift, ShiftPlace
from dure.programmes.care_meals.services.post_job import check_part_and_skills
from dure.programmes.care_meals.services.subjects import of_kitchen
from dure.programmes.care_meals.services.worker_rows import (
    of_place,
    of_shift,
    of_worker,
    only_own,
    place,
    shift,
    working,
)
from dure.programmes.care_meals.types.shifts import ShiftPattern

WISHES = ("off", "no", "yes")


@action("care_meals.shifts.plan", may="run_jobs", on=of_kitchen)
def plan_shifts(
    actor: Actor,
    *,
    kitchen_id: int,
    month: date,
    patterns: Sequence[ShiftPattern],
    closed: Sequence[date] = (),
    at: datetime,
) -> Done[int]:
    """Make the shifts of a month from patterns, holidays left out; answers how many are new.

    Shifts that are there already stay. Refused: `care_meals.bad_shift`, `.no_such_part`,
    `.no_such_skill`, `.roster_published`.
    """
    first = month.replace(day=1)
    for each in patterns:
        _check(each)
    roster, _ = Roster.objects.within(kitchen_id=kitchen_id, month=first).get_or_create(
        kitchen_id=kitchen_id, month=first
    )
    if roster.state == "published":
        raise Refused("care_meals.roster_published")
    here = Shift.objects.within(kitchen_id=kitchen_id, day__gte=first, day__lt=next_month(first))
    known = set(here.values_list("day", "starts", "ends", "part"))
    fresh = [
        row
        for row in _rows(kitchen_id, first, patterns, frozenset(closed))
        if (row.day, row.starts, row.ends, row.part) not in known
    ]
    Shift.objects.bulk_create(fresh)
    return Done(len(fresh), {"month": first.isoformat(), "shifts": len(fresh)})


@action("care_meals.place.put", may="run_jobs", on=of_shift, tell=("worker",))
def place_worker(actor: Actor, *, shift_id: int, worker_id: int, at: datetime) -> Done[int]:
    """Put somebody on a shift by hand; the search keeps it. Answers the place's key.

    Refused: `care_meals.not_working`, `care_meals.already_on_shift`, `care_meals.elsewhere_then`.
    """
    row, who = shift(shift_id), working(worker_id)
    if who.kitchen_id != row.kitchen_id:
        raise Refused("care_meals.no_such_worker")
    return Done(put_on(row, who.pk, came_up="hand", fixed=True), {"shift": row.public_id})


@action("care_meals.place.give_up", may="run_jobs", on=of_place, tell=("worker",))
def take_off(actor: Actor, *, place_id: int, at: datetime) -> Done[int]:
    """Take somebody off a shift that lies ahead; answers the shift's key.

    Refused: `care_meals.place_is_settled`.
    """
    row = place(place_id)
    if row.state != "planned":
        raise Refused("care_meals.place_is_settled")
    row.state, row.noted_at = "given_up", at
    row.save(update_fields=["state", "noted_at"])
    return Done(row.shift_id, {"shift": row.shift.public_id, "worker": row.worker.public_id})


@action("care_meals.wish.tell", may="own_shifts", on=of_worker)
def tell_wish(actor: Actor, *, worker_id: int, day: date, want: str, at: datetime) -> Done[str]:
    """A day on which somebody cannot (`off`), would rather not (`no`) or gladly would; "" takes it back.

    Refused: `care_meals.no_such_wish`, `care_meals.day_gone`, `care_meals.not_your_shift`.
    """
    row = working(worker_id)
    only_own(actor, row)
    if want and want not in WISHES:
        raise Refused("care_meals.no_such_wish")
    if day < day_of(at):
        raise Refused("care_meals.day_gone")
    known = DayWish.objects.within(worker_id=row.pk, day=day)
    if not want:
        known.delete()
    else:
        known.update_or_create(worker_id=row.pk, day=day, defaults={"want": want, "told_at": at})
    return Done(want, {"worker": row.public_id, "day": day.isoformat()})


def put_on(row: Shift, worker_id: int, *, came_up: str, fixed: bool = False) -> int:
    """A worker on a shift, once. Refused: `care_meals.already_on_shift`, `care_meals.elsewhere_then`."""
    mine = ShiftPlace.objects.within(worker_id=worker_id, shift__day=row.day)
    same_time = mine.exclude(state__in=["given_up", "absent"]).filter(
        shift__starts__lt=row.ends, shift__ends__gt=row.starts
    )
    if same_time.exclude(shift_id=row.pk).exists():
        raise Refused("care_meals.elsewhere_then")
    try:
        with transaction.atomic():
            made = ShiftPlace.objects.create(
                shift=row, worker_id=worker_id, came_up=came_up, fixed=fixed
            )
    except IntegrityError:
        raise Refused("care_meals.already_on_shift") from None
    return int(made.pk)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def _rows(
    kitchen_id: int, first: date, patterns: Sequence[ShiftPattern], closed: frozenset[date]
) -> Iterator[Shift]:
    _, length = monthrange(first.year, first.month)
    for day in (first.replace(day=number) for number in range(1, length + 1)):
        for each in patterns:
            if day.isoweekday() in each.weekdays and day not in closed:
                yield Shift(
                    public_id=public_id(),
                    kitchen_id=kitchen_id,
                    day=day,
                    starts=each.starts,
                    ends=each.ends,
                    break_minutes=each.break_minutes,
                    part=each.part,
                    need=each.need,
                    skills=dict(each.skills),
                )


def _check(each: ShiftPattern) -> None:
    check_part_and_skills(each.part, tuple(each.skills))
    minutes = (each.ends.hour - each.starts.hour) * 60 + each.ends.minute - each.starts.minute
    fits = 0 <= each.break_minutes < minutes and 1 <= each.need <= 100
    counted = all(1 <= count <= each.need for count in each.skills.values())
    if not (fits and counted and set(each.weekdays) <= set(range(1, 8)) and each.weekdays):
        raise Refused("care_meals.bad_shift")

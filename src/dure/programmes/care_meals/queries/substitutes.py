"""Who could stand in on a shift: everybody of that part, and for each what speaks against it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dure.kernel.words import Words
from dure.programmes.care_meals.models import DayWish, Shift, ShiftPlace, Worker, WorkerPair
from dure.programmes.care_meals.queries.job_types import job_type
from dure.programmes.care_meals.queries.workers import month_hours

AGAINST = {
    "part": Words("다른 일을 맡은 분이에요", "does another part of the work"),
    "not_employed": Words("그날은 일하지 않아요", "does not work here on that day"),
    "off": Words("그날은 쉬어요", "is off on that day"),
    "absent": Words("그날 못 온다고 적혀 있어요", "is written down as absent on that day"),
    "elsewhere": Words("같은 시간에 다른 근무가 있어요", "works elsewhere at that time"),
    "month": Words("한 달 시간이 넘어요", "would exceed the hours of the month"),
    "week": Words("한 주 시간이 넘어요", "would exceed the hours of the week"),
    "day": Words("하루 시간이 넘어요", "would exceed the hours of the day"),
    "apart": Words("함께 서지 않기로 한 분이 있어요", "is kept apart from somebody there"),
}


@dataclass(frozen=True, slots=True)
class _Mine:
    """What somebody works already."""

    day: date
    starts: Any
    ends: Any
    minutes: int


def substitutes(shift_id: int) -> tuple[tuple[int, tuple[Words, ...], int], ...]:
    """(worker, what speaks against it, minutes of the month so far): who may come first, the least busy.

    Keys only; names are the caller's to ask for.
    """
    row: Shift = Shift.objects.within(pk=shift_id).get()
    there = _there(row)
    people = [each for each in _workers(row.kitchen_id) if each.pk not in there]
    load = _loads([each.pk for each in people], row.day)
    reasons = against(shift_id, [each.pk for each in people])
    found = [
        (each.pk, reasons.get(each.pk, ()), _of_month(load[each.pk], row.day))
        for each in people
        if each.part == row.part
    ]
    return tuple(sorted(found, key=lambda one: (len(one[1]) > 0, one[2], one[0])))


def _of_month(mine: Sequence[_Mine], on: date) -> int:
    """Minutes of the month of a day; what is known of the weeks around it is not of it."""
    return sum(one.minutes for one in mine if (one.day.year, one.day.month) == (on.year, on.month))


def against(
    shift_id: int, worker_ids: Collection[int], *, leaves: Collection[int] = ()
) -> dict[int, tuple[Words, ...]]:
    """For each of these workers what speaks against the shift; those without anything are left out.

    Whoever `leaves` it is not met there.
    """
    row: Shift = Shift.objects.within(pk=shift_id).get()
    there = _there(row).difference(leaves)
    load = _loads(worker_ids, row.day)
    off = set(
        DayWish.objects.within(worker_id__in=worker_ids, day=row.day, want="off").values_list(
            "worker_id", flat=True
        )
    )
    absent = set(
        ShiftPlace.objects.within(
            worker_id__in=worker_ids, shift__day=row.day, state="absent"
        ).values_list("worker_id", flat=True)
    )
    apart = _apart(row.kitchen_id)
    found = {}
    for who in Worker.objects.within(pk__in=worker_ids):
        codes = list(_codes(row, who, load[who.pk]))
        codes += ["off"] if who.pk in off else []
        codes += ["absent"] if who.pk in absent else []
        codes += ["apart"] if apart[who.pk] & there else []
        if codes:
            found[who.pk] = tuple(AGAINST[code] for code in codes)
    return found


def _codes(row: Shift, who: Worker, mine: list[_Mine]) -> Iterator[str]:
    law = job_type(who.job_type, row.day)
    if who.part != row.part:
        yield "part"
    if who.starts_on is None or not who.starts_on <= row.day < (who.left_on or date.max):
        yield "not_employed"
    same_day = [one for one in mine if one.day == row.day]
    if any(one.starts < row.ends and row.starts < one.ends for one in same_day):
        yield "elsewhere"
    yield from _beyond(row, law, mine, month_hours(who, row.day))


def _beyond(row: Shift, law: Any, mine: list[_Mine], most: float) -> Iterator[str]:
    week = row.day.isocalendar()[:2]
    months = _of_month(mine, row.day)
    weeks = sum(one.minutes for one in mine if one.day.isocalendar()[:2] == week)
    days = sum(one.minutes for one in mine if one.day == row.day)
    if months + row.minutes > most * 60:
        yield "month"
    if law.below_week_hours is not None and weeks + row.minutes >= law.below_week_hours * 60:
        yield "week"
    if law.day_hours is not None and days + row.minutes > law.day_hours * 60:
        yield "day"


def _workers(kitchen_id: int) -> list[Worker]:
    rows = Worker.objects.within(kitchen_id=kitchen_id, decision="yes", left_on__isnull=True)
    return list(rows.order_by("pk"))


def _there(row: Shift) -> set[int]:
    rows = ShiftPlace.objects.within(shift_id=row.pk).exclude(state__in=["given_up", "absent"])
    return set(rows.values_list("worker_id", flat=True))


def _apart(kitchen_id: int) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in WorkerPair.objects.within(kitchen_id=kitchen_id, kind="apart").values_list(
        "one_id", "other_id"
    ):
        found[one].add(other)
        found[other].add(one)
    return found


def _loads(worker_ids: Collection[int], day: date) -> dict[int, list[_Mine]]:
    """Shifts of the month and of the week around a day."""
    first = day.replace(day=1) - timedelta(days=7)
    rows = ShiftPlace.objects.within(
        worker_id__in=worker_ids, shift__day__gte=first, shift__day__lt=first + timedelta(days=46)
    ).exclude(state__in=["given_up", "absent"])
    found: dict[int, list[_Mine]] = defaultdict(list)
    for row in rows.select_related("shift"):
        one = row.shift
        minutes = row.minutes if row.state == "worked" else one.minutes
        found[row.worker_id].append(_Mine(one.day, one.starts, one.ends, minutes))
    return found

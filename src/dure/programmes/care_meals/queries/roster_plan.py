"""A month as the engine wants it: people with their caps, shifts with their needs, what is settled.

Plain values; the engine's own types are made from them where it is loaded. People and shifts are named
by keys, never by names.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from dure.programmes.care_meals.models import DayWish, Shift, ShiftPlace, Worker, WorkerPair
from dure.programmes.care_meals.queries.job_types import job_type
from dure.programmes.care_meals.queries.workers import month_hours

A_LITTLE = 0.25  # below fifteen hours a week: a quarter of an hour below


def roster_plan(kitchen_id: int, first: date, ends_before: date) -> dict[str, Any]:
    """The plan of a month as JSON would hold it (`dure roster` reads the same)."""
    shifts = list(
        Shift.objects.within(kitchen_id=kitchen_id, day__gte=first, day__lt=ends_before).order_by(
            "day", "starts", "pk"
        )
    )
    workers = _workers(kitchen_id, first, ends_before)
    keys = {row.pk for row in workers}
    places = _places(shifts, keys)
    days = sorted({row.day for row in shifts})
    wishes = _wishes(keys, first, ends_before)
    return {
        "people": [_person(row, first, wishes[row.pk], days) for row in workers],
        "shifts": [_shift(row) for row in shifts],
        "pairs": [
            {"a": str(each.one_id), "b": str(each.other_id), "kind": each.kind}
            for each in WorkerPair.objects.within(kitchen_id=kitchen_id).order_by("pk")
            if {each.one_id, each.other_id} <= keys
        ],
        "fixed": _fixed(places),
        "previous": [
            {"shift": str(each.shift_id), "person": str(each.worker_id), "works": True}
            for each in places
            if not each.fixed
        ],
    }


def part_skill(part: str) -> str:
    """The part of the work as the engine knows it: something one can do."""
    return f"part.{part}"


def _workers(kitchen_id: int, first: date, ends_before: date) -> list[Worker]:
    rows = Worker.objects.within(kitchen_id=kitchen_id, decision="yes").order_by("pk")
    rows = rows.filter(starts_on__lt=ends_before)
    return [row for row in rows if row.left_on is None or row.left_on > first]


def _person(row: Worker, first: date, wishes: list[DayWish], days: list[date]) -> dict[str, Any]:
    law = job_type(row.job_type, first)
    off = {each.day for each in wishes if each.want == "off"}
    off |= {day for day in days if not _employed(row, day)}  # before the first day, after the last
    told: dict[str, Any] = {
        "id": str(row.pk),
        "month_hours": month_hours(row, first),
        "skills": [*row.skills, part_skill(row.part)],
        "off": [day.isoformat() for day in sorted(off)],
        "wishes": [
            {"want": each.want, "day": each.day.isoformat()}
            for each in wishes
            if each.want in ("yes", "no")
        ],
    }
    if law.day_hours is not None:
        told["day_hours"] = law.day_hours
    if law.below_week_hours is not None:
        told["week_hours"] = law.below_week_hours - A_LITTLE
    return told


def _shift(row: Shift) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "day": row.day.isoformat(),
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
        "need": row.need,
        # Whoever comes does this part of the work: nobody cooks who was taken on to deliver.
        "skills": {**row.skills, part_skill(row.part): row.need},
        "break_minutes": row.break_minutes,
    }


def _places(shifts: list[Shift], keys: set[int]) -> list[ShiftPlace]:
    rows = ShiftPlace.objects.within(shift_id__in=[row.pk for row in shifts], worker_id__in=keys)
    return list(rows.exclude(state__in=["given_up", "absent"]).order_by("pk"))


def _fixed(places: Iterable[ShiftPlace]) -> list[dict[str, Any]]:
    """What a person said, and what has happened already."""
    return [
        {"shift": str(each.shift_id), "person": str(each.worker_id), "works": True}
        for each in places
        if each.fixed or each.state == "worked"
    ]


def _employed(row: Worker, day: date) -> bool:
    begun = row.starts_on is not None and row.starts_on <= day
    return begun and (row.left_on is None or day < row.left_on)


def _wishes(keys: set[int], first: date, ends_before: date) -> dict[int, list[DayWish]]:
    found: dict[int, list[DayWish]] = defaultdict(list)
    rows = DayWish.objects.within(worker_id__in=keys, day__gte=first, day__lt=ends_before)
    for row in rows.order_by("day"):
        found[row.worker_id].append(row)
    return found

"""Seek shifts (대신 설 사람 찾기): somebody cannot come today; who stands in, so that few others move.

Loaded late: the roster engine's library takes a while. Only today's shifts are open; every other day
stays as people know it, and the hours of the month are kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dure.engines.roster import BadPlan, Solution, read_plan
from dure.engines.roster.plan_month import Budget, OutOfTime, plan_month
from dure.programmes.care_meals.models import Shift, ShiftPlace
from dure.programmes.care_meals.queries.roster_plan import roster_plan
from dure.programmes.care_meals.queries.substitutes import against, substitutes

SECONDS = 6.0
SETTLED = ("given_up", "absent")
Rows = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StandIn:
    """Stand-in (대신): a place on a shift, who does not come, and who does; nobody where none may."""

    place: int
    shift: int
    out: int
    instead: int | None


def seek_shifts(kitchen_id: int, on: date, missing: frozenset[int]) -> list[StandIn]:
    """One line for each place that becomes free today; the roster engine chooses, the rules look again."""
    gone = list(_places(kitchen_id, on).filter(worker_id__in=missing, state="planned"))
    if not gone:
        return []
    shifts = list(Shift.objects.within(kitchen_id=kitchen_id, day=on).values_list("pk", flat=True))
    chosen = _chosen(kitchen_id, on, missing, shifts)
    free = {shift: [one for one in chosen.get(shift, ()) if one not in missing] for shift in shifts}
    taken: set[int] = set()
    return [_stand_in(one, free, missing, taken) for one in gone]


def _stand_in(
    place: ShiftPlace, free: Mapping[int, Sequence[int]], missing: frozenset[int], taken: set[int]
) -> StandIn:
    shift = place.shift_id
    offered = [*free.get(shift, ()), *(who for who, why, _ in substitutes(shift) if not why)]
    fit = [one for one in dict.fromkeys(offered) if one not in taken and one not in missing]
    speaks = against(shift, fit, leaves=missing)
    instead = next((one for one in fit if one not in speaks), None)
    if instead is not None:
        taken.add(instead)
    return StandIn(place.pk, shift, place.worker_id, instead)


def _places(kitchen_id: int, on: date) -> Any:
    rows = ShiftPlace.objects.within(shift__kitchen_id=kitchen_id, shift__day=on)
    return rows.exclude(state__in=SETTLED).order_by("shift__starts", "pk")


def _chosen(
    kitchen_id: int, on: date, missing: frozenset[int], shifts: Sequence[int]
) -> dict[int, list[int]]:
    """Shift of today → who the engine newly puts on it; nothing where it finds no roster in its time."""
    plan = today_only(_plan(kitchen_id, on), on, missing)
    there = {(one.shift_id, one.worker_id) for one in _places(kitchen_id, on)}
    try:
        found: Solution = plan_month(
            read_plan(json.dumps(plan).encode(), "roster"), budget=Budget(seconds=SECONDS)
        )
    except (OutOfTime, BadPlan):
        return {}
    return {
        int(each.shift): [
            int(who) for who in each.people if (int(each.shift), int(who)) not in there
        ]
        for each in found.assignments
        if int(each.shift) in shifts
    }


def _plan(kitchen_id: int, on: date) -> Rows:
    first = on.replace(day=1)
    return roster_plan(kitchen_id, first, (first + timedelta(days=32)).replace(day=1))


def today_only(plan: Rows, on: date, missing: frozenset[int]) -> Rows:
    """The month with only today open: other days are fixed as they are known and take nobody more."""
    day_of = {one["id"]: one["day"] for one in plan["shifts"]}
    today, out = on.isoformat(), {str(one) for one in missing}
    known = [one for one in plan["previous"] if day_of[one["shift"]] != today]
    fixed = [
        one for one in plan["fixed"] if not (day_of[one["shift"]] == today and one["person"] in out)
    ]
    settled = {(one["shift"], one["person"]) for one in fixed}
    more = [one for one in known if (one["shift"], one["person"]) not in settled]
    there: dict[str, int] = {}
    for one in (*fixed, *more):
        there[one["shift"]] = there.get(one["shift"], 0) + bool(one["works"])
    return plan | {
        "people": [_off(one, today) if one["id"] in out else one for one in plan["people"]],
        "shifts": [
            one if one["day"] == today else _closed(one, there.get(one["id"], 0))
            for one in plan["shifts"]
        ],
        "fixed": [*fixed, *more],
        "previous": [
            one
            for one in plan["previous"]
            if day_of[one["shift"]] == today and one["person"] not in out
        ],
    }


def _off(person: Rows, today: str) -> Rows:
    return person | {"off": sorted({*person.get("off", ()), today})}


def _closed(shift: Rows, there: int) -> Rows:
    return shift | {"need": 0, "most": there, "skills": {}}

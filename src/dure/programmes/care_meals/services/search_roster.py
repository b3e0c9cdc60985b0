"""Search a roster for a month. Loaded late: the engine's library takes a while."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction

from dure.engines.roster import Solution, read_plan
from dure.engines.roster.plan_month import Budget, OutOfTime, plan_month
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Roster, ShiftPlace
from dure.programmes.care_meals.queries.roster_plan import roster_plan
from dure.programmes.care_meals.services.plan_shifts import next_month

SECONDS = 20.0


def search_roster(roster_id: int, *, seconds: float = SECONDS) -> Solution:
    """The cheapest roster, or what clashes. Reads only. Refused: `care_meals.no_shifts`, `.no_time`."""
    roster: Roster = Roster.objects.within(pk=roster_id).get()
    plan = roster_plan(roster.kitchen_id, roster.month, next_month(roster.month))
    if not plan["shifts"]:
        raise Refused("care_meals.no_shifts")
    if not plan["people"]:
        raise Refused("care_meals.no_workers")
    try:
        read = read_plan(json.dumps(plan).encode(), "roster")
        return plan_month(read, budget=Budget(seconds=seconds))
    except OutOfTime:
        raise Refused("care_meals.no_time") from None


def keep_roster(roster_id: int, found: Solution, *, at: datetime) -> int:
    """Write down what was found; answers how many places are planned. Told twice it is written once.

    What a person fixed, what has been worked and what was published stays; where it is impossible the
    roster with the fewest missing is kept as a draft, together with the rules that clash.
    """
    with transaction.atomic():
        roster: Roster = Roster.objects.within(pk=roster_id).select_for_update().get()
        if roster.state == "published":
            raise Refused("care_meals.roster_published")
        _written(roster, found)
        roster.planned_at = at
        roster.told = told(found)
        roster.save(update_fields=["planned_at", "told"])
    return sum(len(each.people) for each in found.assignments)


def told(found: Solution) -> dict[str, Any]:
    """What the search says, kept as codes and keys; sentences are made when they are read."""
    return {
        "possible": found.possible,
        "proven": found.proven,
        "cost": found.cost.model_dump(),
        "conflict": [{"code": one.code, "values": dict(one.values)} for one in found.conflict],
        "unmet": [{"code": one.code, "values": dict(one.values)} for one in found.unmet_wishes],
        "missing": sum(each.missing for each in found.assignments),
        "engine": found.engine,
    }


def _written(roster: Roster, found: Solution) -> None:
    wanted = {(int(each.shift), int(who)) for each in found.assignments for who in each.people}
    rows = ShiftPlace.objects.within(
        shift__kitchen_id=roster.kitchen_id,
        shift__day__gte=roster.month,
        shift__day__lt=next_month(roster.month),
    )
    there = {(row.shift_id, row.worker_id): row for row in rows.exclude(state="given_up")}
    gone = [
        row.pk
        for key, row in there.items()
        if key not in wanted and row.state == "planned" and not row.fixed
    ]
    ShiftPlace.objects.within(pk__in=gone).delete()
    fresh = sorted(wanted - set(there))
    ShiftPlace.objects.bulk_create(
        [ShiftPlace(shift_id=shift, worker_id=who) for shift, who in fresh]
    )

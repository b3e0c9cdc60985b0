"""Propose a replan: routes without those who are missing, later pots, what gets worse, who must hear.

`work_out` reckons and writes nothing; `keep_proposal` keeps what it found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.engines.door import late
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DayMessage, MealDay, Replan, Shift, Stop
from dure.programmes.care_meals.queries.crew_today import carried_by, cooks_on
from dure.programmes.care_meals.queries.replans import missing_of, replan_row
from dure.programmes.care_meals.queries.under_way import cost_of_staying, under_way
from dure.programmes.care_meals.rules.changes_of_plan import (
    Change,
    DayPlan,
    Hearer,
    changes,
    hearers,
)
from dure.programmes.care_meals.rules.costs import cost_of, together
from dure.programmes.care_meals.rules.kept_routes import as_json
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.rules.short_of_cooks import minutes_later, ready_then
from dure.programmes.care_meals.rules.times import since_midnight
from dure.programmes.care_meals.services.day_subjects import of_day
from dure.programmes.care_meals.services.seek_routes import (
    Prepared,
    prepared,
    price_order,
    seek_routes,
)
from dure.programmes.care_meals.types.jobs import PARTS
from dure.programmes.care_meals.types.planning import DoorAt, Order, RoutesFound
from dure.programmes.care_meals.types.replans import Missing

Tell = Callable[[int, int], None]
seek_shifts = late("dure.programmes.care_meals.services.seek_shifts", "seek_shifts")
INSTEAD = Words(
    "오늘 {from}–{until} {part}에 대신 나와 주세요.",
    "Please stand in today, {from}–{until}: {part}.",
)
NOBODY = Words(
    "대신 설 사람을 찾지 못한 자리가 {n}곳이에요.", "Nobody may stand in on {n} place{s}."
)
STAND_INS = Words("{n}자리를 다른 분이 대신 서요.", "{n} place{s} {are} taken by somebody else.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposal (제안): the routes, by how much later the pots are, portions, changes, and who must hear."""

    found: RoutesFound
    later: int
    portions: tuple[int, int]
    changes: tuple[Change, ...]
    hearers: tuple[Hearer, ...]
    shifts: tuple[dict[str, Any], ...] = ()
    stays: frozenset[int] = frozenset()  # diners whose stop stays as it is


def work_out(replan: str, *, tell: Tell) -> Proposal:
    """What could be done; long, and nothing is written. Refused: `care_meals.day_moved_on`."""
    row = replan_row(replan)
    day = row.day
    if day.version != row.version:
        raise Refused("care_meals.day_moved_on")
    missing = missing_of(row)
    shifts = _stand_ins(day, missing)
    later = _later(day, missing, shifts)
    before = standing_plan(day)
    gone = frozenset(missing.couriers) | carried_by(missing.workers)
    begun = under_way(day, at=row.asked_at, missing=gone, waits=later > 0)
    kept = {diner: one for diner, one in before.courier_of.items() if one not in gone}
    ready = prepared([day], missing=gone, kept=kept, later=later, gone=begun)
    found = None if later else _as_it_stands(ready, before)
    found = found or seek_routes(ready, tell=tell)
    after = _after(day, before, found, begun.stays)
    late = route_values().late_minutes
    portions = _portions(day) | {one.diner_id: one.portions for one in ready.ask.doors}
    was = sum(portions[one] for one in before.door_of)
    will = sum(portions[one] for one in after.door_of)
    told = [*_shift_words(shifts), *_later_words(later), *changes(before, after, late_minutes=late)]
    hear = [*_kitchen_hears(day, later, (was, will)), *_workers_hear(shifts)]
    hear += hearers(before, after, late_minutes=late)
    return Proposal(found, later, (was, will), tuple(told), tuple(hear), tuple(shifts), begun.stays)


def standing_plan(day: MealDay) -> DayPlan:
    """The plan of a day as it stands, from its stops."""
    rows = Stop.objects.within(day_id=day.pk, route__isnull=False, state="planned")
    lines = rows.values_list(
        "diner_id", "route__courier_id", "trip", "place", "due_at", "leaves_at"
    )
    doors = {
        diner: DoorAt(
            diner_id=diner,
            trip=trip,
            place=place,
            due=since_midnight(due),
            leaves=since_midnight(leaves),
        )
        for diner, _, trip, place, due, leaves in lines
    }
    return DayPlan({diner: courier for diner, courier, *_ in lines}, doors, day.cost)


def _as_it_stands(ready: Prepared, before: DayPlan) -> RoutesFound | None:
    """The routes as they are, where nobody who carries is missing and every door is on one already.

    A cook for whom somebody stands in moves no door: a better way is not worth a call to each of them.
    """
    known, there = before.door_of, {one.id for one in ready.ask.couriers}
    doors = {one.diner_id for one in ready.ask.doors}
    if not doors <= known.keys() or not {before.courier_of[one] for one in doors} <= there:
        return None
    order: Order = {}
    for diner in sorted(doors, key=lambda one: (known[one].trip, known[one].place)):
        trips = order.setdefault(before.courier_of[diner], [])
        trips += [[] for _ in range(known[diner].trip - len(trips))]
        trips[-1].append(diner)
    order = {courier: [trip for trip in trips if trip] for courier, trips in order.items()}
    found = price_order(ready, order)
    kept = {door.diner_id for route in found.routes for door in route.doors}
    return found if kept == doors and not found.broken else None


def _after(day: MealDay, before: DayPlan, found: RoutesFound, stays: frozenset[int]) -> DayPlan:
    """The day as it would be: what stays, and what was found for everything else."""
    usual: dict[int, int | None] = dict(before.courier_of)
    new, kept = DayPlan.of(found), stays & before.door_of.keys()
    return DayPlan(
        {**{one: before.courier_of[one] for one in kept}, **new.courier_of},
        {**{one: before.door_of[one] for one in kept}, **new.door_of},
        together(cost_of(found.routes, usual), cost_of_staying(day, kept)),
    )


def _portions(day: MealDay) -> dict[int, int]:
    """What each door of a route was to get."""
    rows = Stop.objects.within(day_id=day.pk, route__isnull=False)
    return dict(rows.values_list("diner_id", "portions"))


def _stand_ins(day: MealDay, missing: Missing) -> list[dict[str, Any]]:
    """Who stands in for missing workers, as a proposal keeps it."""
    if not missing.workers:
        return []
    found = seek_shifts(day.kitchen_id, day.on, frozenset(missing.workers))
    shifts = {row.pk: row for row in Shift.objects.within(pk__in=[one.shift for one in found])}
    return [
        {
            "place": one.place,
            "out": one.out,
            "instead": one.instead,
            "part": shifts[one.shift].part,
            "from": f"{shifts[one.shift].starts:%H:%M}",
            "until": f"{shifts[one.shift].ends:%H:%M}",
        }
        for one in found
    ]


def _later(day: MealDay, missing: Missing, shifts: list[dict[str, Any]]) -> int:
    """As somebody said; else from the cooks for whom nobody stands in."""
    if missing.later is not None:
        return missing.later
    empty = sum(one["part"] == "cook" and one["instead"] is None for one in shifts)
    cooks = missing.of_cooks or cooks_on(day.kitchen_id, day.on)
    gone = missing.cooks + empty
    return minutes_later(opens=day.kitchen.opens, ready=day.ready, cooks=cooks, missing=gone)


def _shift_words(shifts: list[dict[str, Any]]) -> list[Change]:
    taken = sum(one["instead"] is not None for one in shifts)
    empty = len(shifts) - taken
    found = [Change("worse", NOBODY.filled(n=empty))] if empty else []
    return [*found, *([Change("same", STAND_INS.filled(n=taken))] if taken else [])]


def _workers_hear(shifts: list[dict[str, Any]]) -> list[Hearer]:
    return [
        Hearer("worker", one["instead"], "shift", _asked_in(one))
        for one in shifts
        if one["instead"] is not None
    ]


def _asked_in(one: dict[str, Any]) -> Words:
    part = PARTS.get(one["part"], Words(one["part"], one["part"]))
    hours = {"from": one["from"], "until": one["until"]}
    return Words(INSTEAD.ko.format(part=part.ko, **hours), INSTEAD.en.format(part=part.en, **hours))


def _later_words(later: int) -> list[Change]:
    if not later:
        return []
    told = "음식이 {n}분 늦게 나와요.", "The meals are ready {n} minutes later."
    return [Change("worse", Words(*told).filled(n=later))]


def _kitchen_hears(day: MealDay, later: int, portions: tuple[int, int]) -> list[Hearer]:
    found = []
    if later:
        told = "오늘 음식은 {at}까지 마련해 주세요.", "Please have the meals ready by {at} today."
        at = f"{ready_then(day.ready, later):%H:%M}"
        found.append(Hearer("kitchen", day.kitchen_id, "ready", Words(*told).filled(at=at)))
    if portions[0] != portions[1]:
        told = (
            "배달할 식사가 {a}식에서 {b}식으로 바뀌었어요.",
            "The meals to be delivered change from {a} to {b}.",
        )
        words = Words(*told).filled(a=portions[0], b=portions[1])
        found.append(Hearer("kitchen", day.kitchen_id, "portions", words))
    return found


def _of_proposal(*, replan: str, made: Proposal) -> Subject:
    return of_day(day=replan_row(replan).day.public_id)


@action("care_meals.replan.propose", may="run_kitchen", on=_of_proposal)
def keep_proposal(actor: Actor, *, replan: str, made: Proposal, at: datetime) -> Done[str]:
    """Keep what was worked out, for somebody to decide. Refused: `care_meals.replan_decided`."""
    row = replan_row(replan)
    rows = Replan.objects.within(pk=row.pk, state="working")
    kept = {
        "routes": as_json(made.found),
        "later": made.later,
        "portions": list(made.portions),
        "shifts": list(made.shifts),
        "stays": sorted(made.stays),
    }
    changed = [{"way": one.way, **one.words.as_dict()} for one in made.changes]
    if not rows.update(state="proposed", proposal=kept, changes=changed, proposed_at=at):
        raise Refused("care_meals.replan_decided")
    DayMessage.objects.bulk_create([_message(row, one, at) for one in made.hearers])
    noted = {"day": row.day.public_id, "replan": row.public_id, "told": len(made.hearers)}
    return Done(str(row.public_id), noted)


def _message(row: Replan, one: Hearer, at: datetime) -> DayMessage:
    return DayMessage(
        day_id=row.day_id,
        replan_id=row.pk,
        audience=one.audience,
        key=one.key,
        about=one.about,
        words=one.words.as_dict(),
        noted_at=at,
    )


def fail_replan(replan: str) -> None:
    """The worker could not work it out: the page says so instead of waiting for ever."""
    Replan.objects.within(public_id=replan, state="working").update(state="failed")


__all__ = ["Proposal", "fail_replan", "keep_proposal", "work_out"]

"""Accept a replan: one press lays the proposal over the day; its sentences are now to be said."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import CourierAway, MealDay, Replan, Stop
from dure.programmes.care_meals.queries.crew_today import carried_by
from dure.programmes.care_meals.queries.day_asks import day_ask
from dure.programmes.care_meals.queries.replans import missing_of, replan_row
from dure.programmes.care_meals.queries.under_way import cost_of_staying, visited_on
from dure.programmes.care_meals.rules.kept_routes import from_json
from dure.programmes.care_meals.rules.short_of_cooks import ready_then
from dure.programmes.care_meals.rules.under_way import UnderWay
from dure.programmes.care_meals.services.day_subjects import locked, of_day
from dure.programmes.care_meals.services.note_attendance import note_absence
from dure.programmes.care_meals.services.plan_routes import note_plan
from dure.programmes.care_meals.services.route_rows import write_routes
from dure.programmes.care_meals.services.swap_shift import send_substitute, stand_in_today
from dure.programmes.care_meals.types.planning import DayAsk, RoutesFound


def _of_replan(*, replan: str) -> Subject:
    return of_day(day=replan_row(replan).day.public_id)


@action("care_meals.replan.accept", may="run_kitchen", on=_of_replan, tell=("kitchen", "courier"))
def accept_replan(actor: Actor, *, replan: str, at: datetime) -> Done[int]:
    """Take the proposal as it was shown; answers how many doors no longer get a meal today.

    Doors that were visited, and trips that were begun, stay as they are: they are not in it.

    On an open day those doors are explained by this very deed: whoever accepted saw them by name.
    Refused: `care_meals.replan_decided`, `care_meals.day_moved_on` where the day or its orders have
    changed since it was proposed; and what `stand_in_today` refuses, where somebody stands in.
    """
    row = replan_row(replan)
    day = locked(row.day.public_id, version=row.version, states={"draft", "open"})
    taken = Replan.objects.within(pk=row.pk, state="proposed")
    if not taken.update(state="accepted", decided_at=at, decided_by_id=actor.account_id):
        raise Refused("care_meals.replan_decided")
    missing, found = missing_of(row), from_json(row.proposal["routes"])
    gone = frozenset(missing.couriers) | carried_by(missing.workers)
    stays = frozenset(row.proposal.get("stays", ()))
    _refuse_doors_visited_since(day, stays)
    _send_stand_ins(actor, day, row.proposal.get("shifts", ()), at)
    _note_absences(actor, gone, day, at)
    later, begun = row.proposal["later"], UnderWay(stays=stays)
    ask = day_ask([day], missing=gone, later=later, gone=begun)
    _refuse_changed_orders(ask, found)
    done = cost_of_staying(day, stays)
    written = write_routes(day, found, {one.diner_id: one for one in ask.doors}, stays=stays)
    day.ready = ready_then(day.ready, later)
    day.save(update_fields=["ready"])
    note_plan(day, found, ask, at=at, stays=done)
    if day.state == "open":
        _explain_the_left(actor, day, found, at)
    noted = {"day": day.public_id, "replan": row.public_id, "left": written.left}
    return Done(written.left, noted)


def _send_stand_ins(
    actor: Actor, day: MealDay, shifts: Iterable[Mapping[str, Any]], at: datetime
) -> None:
    """Each free place gets who was proposed, or is noted as empty.

    Today that is the kitchen's own affair; a day to come needs the right over jobs.
    """
    send = stand_in_today if day.on == day_of(at) else send_substitute
    for one in shifts:
        if one["instead"] is not None:
            told = {"place_id": one["place"], "worker_id": one["instead"]}
            send(actor, why="ill", at=at, **told)
        else:
            note_absence(actor, place_id=one["place"], why="ill", at=at)


def _note_absences(actor: Actor, gone: frozenset[int], day: MealDay, at: datetime) -> None:
    for courier in sorted(gone):
        CourierAway.objects.everywhere("one courier on one day").get_or_create(
            courier_id=courier,
            on=day.on,
            defaults={"reason": "ill", "noted_at": at, "noted_by_id": actor.account_id},
        )


def _refuse_doors_visited_since(day: MealDay, stays: frozenset[int]) -> None:
    """Nobody is moved off a door at which they have been: the doors are held while that is asked."""
    held = Stop.objects.within(day_id=day.pk).order_by("pk").select_for_update(of=("self",))
    list(held.values_list("pk", flat=True))
    if visited_on(day.pk) - stays:
        raise Refused("care_meals.day_moved_on")


def _refuse_changed_orders(ask: DayAsk, found: RoutesFound) -> None:
    """A diner who came or went since then is in no proposal."""
    proposed = {at.diner_id for one in found.routes for at in one.doors}
    proposed |= {one.diner_id for one in found.refusals}
    if proposed != {one.diner_id for one in ask.doors}:
        raise Refused("care_meals.day_moved_on")


def _explain_the_left(actor: Actor, day: MealDay, found: RoutesFound, at: datetime) -> None:
    left = [one.diner_id for one in found.refusals]
    rows = Stop.objects.within(day_id=day.pk, diner_id__in=left, state="left_out")
    rows.update(
        state="explained",
        reason="nobody_can",
        explained_at=at,
        explained_by_id=actor.account_id,
    )

"""Start cooking: the sheet is kept as it is; what changes afterwards is decided by somebody."""

from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from dure.engines.kitchen import cook, disagreements, fingerprint
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import KitchenSheet, MealDay, Stop
from dure.programmes.care_meals.queries.day_of_kitchen import (
    WorkedOut,
    as_decided,
    empty_boxes,
    latest_sheet,
    work_out,
)
from dure.programmes.care_meals.queries.under_way import visited_on
from dure.programmes.care_meals.rules.repacking import DEEDS
from dure.programmes.care_meals.rules.sheet_body import (
    SheetBody,
    body_text,
    changed,
    mark_of,
    read_body,
    withheld,
)
from dure.programmes.care_meals.services.explain_diner import Explanation, explain_diner
from dure.programmes.care_meals.services.subjects import held_kitchen, of_kitchen
from dure.programmes.care_meals.types.kitchen_day import ChangeDecision


@action("care_meals.cooking.start", may="run_kitchen", on=of_kitchen)
def start_cooking(actor: Actor, *, kitchen_id: int, on: date, mark: str, at: datetime) -> Done[str]:
    """Keep the sheet of a day and begin; answers its public name.

    `mark` is of the day as it was looked at: where it has changed since, nothing begins. Refused:
    `care_meals.already_cooking`, `.kitchen_moved_on`, `.not_settled` with the first thing in the way.
    """
    held_kitchen(kitchen_id)
    if latest_sheet(kitchen_id, on) is not None:
        raise Refused("care_meals.already_cooking", day=on.isoformat())
    found = work_out(actor, kitchen_id, on, at)
    if found.mark != mark:
        raise Refused("care_meals.kitchen_moved_on")
    _must_be_settled(found)
    row = _keep(actor, KitchenSheet(kitchen_id=kitchen_id, on=on, number=1), found.body, at, at)
    return Done(row.public_id, {"sheet": row.public_id, "meals": row.meals})


@action("care_meals.cooking.settle_change", may="run_kitchen", on=of_kitchen)
def settle_change(
    actor: Actor,
    *,
    kitchen_id: int,
    on: date,
    decided: ChangeDecision,
    at: datetime,
) -> Done[str]:
    """Decide what becomes of a change since cooking began; the next sheet says what was decided.

    `repack`: the meals are packed anew as the new sheet says. `withhold`: those whose meals differ
    get none today. `another`: they get what `note` says. Refused: `care_meals.not_cooking`,
    `.kitchen_moved_on`, `.nothing_changed`, `.no_such_deed`, `.say_what_instead`, `.nothing_in_the_box`
    where no dish is left to repack.
    """
    deed, note = decided.deed, decided.note
    refuse_resident_number(note=note)
    if deed not in DEEDS:
        raise Refused("care_meals.no_such_deed")
    if deed == "another" and not note.strip():
        raise Refused("care_meals.say_what_instead")
    held_kitchen(kitchen_id)
    last = _cooking(kitchen_id, on)
    found = work_out(actor, kitchen_id, on, at)
    if found.mark != decided.mark:
        raise Refused("care_meals.kitchen_moved_on")
    before = read_body(last.body)
    after = as_decided(before, found.body)
    differs = changed(before, after)
    if not differs:
        raise Refused("care_meals.nothing_changed")
    diners = {one.diner for each in differs.values() for one in each.repacked}
    if deed == "withhold":
        _explain(actor, last, diners, note.strip() or DEEDS[deed].ko, at)
    body = _without(after, diners, note or DEEDS[deed].ko) if deed == "withhold" else after
    _refuse_empty(body, deed, diners)
    row = KitchenSheet(kitchen_id=kitchen_id, on=on, number=last.number + 1)
    row.deed, row.note = deed, note.strip()[:300]
    _keep(actor, row, body, last.cooking_since, at)
    return Done(row.public_id, {"sheet": row.public_id, "deed": deed, "meals": len(diners)})


def _explain(actor: Actor, sheet: KitchenSheet, diners: set[str], why: str, at: datetime) -> None:
    """Whoever gets no meal is on no stop either: the routes learn of it in the same moment."""
    day = MealDay.objects.within(kitchen_id=sheet.kitchen_id, on=sheet.on).first()
    if day is None:
        return
    stops = Stop.objects.within(day_id=day.pk, diner__public_id__in=diners, route__isnull=False)
    stops = stops.exclude(diner_id__in=visited_on(day.pk))  # who has eaten is not left without
    for diner in stops.values_list("diner__public_id", flat=True):
        told = Explanation(diner=diner, reason="other", words=why[:300])
        explain_diner(actor, day=day.public_id, told=told, at=at)


def _must_be_settled(found: WorkedOut) -> None:
    if found.obstacles:
        raise Refused("care_meals.not_settled", told=found.obstacles[0])


def _cooking(kitchen_id: int, on: date) -> KitchenSheet:
    rows = KitchenSheet.objects.within(kitchen_id=kitchen_id, on=on).select_for_update()
    row: KitchenSheet | None = rows.order_by("-number").first()
    if row is None:
        raise Refused("care_meals.not_cooking", day=on.isoformat())
    return row


def _refuse_empty(body: SheetBody, deed: str, diners: set[str]) -> None:
    if deed == "repack" and diners.intersection(empty_boxes(body)):
        raise Refused("care_meals.nothing_in_the_box")


def _without(body: SheetBody, diners: set[str], why: str) -> SheetBody:
    kept = withheld(body, dict.fromkeys(diners, why))
    sheets = {kind: cook(plan, inputs=fingerprint(plan)) for kind, plan in kept.plans.items()}
    return replace(kept, sheets=sheets)


def _keep(
    actor: Actor, row: KitchenSheet, body: SheetBody, cooking_since: datetime, at: datetime
) -> KitchenSheet:
    for kind, plan in body.plans.items():
        wrong = disagreements(plan, body.sheets[kind])
        if wrong:
            raise RuntimeError(f"sheet of {kind}: {wrong[0]}")
    row.public_id, row.fingerprint, row.meals = public_id(), mark_of(body.plans), body.meals
    row.body, row.cooking_since, row.made_at = body_text(body), cooking_since, at
    row.made_by_id = actor.account_id
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # two pressed at once: the first has begun
        raise Refused("care_meals.already_cooking", day=row.on.isoformat()) from None
    return row

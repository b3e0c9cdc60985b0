"""Watch over people: health before the shift, and meals that must not be eaten any more."""

import json
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from dure.ground.access.services import Act, log_access
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.people.queries import organisation_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import Diner, HealthAnswer, MealDay, Recall, Stop
from dure.programmes.care_meals.rules.food_safety import may_touch_food
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.services.tell_recall import tell_recall
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.kitchen_log import RECALL_REASONS, RecallDraft


@action("care_meals.health.answer", may="run_kitchen", on=of_kitchen)
def answer_health(
    actor: Actor, *, kitchen_id: int, person_id: int, answers: dict[str, bool], at: datetime
) -> Done[bool]:
    """Write down what somebody answered before the shift; answers whether they may touch food.

    The journal remembers that it was asked, not what was answered. Refused:
    `care_meals.health_unanswered`, `care_meals.unknown_person`.
    """
    where = kitchen(kitchen_id)
    if organisation_of_people([person_id]).get(person_id) != where.organisation_id:
        raise Refused("care_meals.unknown_person")
    may_cook = may_touch_food(answers)
    row = HealthAnswer.objects.create(
        kitchen=where,
        on=day_of(at),
        at=at,
        person_id=person_id,
        answers=json.dumps(answers),
        may_cook=may_cook,
        recorded_by_id=actor.account_id,
    )
    done = Act("changed", "service", where.organisation_id)
    log_access(actor, at=at, person_ids=[person_id], done=done)
    return Done(may_cook, {"answer": row.pk})


@action("care_meals.meal.recall", may="run_kitchen", on=of_kitchen, tell=("courier",))
def recall_meals(
    actor: Actor,
    *,
    kitchen_id: int,
    on: date,
    recall: RecallDraft,
    at: datetime,
) -> Done[int]:
    """Call meals back (회수): they are not handed over, or are fetched again; answers how many.

    The ledger does not count them, phones on the way say so, and who must hear stands with the day.

    Called back twice is called back once. Refused: `care_meals.no_such_diner`,
    `.no_such_meal`, `.recall_reason`, `.nothing_chosen`.
    """
    refuse_resident_number(note=recall.note)
    if not recall.diners:
        raise Refused("care_meals.nothing_chosen")
    if recall.kind not in KINDS:
        raise Refused("care_meals.no_such_meal", kind=recall.kind[:40])
    if recall.reason not in RECALL_REASONS:
        raise Refused("care_meals.recall_reason")
    rows = Diner.objects.within(kitchen_id=kitchen_id, public_id__in=recall.diners)
    if rows.count() != len(set(recall.diners)):
        raise Refused("care_meals.no_such_diner")
    told = {"kind": recall.kind, "reason": recall.reason, "note": recall.note.strip()[:300]}
    day = MealDay.objects.within(kitchen_id=kitchen_id, on=on).select_related("kitchen").first()
    _hold_doors(day, [row.pk for row in rows])
    called = [row for row in rows if _recall(kitchen_id, on, row, told, actor, at)]
    if day is not None and called:
        tell_recall(actor, day, called, recall.kind, at=at)
    made = len(called)
    return Done(made, {"meals": made, "reason": recall.reason, "on": on.isoformat()})


def _hold_doors(day: MealDay | None, diners: list[int]) -> None:
    """The doors of these meals are held: what a phone tells of them meanwhile waits its turn."""
    if day is not None:
        rows = Stop.objects.within(day_id=day.pk, diner_id__in=diners).order_by("pk")
        list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))


def _recall(
    kitchen_id: int, on: date, diner: Diner, told: dict[str, Any], actor: Actor, at: datetime
) -> bool:
    try:
        with transaction.atomic():
            Recall.objects.create(
                kitchen_id=kitchen_id,
                on=on,
                diner=diner,
                told_at=at,
                told_by_id=actor.account_id,
                **told,
            )
    except IntegrityError:
        return False
    return True

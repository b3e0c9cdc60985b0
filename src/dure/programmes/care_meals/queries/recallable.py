"""What a kitchen has called back (회수), and what of its sheet can still be. Loaded late."""

from datetime import date, datetime
from typing import Any

from dure.ground.journal.types import Actor
from dure.ground.people.queries import masked_people
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Recall
from dure.programmes.care_meals.queries.day_of_kitchen import body_of, latest_sheet
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.kitchen_log import (
    RECALL_REASONS,
    Recallable,
    RecallCard,
    RecallChoice,
)


def recalls_on(actor: Actor, kitchen_id: int, on: date, at: datetime) -> tuple[RecallCard, ...]:
    """What was called back on a day; names masked, each look logged."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = Recall.objects.within(kitchen_id=kitchen.pk, on=on).select_related("diner")
    found = list(rows.order_by("told_at", "pk"))
    people = [one.diner.person_id for one in found]
    home: dict[str, Any] = {"initiative_id": kitchen.initiative_id, "at": at}
    names = masked_people(actor, kitchen.organisation_id, people, **home) if people else {}
    return tuple(
        RecallCard(
            names[one.diner.person_id].masked_name if one.diner.person_id in names else "",
            KINDS.get(one.kind, Words(one.kind, one.kind)),
            RECALL_REASONS[one.reason],
            one.note,
            one.told_at,
        )
        for one in found
    )


def recallable_on(actor: Actor, kitchen_id: int, on: date, choice: RecallChoice) -> Recallable:
    """What can be called back of the sheet that was cooked from: every meal, or those with one dish.

    Nothing before cooking has begun. Refused as `kitchen_row`.
    """
    kitchen_row(actor, kitchen_id)
    row = latest_sheet(kitchen_id, on)
    if row is None:
        return Recallable()
    body = body_of(row)
    called = {
        (kind, diner)
        for diner, kind in Recall.objects.within(kitchen_id=kitchen_id, on=on).values_list(
            "diner__public_id", "kind"
        )
    }
    meals = tuple(
        (kind, label.diner, body.people[label.diner].name, body.people[label.diner].stop)
        for kind, sheet in body.sheets.items()
        if choice.kind in ("", kind)
        for label in sheet.labels
        if (not choice.dish or choice.dish in {dish for dish, _ in label.dishes})
        and (kind, label.diner) not in called
    )
    return Recallable(
        kinds=tuple((kind, KINDS.get(kind, Words(kind, kind))) for kind in body.sheets),
        dishes=tuple((key, one.name) for key, one in body.dishes.items()),
        meals=tuple(dict.fromkeys(meals)),
    )

"""Write a dish down, mend it, retire it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import Dish, DishIngredient
from dure.programmes.care_meals.rules.dishes import check_dish
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.types.dishes import DishDraft, RecipeLine


def _of_dish(*, dish: str, **_: Any) -> Subject:
    row = Dish.objects.within(public_id=dish).first()
    if row is None:
        raise Refused("care_meals.no_such_dish")
    return Subject("dish", row.public_id, row.initiative_id, row.organisation_id)


@action("care_meals.dish.write", may="run_kitchen", on=of_kitchen)
def write_dish(actor: Actor, *, kitchen_id: int, draft: DishDraft, at: datetime) -> Done[str]:
    """Write a dish of the kitchen's organisation down; answers its public name.

    Refused: `care_meals.dish_twice` and what `check_dish` says.
    """
    where = kitchen(kitchen_id)
    lines = check_dish(draft, day_of(at))
    row = Dish(
        public_id=public_id(),
        initiative_id=where.initiative_id,
        organisation_id=where.organisation_id,
    )
    _keep(row, draft, lines)
    return Done(row.public_id, {"dish": row.public_id})


@action("care_meals.dish.change", may="run_kitchen", on=_of_dish)
def change_dish(actor: Actor, *, dish: str, draft: DishDraft, at: datetime) -> Done[str]:
    """Mend a dish; a day that is being cooked keeps the recipe it began with.

    Refused: `care_meals.dish_retired`, `care_meals.dish_twice` and what `check_dish` says.
    """
    row = _held(dish)
    lines = check_dish(draft, day_of(at))
    _keep(row, draft, lines)
    return Done(row.public_id, {"dish": row.public_id})


@action("care_meals.dish.retire", may="run_kitchen", on=_of_dish)
def retire_dish(actor: Actor, *, dish: str, at: datetime) -> Done[str]:
    """Cook it no more from today; menus that name it keep it. Refused: `care_meals.dish_retired`."""
    row = _held(dish)
    row.retired_on = day_of(at)
    row.save(update_fields=["retired_on"])
    return Done(row.public_id, {"dish": row.public_id})


def _held(dish: str) -> Dish:
    row: Dish = Dish.objects.within(public_id=dish).select_for_update().get()
    if row.retired_on is not None:
        raise Refused("care_meals.dish_retired", day=row.retired_on.isoformat())
    return row


def _keep(row: Dish, draft: DishDraft, lines: tuple[RecipeLine, ...]) -> None:
    fill(row, draft)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused("care_meals.dish_twice", name=row.name) from None
    DishIngredient.objects.within(dish_id=row.pk).delete()
    DishIngredient.objects.bulk_create(ingredients(row, lines))


def fill(row: Dish, draft: DishDraft) -> None:
    """The row as it is told; whoever calls has checked it."""
    row.name_ko, row.name_en = draft.name.ko.strip(), draft.name.en.strip()[:80]
    row.course, row.pot, row.keeps = draft.course, draft.pot, draft.keeps
    row.textures = sorted(set(draft.textures), reverse=True)
    row.diets, row.further = sorted(set(draft.diets)), sorted(set(draft.further))
    row.seasons, row.method = list(draft.seasons), draft.method.strip()[:4000]


def ingredients(row: Dish, lines: tuple[RecipeLine, ...]) -> list[DishIngredient]:
    """The rows of a recipe, not yet written."""
    return [
        DishIngredient(
            dish=row,
            place=place,
            name=one.name,
            amount=one.amount,
            unit=one.unit,
            loss=one.loss,
            pack=one.pack,
            allergens=list(one.allergens),
        )
        for place, one in enumerate(lines)
    ]

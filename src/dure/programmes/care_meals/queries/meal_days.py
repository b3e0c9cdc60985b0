"""Meal days: which there are, one of them, and the gate to it: whoever runs its kitchen."""

from datetime import date

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.rules.broken import said
from dure.programmes.care_meals.types.day import CostCard, MealDayCard

RUN = "run_kitchen"
SHOWN = 40


def meal_days_of(
    actor: Actor, *, initiative_id: int, kitchen_id: int | None = None
) -> tuple[MealDayCard, ...]:
    """The newest days of the kitchens that somebody runs here."""
    rows = MealDay.objects.within(initiative_id=initiative_id)
    if kitchen_id is not None:
        rows = rows.filter(kitchen_id=kitchen_id)
    found = rows.select_related("kitchen").order_by("-on", "kitchen__name_ko")[:SHOWN]
    return tuple(card_of(row) for row in found if may(actor, RUN, subject_of(row)))


def meal_day_card(actor: Actor, public_id: str) -> MealDayCard:
    """One day by its address; refused as `meal_day_row`."""
    return card_of(meal_day_row(actor, public_id))


def meal_day_on(actor: Actor, *, kitchen_id: int, on: date) -> MealDayCard | None:
    """The day of a kitchen; None where nobody has begun it."""
    row = MealDay.objects.within(kitchen_id=kitchen_id, on=on).select_related("kitchen").first()
    if row is None:
        return None
    must_run(actor, row)
    return card_of(row)


def days_beside(actor: Actor, day: MealDayCard) -> tuple[MealDayCard, ...]:
    """Drafts of other kitchens on the same date: they can be planned together with this one."""
    rows = MealDay.objects.within(initiative_id=day.initiative_id, on=day.on, state="draft")
    found = rows.exclude(pk=day.id).select_related("kitchen").order_by("kitchen__name_ko")
    return tuple(card_of(row) for row in found if may(actor, RUN, subject_of(row)))


def meal_day_row(actor: Actor, public_id: str) -> MealDay:
    """The row, for queries of this programme. Refused: `care_meals.no_such_day`, `journal.not_allowed`."""
    rows = MealDay.objects.within(public_id=public_id).select_related("kitchen")
    row: MealDay | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_day")
    must_run(actor, row)
    return row


def must_run(actor: Actor, row: MealDay) -> None:
    """Refused with `journal.not_allowed` for whoever does not run the kitchen of the day."""
    if not may(actor, RUN, subject_of(row)):
        raise Refused("journal.not_allowed", verb=RUN)


def subject_of(row: MealDay) -> Subject:
    """The day as the gate sees it."""
    return Subject("meal_day", row.pk, row.initiative_id, row.kitchen.organisation_id)


def card_of(row: MealDay) -> MealDayCard:
    """The card of a row whose kitchen is at hand. Only this programme calls it."""
    return MealDayCard(
        id=row.pk,
        public_id=row.public_id,
        kitchen_id=row.kitchen_id,
        kitchen=row.kitchen.name,
        initiative_id=row.initiative_id,
        organisation_id=row.kitchen.organisation_id,
        on=row.on,
        state=row.state,
        version=row.version,
        ready=row.ready,
        hot_minutes=row.hot_minutes,
        planned_at=row.planned_at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        travel=row.travel,
        cost=CostCard(**row.cost) if row.cost else CostCard(),
        told=tuple(Words.of(one) for one in row.told),
        broken=tuple(said(one) for one in row.broken),
    )

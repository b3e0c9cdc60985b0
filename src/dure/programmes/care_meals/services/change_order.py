"""Which meals on which days: a change ends the order that holds and begins another."""

from datetime import datetime

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import MealOrder
from dure.programmes.care_meals.rules.intake import check_order
from dure.programmes.care_meals.services.subjects import eating, of_diner
from dure.programmes.care_meals.types.diners import OrderDraft


def _of_order(*, order: OrderDraft) -> Subject:
    return of_diner(diner_id=order.diner_id)


@action("care_meals.order.change", may="run_kitchen", on=_of_order)
def change_order(actor: Actor, *, order: OrderDraft, at: datetime) -> Done[int | None]:
    """Change what a diner gets of one kind from a day on; answers the new order's key, None for an end.

    Refused: `care_meals.no_such_meal`, `.bad_portions`, `.no_weekday`, `.no_such_order` (nothing to
    end), `.order_before_it_began`, `.diner_has_ended`.
    """
    check_order(order)
    row = eating(order.diner_id)
    if order.since < row.since:
        raise Refused("care_meals.order_before_it_began", since=row.since.isoformat())
    open_one = MealOrder.objects.within(diner_id=row.pk, kind=order.kind, until__isnull=True)
    known = open_one.first()
    if known is None and not order.portions and not _ending_later(order).exists():
        raise Refused("care_meals.no_such_order")
    if known is not None:
        _end(known, order)
    _ending_later(order).update(until=Greatest(F("since"), Value(order.since)))
    made = _begin(order) if order.portions else None
    noted = {"diner": row.public_id, "kind": order.kind, "portions": order.portions}
    return Done(made, noted)


def _end(known: MealOrder, order: OrderDraft) -> None:
    if order.since < known.since:
        raise Refused("care_meals.order_before_it_began", since=known.since.isoformat())
    known.until = order.since  # the same day: it never held
    known.save(update_fields=["until"])


def _ending_later(order: OrderDraft) -> QuerySet[MealOrder]:
    """What was to end later gives way now as well: of one kind only one order holds on a day."""
    rows = MealOrder.objects.within(diner_id=order.diner_id, kind=order.kind)
    return rows.filter(until__gt=order.since)


def _begin(order: OrderDraft) -> int:
    row = MealOrder.objects.create(
        diner_id=order.diner_id,
        kind=order.kind,
        weekdays=sorted(set(order.weekdays)),
        portions=order.portions,
        since=order.since,
    )
    return int(row.pk)

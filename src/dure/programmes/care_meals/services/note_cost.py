"""What a month's meals cost (든 돈), item by item, from the accounts: for the cost of one meal."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.rules.month_lines import last_day
from dure.programmes.care_meals.services.kept_lines import Where, keep_lines
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.types.month import COSTS, CountedLine

MOST_KRW = 10**9  # a thousand million won a month in one kitchen is a slip of the finger


@action("care_meals.cost.note", may="run_kitchen", on=of_kitchen)
def note_cost(
    actor: Actor, *, kitchen_id: int, month: date, item: str, amount_krw: int, at: datetime
) -> Done[int]:
    """Say what one item cost in a month; said again it is put right. Answers the amount.

    Refused: `care_meals.no_such_cost`, `.cost_amount`, `.day_ahead`.
    """
    if item not in COSTS:
        raise Refused("care_meals.no_such_cost", item=item[:20])
    if not 0 <= amount_krw < MOST_KRW:
        raise Refused("care_meals.cost_amount")
    where, first = kitchen(kitchen_id), month.replace(day=1)
    if first > day_of(at):
        raise Refused("care_meals.day_ahead")
    line = CountedLine(
        item, "care_meals.cost", min(last_day(first), day_of(at)), Decimal(amount_krw)
    )
    prefix = f"care_meals.cost:{where.public_id}:{first:%Y-%m}:"
    span = Where(where, prefix, first, last_day(first) + timedelta(days=1), whole=False)
    keep_lines(actor, span, [line], at=at)
    return Done(amount_krw, {"month": f"{first:%Y-%m}", "item": item})

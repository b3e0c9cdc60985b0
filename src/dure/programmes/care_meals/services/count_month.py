"""Count a month (한 달 세기): its days become lines of the ledger, and M01–M16 are computed from them.

Hand-overs and shifts are lines already, written as they happened. What is added here is what was due
and what only the end of a day shows. Counted again it is the same, or is put right line by line.
"""

from datetime import date, datetime, timedelta

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.queries.month_known import month_known
from dure.programmes.care_meals.rules.month_lines import last_day, month_lines
from dure.programmes.care_meals.services.kept_lines import Where, keep_lines
from dure.programmes.care_meals.services.subjects import of_kitchen
from dure.programmes.care_meals.types.month import MonthCounted


@action("care_meals.month.count", may="run_kitchen", on=of_kitchen)
def count_month(actor: Actor, *, kitchen_id: int, month: date, at: datetime) -> Done[MonthCounted]:
    """Count the days of a month that are over. Refused: `care_meals.kinds_missing`."""
    # Two who count at once would both add: the kitchen is held, the second finds the lines there.
    row: Kitchen = Kitchen.objects.within(pk=kitchen_id).select_for_update().get()
    first = month.replace(day=1)
    lines = month_lines(month_known(row, first, at=at), first=first, place_code=row.place_code)
    prefix = f"care_meals.count:{row.public_id}:{first:%Y-%m}:"
    where = Where(row, prefix, first, last_day(first) + timedelta(days=1))
    made = keep_lines(actor, where, lines, at=at)
    told = {"month": f"{first:%Y-%m}", "new": made.new, "mended": made.mended, "gone": made.gone}
    return Done(made, told)


def months_to_count(at_day: date) -> tuple[date, ...]:
    """The months that may still change of themselves: this one, and the one before until the tenth."""
    this = at_day.replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    return (before, this) if at_day.day <= BEFORE_UNTIL else (this,)


BEFORE_UNTIL = 10

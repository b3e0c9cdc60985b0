"""The month on one page: what was counted, what is still missing, and the reports it goes into."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from dure.activities.queries import lines_from
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.programmes.care_meals.models import MealDay, ShiftPlace
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.rules.month_lines import last_day
from dure.programmes.care_meals.types.month import COSTS, CostCard


@dataclass(frozen=True, slots=True)
class MealMonth:
    """MealMonth (한 달 셈): a kitchen's month as it stands in the ledger, and what waits for somebody."""

    month: date
    lines: int
    costs: tuple[CostCard, ...]
    open_days: int  # days gone by that nobody closed
    open_places: int  # shifts gone by with nobody having said who came
    is_over: bool

    @property
    def total_krw(self) -> int:
        """What the month cost, as far as it is known."""
        return sum(one.amount_krw for one in self.costs)

    @property
    def settled(self) -> bool:
        """Nothing of it waits for anybody."""
        return not self.open_days and not self.open_places


def meal_month(actor: Actor, *, kitchen_id: int, month: date, at: datetime) -> MealMonth:
    """The month of one kitchen; four statements. Refused as `kitchen_card`."""
    kitchen = kitchen_row(actor, kitchen_id)
    first = month.replace(day=1)
    ends = last_day(first) + timedelta(days=1)
    told = f"{kitchen.public_id}:{first:%Y-%m}:"
    span: dict[str, Any] = {
        "organisation_id": kitchen.organisation_id,
        "starts_on": first,
        "ends_before": ends,
    }
    counted = [one for one in lines_from(f"care_meals.count:{told}", **span) if one.stands]
    costs = lines_from(f"care_meals.cost:{told}", **span)
    until = min(ends, day_of(at))
    days = MealDay.objects.within(kitchen_id=kitchen.pk, on__gte=first, on__lt=until, state="open")
    places = ShiftPlace.objects.within(
        shift__kitchen_id=kitchen.pk,
        shift__day__gte=first,
        shift__day__lt=until,
        state="planned",
    )
    return MealMonth(
        month=first,
        lines=len(counted),
        costs=_costs({one.source.rpartition(":")[2]: one.quantity for one in costs if one.stands}),
        open_days=days.count(),
        open_places=places.count(),
        is_over=day_of(at) >= ends,
    )


def _costs(told: Mapping[str, Decimal]) -> tuple[CostCard, ...]:
    return tuple(CostCard(words, int(told[item])) for item, words in COSTS.items() if item in told)

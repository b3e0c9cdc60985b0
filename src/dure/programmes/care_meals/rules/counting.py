"""Counting (헤아리기): a day in numbers: who stands how, what is cooked, what the routes carry."""

from collections import Counter
from collections.abc import Iterable

from dure.programmes.care_meals.types.day import DayCount, DayDiner, StopCard


def counted(diners: Iterable[DayDiner], stops: Iterable[StopCard]) -> DayCount:
    """The day in numbers. Portions are counted twice, from the orders and from the stops."""
    rows = list(diners)
    standing = Counter(dict.fromkeys(("stop", "hall", "paused", "explained", "open"), 0))
    for state in {(one.diner_id, one.state) for one in rows}:
        standing[state[1]] += 1
    served = [one for one in stops if one.is_served]
    return DayCount(
        standing=dict(standing),
        portions=sum(one.cooked for one in rows if one.state == "stop"),
        hall=sum(one.cooked for one in rows if one.state == "hall"),
        stops=len(served),
        stop_portions=sum(one.portions for one in served),
    )

"""The kitchen's story with couriers and a day: 이복남 walks, 최병철 drives, and the doors lie around.

`courier(story, "이복남")` adds somebody who carries; `meal_day(story)` begins Monday; `planned(day)` lays
routes down in a given order without any search.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from dure.kernel.clock import SEOUL
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import Courier, Diner, ForbiddenPair, MealDay
from dure.programmes.care_meals.services.plan_routes import note_plan
from dure.programmes.care_meals.services.route_rows import write_routes
from dure.programmes.care_meals.services.seek_routes import prepared, price_order
from dure.programmes.care_meals.tests.story import MONDAY, WORKDAYS, KitchenStory

MORNING = datetime(2026, 11, 23, 6, 40, tzinfo=SEOUL)


def courier(story: KitchenStory, name: str, **said: Any) -> Courier:
    """Somebody who walks with ten meals on workdays, unless something else is said."""
    made: Courier = Courier.objects.create(
        **{
            "public_id": public_id(),
            **story.here,
            "name": name,
            "phone": "010-5555-0200",
            "mode": "walk",
            "load": 10,
            "weekdays": WORKDAYS,
            "shift_from": time(10, 0),
            "shift_until": time(14, 0),
            "since": date(2026, 1, 5),
        }
        | said
    )
    return made


def meal_day(story: KitchenStory, on: date = MONDAY, **said: Any) -> MealDay:
    """A day that somebody has begun."""
    made: MealDay = MealDay.objects.create(
        **{
            "public_id": public_id(),
            "initiative": story.village.initiative,
            "kitchen": story.kitchen,
            "on": on,
            "ready": time(10, 20),
        }
        | said
    )
    return made


def laid(day: MealDay, order: Mapping[Courier, Sequence[Sequence[Diner]]]) -> MealDay:
    """The day with routes in exactly this order; whoever is in none is left out."""
    ready = prepared([day])
    wanted = {who.pk: [[one.pk for one in trip] for trip in trips] for who, trips in order.items()}
    found = price_order(ready, wanted)
    write_routes(day, found, {one.diner_id: one for one in ready.ask.doors})
    note_plan(day, found, ready.ask, at=MORNING)
    return day


def forbidden(who: Courier, diner: Diner, reason: str = "asked") -> ForbiddenPair:
    """A courier who never comes to this door."""
    made: ForbiddenPair = ForbiddenPair.objects.create(
        courier=who, diner=diner, reason=reason, since=date(2026, 1, 5)
    )
    return made


__all__ = ["MORNING", "courier", "forbidden", "laid", "meal_day"]

"""손맛 주방 cooks on Monday: its dishes, its menu, three neighbours on one route and two in the hall.

`cooking()` makes it; the menu is the one of the pack (현미밥 · 아욱된장국 · 고등어무조림 · 시금치나물 ·
배추김치). Everything is invented.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.kernel.clock import SEOUL
from dure.programmes.care_meals.models import Courier, Diner, Dish, MealDay
from dure.programmes.care_meals.queries import kitchen_day
from dure.programmes.care_meals.services import bring_dishes, lay_week, start_cooking
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, KitchenStory, diner, kitchen_story
from dure.programmes.care_meals.types.dishes import SeasonWeek
from dure.programmes.care_meals.types.kitchen_day import KitchenDay

SIX = datetime(2026, 11, 23, 6, 0, tzinfo=SEOUL)
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=SEOUL)
HALL, LUNCH = "care_meals.hall", "care_meals.lunchbox"


@dataclass(frozen=True)
class Cooking:
    """The kitchen's story with its menu and its day."""

    story: KitchenStory
    day: MealDay
    walker: Courier
    soonrye: Diner  # a lunch box
    malja: Diner  # two lunch boxes
    jeongja: Diner  # a lunch box
    yeongsu: Diner  # two in the hall

    @property
    def asked(self) -> dict[str, Any]:
        """What verbs of this day are asked with, at six in the morning."""
        return {"kitchen_id": self.story.kitchen.pk, "on": MONDAY, "at": SIX}

    @property
    def actor(self) -> Any:
        """Whoever runs the kitchen."""
        return self.story.coordinator

    def seen(self, at: datetime = SIX) -> KitchenDay:
        """The day as its page shows it."""
        return kitchen_day(self.actor, **{**self.asked, "at": at})

    def start(self) -> str:
        """Put the pots on."""
        made: str = start_cooking(self.actor, mark=self.seen().mark, **self.asked)
        return made

    def dish(self, name: str) -> Dish:
        """A dish by its Korean name."""
        found: Dish = Dish.objects.within(name_ko=name).get()
        return found


def cooking(*, routed: bool = True) -> Cooking:
    """Make it; call it inside a test that has a database."""
    story = kitchen_story()
    bring_dishes(story.coordinator, kitchen_id=story.kitchen.pk, at=SIX)
    week = SeasonWeek("autumn", 1, MONDAY)
    lay_week(story.coordinator, kitchen_id=story.kitchen.pk, laid=week, at=SIX)
    soonrye, malja = diner(story, "박순례"), diner(story, "최말자", portions=2)
    jeongja = diner(story, "이정자")
    yeongsu = diner(story, "김영수", kind=HALL, portions=2)
    walker, day = courier(story, "이복남"), meal_day(story)
    if routed:
        laid(day, {walker: [[soonrye, malja, jeongja]]})
    return Cooking(story, day, walker, soonrye, malja, jeongja, yeongsu)

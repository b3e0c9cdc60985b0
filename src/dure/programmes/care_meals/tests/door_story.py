"""Monday at the doors: 이복남 walks to four of them with a link on her phone.

`monday()` makes the day, its route and the link, opened on her phone at half past ten. What the phone tells
is made by `touch(…)`; `tells(story, …)` lets it speak.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from dure.communication.models import Alert
from dure.kernel.clock import SEOUL
from dure.programmes.care_meals.models import CourierLink, Diner, DoorVisit, MealDay, Stop
from dure.programmes.care_meals.services import courier_of, make_links, open_link, take_told
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, KitchenStory, diner, kitchen_story
from dure.programmes.care_meals.types.door import Answer, Moment, Told

HALF_TEN = datetime(2026, 11, 23, 10, 30, tzinfo=SEOUL)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=SEOUL)
PHONE = "the-phone-of-bongnam"
NAMES = ("박순례", "김말순", "최점례", "정옥분")
_turns = count(1)


@dataclass(frozen=True)
class Monday:
    """The day, its four doors in order, and the link that is open on one phone."""

    story: KitchenStory
    day: MealDay
    diners: tuple[Diner, ...]
    link: CourierLink

    def stop(self, place: int) -> Stop:
        """The n-th door, 1 is the first."""
        found: Stop = Stop.objects.within(day_id=self.day.pk, place=place).get()
        return found

    def standing(self, place: int) -> DoorVisit | None:
        """What stands at a door."""
        rows = DoorVisit.objects.within(stop_id=self.stop(place).pk, undone_at__isnull=True)
        found: DoorVisit | None = rows.first()
        return found

    def alerts(self) -> list[Alert]:
        """All alerts of the initiative, the oldest first."""
        rows = Alert.objects.within(initiative_id=self.story.village.initiative.pk)
        return list(rows.order_by("pk"))


EVERY_DAY = list(range(1, 8))


def monday(
    *,
    opened: bool = True,
    slug: str = "halmae",
    on: date = MONDAY,
    names: Sequence[str] = NAMES,
    state: str = "open",
) -> Monday:
    """Make it; call it inside a test that has a database. `on` may be any other day."""
    story = kitchen_story(slug)
    diners = tuple(diner(story, name, weekdays=EVERY_DAY) for name in names)
    walks = courier(story, "이복남", weekdays=EVERY_DAY)
    day = laid(meal_day(story, on), {walks: [diners]})
    MealDay.objects.within(pk=day.pk).update(state=state, opened_at=HALF_TEN)
    make_links(story.coordinator, day=day.public_id, at=HALF_TEN)
    link = CourierLink.objects.within(day_id=day.pk).select_related("day__kitchen", "courier").get()
    if opened:
        assert open_link(courier_of(link), link=link.public_id, phone=PHONE, at=HALF_TEN)
        link.refresh_from_db()
    return Monday(story, day, diners, link)


def touch(kind: str, stop: Stop, at: datetime, **more: Any) -> Told:
    """One touch on the phone, whose clock is right unless `off` minutes are said."""
    off, page = more.pop("off", 0), more.pop("page", "p")
    turn = more.pop("turn", None) or next(_turns)
    seconds = (at - HALF_TEN).total_seconds()
    moment = Moment((at + timedelta(minutes=off)).timestamp() * 1000, page, seconds * 1000)
    number = more.pop("number", f"touch-{turn:05d}")
    return Told(number, turn, kind, stop.public_id, moment, **more)


def tells(
    here: Monday, *told: Told, at: datetime = NOON, phone: str = PHONE, off: float = 0
) -> dict[str, str]:
    """The phone speaks; what became of each thing."""
    spoke = Moment(
        (at + timedelta(minutes=off)).timestamp() * 1000,
        "p",
        (at - HALF_TEN).total_seconds() * 1000,
    )
    answers: Sequence[Answer] = take_told(
        courier_of(here.link),
        link=here.link.public_id,
        phone=phone,
        told=told,
        spoke=spoke,
        at=at,
    )
    return {one.number: one.result for one in answers}


def minutes(n: float) -> datetime:
    """So many minutes after half past ten."""
    return HALF_TEN + timedelta(minutes=n)

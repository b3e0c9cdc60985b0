"""Care meals in the small house: a day that is brought, who eats, who works, a door that stays shut.

Everything the programme's pages ask for, in as few rows as will do; the demo tells the long story.
"""

from datetime import datetime, time, timedelta

from dure.communication.models import Alert
from dure.ground.tests.story import Village
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.ids import public_id
from dure.kernel.words import Words
from dure.measurement.tests.releases import NORTH
from dure.programmes.care_meals.models import (
    CourierLink,
    DayMessage,
    Diner,
    JobPosting,
    Kitchen,
    MealDay,
    Replan,
    Route,
    Stop,
)
from dure.programmes.care_meals.services import (
    bring_dishes,
    lay_week,
    make_links,
    make_worker_link,
    open_kitchen,
    write_visit,
)
from dure.programmes.care_meals.tests.crew import known_roster, on, shift, worker
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day
from dure.programmes.care_meals.tests.story import (
    HOME,
    KitchenStory,
    contact,
    diner,
    kinds,
    need,
)
from dure.programmes.care_meals.types.diners import KitchenDraft
from dure.programmes.care_meals.types.dishes import SeasonWeek

EVERY_DAY = list(range(1, 8))


def meals(village: Village, worker_of_kitchen: object) -> dict[str, object]:
    """A kitchen that cooks and delivers today; what stands in each gap of its addresses."""
    at = now()
    story = _kitchen(village, worker_of_kitchen, at)
    return {**_cooked(story, at), **_brought(story, at), **_worked(story, at)}


def _kitchen(village: Village, coordinator: object, at: datetime) -> KitchenStory:
    kinds()
    draft = KitchenDraft(
        initiative_id=village.initiative.pk,
        organisation_id=village.kitchen.pk,
        name=Words("손맛 주방", "Sonmat kitchen"),
        place_code=NORTH,
        latitude=HOME[0],
        longitude=HOME[1],
        opens=time(6, 30),
        closes=time(14, 0),
    )
    key = open_kitchen(village.director, draft=draft, at=at)
    row = Kitchen.objects.within(pk=key).get()
    return KitchenStory(village, row, coordinator, coordinator)  # type: ignore[arg-type]


def _cooked(story: KitchenStory, at: datetime) -> dict[str, object]:
    director, kitchen = story.village.director, story.kitchen
    bring_dishes(director, kitchen_id=kitchen.pk, at=at)
    monday = day_of(at) - timedelta(days=day_of(at).isoweekday() - 1)
    lay_week(director, kitchen_id=kitchen.pk, laid=SeasonWeek("autumn", 1, monday), at=at)
    return {"kitchen": kitchen.public_id}


def _brought(story: KitchenStory, at: datetime) -> dict[str, object]:
    """Two doors on one route: one is met, at the other nobody opens."""
    today = day_of(at)
    eats = [
        diner(story, name, weekdays=EVERY_DAY, place_code=NORTH) for name in ("박순례", "김말순")
    ]
    diner(story, "김영수", kind="care_meals.hall", weekdays=EVERY_DAY, place_code=NORTH)
    need(eats[0], "shrimp", diet="low_salt")
    contact(eats[0])
    walks = courier(story, "이복남", weekdays=EVERY_DAY)
    day = laid(meal_day(story, today), {walks: [eats]})
    MealDay.objects.within(pk=day.pk).update(state="open", opened_at=at)
    make_links(story.village.director, day=day.public_id, at=at)
    stops = list(Stop.objects.within(day_id=day.pk).order_by("place"))
    for stop, outcome in zip(stops, ("delivered", "nobody"), strict=True):
        write_visit(
            story.village.director,
            stop=stop.public_id,
            outcome=outcome,
            happened_at=at - timedelta(minutes=1),
            at=at,
        )
    link = CourierLink.objects.within(day_id=day.pk).get()
    return {
        "day": day.public_id,
        "route": Route.objects.within(day_id=day.pk).get().public_id,
        "courier": walks.public_id,
        "stop": stops[0].public_id,
        "link": link.public_id,
        "door": link.token,
        "diner": Diner.objects.within(pk=eats[0].pk).get().public_id,
        "alert": Alert.objects.within(initiative_id=story.village.initiative.pk).get().public_id,
        "replan": _replan(day, at),
        "message": _message(day, at),
    }


def _replan(day: MealDay, at: datetime) -> str:
    row = Replan.objects.create(
        public_id=public_id(),
        day=day,
        state="failed",
        version=day.version,
        missing={"couriers": [], "cooks": 1, "later": 10},
        asked_at=at,
    )
    return str(row.public_id)


def _message(day: MealDay, at: datetime) -> int:
    words = {"ko": "10분 늦어요.", "en": "Ten minutes late."}
    row = DayMessage.objects.create(
        day=day, audience="kitchen", about="ready", words=words, noted_at=at
    )
    return int(row.pk)


def _worked(story: KitchenStory, at: datetime) -> dict[str, object]:
    today = day_of(at)
    cooks = worker(story, "이복순")
    known_roster(story, today.replace(day=1))
    morning = shift(story, today)
    on(morning, cooks, briefed_at=datetime.combine(today, time(6, 50), SEOUL))
    posting = JobPosting.objects.create(
        public_id=public_id(),
        kitchen=story.kitchen,
        job_type="community",
        part="cook",
        title_ko="아침 조리",
        title_en="Morning kitchen",
        starts_on=today,
        posted_at=at,
    )
    return {
        "worker": cooks.public_id,
        "posting_id": posting.pk,
        "shift_id": morning.pk,
        "own_shifts": make_worker_link(story.village.director, worker_id=cooks.pk, at=at),
    }

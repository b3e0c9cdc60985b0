"""What a phone's words cost: the same alone and beside sixty others, on the first day and the fortieth."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dure.communication.models import Alert
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import CourierLink, DoorVisit, MealDay, PhoneEvent, Stop
from dure.programmes.care_meals.queries import mark_of_route
from dure.programmes.care_meals.rules.secrets_kept import digest_of
from dure.programmes.care_meals.tests.door_story import HALF_TEN, minutes, monday, tells, touch
from dure.programmes.care_meals.tests.routes_story import courier, meal_day
from dure.programmes.care_meals.tests.story import MONDAY, diner

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PEOPLE = ("박순례", "김말순", "최점례", "정옥분", "한끝순", "오막녀", "서분이", "임복례", "강순임")
OTHERS, DAYS = 60, 40
LEEWAY = 1.05  # a few steps more find the same in a fuller table; one that is read through takes thousands


class Cost:
    """Statements asked, and the steps the database took for them (SQLite counts them exactly)."""

    statements = steps = 0

    def step(self) -> int:
        self.steps += 1
        return 0


@contextmanager
def counted():
    cost, is_lite = Cost(), connection.vendor == "sqlite"
    with CaptureQueriesContext(connection) as asked:
        if is_lite:
            connection.connection.set_progress_handler(cost.step, 1)
        yield cost
        if is_lite:
            connection.connection.set_progress_handler(None, 1)
    cost.statements = len(asked)


def two_doors(here, place: int):
    """Left and looked at, taken back as a slip and brought; at the next one nobody, and gas is smelled."""
    stop, other = here.stop(place), here.stop(place + 1)
    well = {"mood": 1, "appetite": 1, "walking": 1}
    slip = touch("visit", stop, minutes(20), outcome="left")
    told = [
        slip,
        touch("wellness", stop, minutes(20.5), of=slip.number, **well),
        touch("undo", stop, minutes(21), of=slip.number),
        brought := touch("visit", stop, minutes(22), outcome="delivered"),
        touch("wellness", stop, minutes(22.5), of=brought.number, **well),
        touch("visit", other, minutes(25), outcome="nobody"),
        touch("danger", other, minutes(26), sign="gas"),
    ]
    with counted() as cost:
        answers = tells(here, *told, at=minutes(30))
        mark_of_route(here.link)
    assert set(answers.values()) == {"taken"}
    return cost


def beside(here, number: int) -> Stop:
    """Another phone of the day: a door of its own, closed, where it told a look, an undo and danger."""
    who, eats = courier(here.story, f"배달원 {number}"), diner(here.story, f"이웃 {number}")
    link = CourierLink.objects.create(
        public_id=public_id(),
        day=here.day,
        courier=who,
        digest=digest_of(public_id()),
        token=public_id(),
        made_at=HALF_TEN,
    )
    stop = stop_of(here.day, eats)
    PhoneEvent.objects.bulk_create(
        PhoneEvent(
            link=link,
            number=f"other-{number}-{kind}-{turn}",
            kind=kind,
            stop_key=stop.public_id,
            at=HALF_TEN,
            told_at=HALF_TEN,
            result="taken",
        )
        for kind in ("wellness", "undo", "danger")
        for turn in range(5)
    )
    visit = visited(stop, "nobody", None)
    alert = Alert.objects.within(initiative_id=here.day.initiative_id).first()
    alert.pk, alert.public_id = None, public_id()
    alert.source, alert.page = f"care_meals.visit:{visit.public_id}", f"/doors/{stop.public_id}/"
    alert.save(force_insert=True)
    return stop


def stop_of(day: MealDay, eats) -> Stop:
    return Stop.objects.create(
        public_id=public_id(),
        day=day,
        diner=eats,
        window_from=HALF_TEN.time(),
        window_until=minutes(90).time(),
    )


def visited(stop: Stop, outcome: str, mood: int | None) -> DoorVisit:
    return DoorVisit.objects.create(
        public_id=public_id(),
        stop=stop,
        diner_id=stop.diner_id,
        outcome=outcome,
        mood=mood,
        at=HALF_TEN - timedelta(days=(MONDAY - stop.day.on).days),
        told_at=HALF_TEN,
    )


def test_others_of_the_day_make_a_phones_words_no_dearer():
    here = monday(names=PEOPLE)
    two_doors(here, 1)
    alone = two_doors(here, 3)
    for number in range(OTHERS):
        beside(here, number)

    among_many = two_doors(here, 5)

    assert len(here.alerts()) > OTHERS
    assert among_many.statements == alone.statements
    assert among_many.steps <= alone.steps * LEEWAY


def test_nor_do_the_days_on_which_the_same_people_were_looked_at_before():
    here = monday(names=PEOPLE)
    days = [meal_day(here.story, MONDAY - timedelta(days=n)) for n in range(1, DAYS + 1)]
    seen = here.diners[:6]
    for day in days[:1]:
        for one in seen:
            visited(stop_of(day, one), "delivered", 1)
    two_doors(here, 1)
    first = two_doors(here, 3)
    for day in days[1:]:
        for one in seen:
            visited(stop_of(day, one), "delivered", 1)

    fortieth = two_doors(here, 5)

    assert fortieth.statements == first.statements
    assert fortieth.steps <= first.steps * LEEWAY

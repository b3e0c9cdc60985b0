"""November at 손맛 주방, made by hand and small enough to be counted on paper. Everything is invented.

Two days of four doors, one guest in the hall, two who work, one door that stays shut. Whoever tests a
number of it works out what it must be with a pencil, from what is written here.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from dure.communication.services import close_alert
from dure.ground.consent.models import Consent, Purpose
from dure.kernel.clock import SEOUL
from dure.kernel.ids import public_id
from dure.measurement.services import open_round, take_over_indicators
from dure.measurement.services.take_over_indicators import TakeOver
from dure.measurement.types.reports import RoundDates
from dure.programmes.care_meals.models import (
    Dish,
    FoodReading,
    KitchenSheet,
    MealDay,
    Menu,
    MenuLine,
    Recall,
    Stop,
)
from dure.programmes.care_meals.services import (
    Answers,
    HallSheet,
    note_accident,
    note_answers,
    note_attendance,
    note_cost,
    note_hall,
    write_visit,
)
from dure.programmes.care_meals.tests.crew import on, shift, worker
from dure.programmes.care_meals.tests.door_story import Monday, monday, tells, touch
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day
from dure.programmes.care_meals.tests.story import GARAM, MONDAY, diner, need

TUESDAY = date(2026, 11, 24)
NOVEMBER = date(2026, 11, 1)
FIRST_OF_DECEMBER = datetime(2026, 12, 1, 9, 0, tzinfo=SEOUL)
PERIODS = ("2026-11", "2026-Q4", "2026-H2")


@dataclass(frozen=True)
class November:
    """The month with its Monday and its Tuesday, taken over and asked for."""

    monday: Monday
    tuesday: MealDay

    @property
    def story(self):
        """The kitchen's story."""
        return self.monday.story

    @property
    def who(self):
        """Whoever runs the kitchen."""
        return self.monday.story.coordinator


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """That day in Seoul."""
    return datetime.combine(day, time(hour, minute), SEOUL)


def november(*, asked: bool = True) -> November:
    """Make it; call it inside a test that has a database."""
    first = monday()
    here = November(first, _tuesday(first))
    if asked:
        _asked(here)
    _at_the_doors(here)
    _in_the_hall(here)
    _at_work(here)
    _in_the_kitchen(here)
    _answers(here)
    _costs(here)
    return here


def _tuesday(first: Monday) -> MealDay:
    """The day after, for the first two; 이복남 is off, 한길수 comes by e-bike."""
    rides = courier(first.story, "한길수", mode="ebike", weekdays=[2])
    day = laid(meal_day(first.story, TUESDAY), {rides: [first.diners[:2]]})
    MealDay.objects.within(pk=day.pk).update(state="closed")
    return day


def _asked(here: November) -> None:
    """The backbone takes the programme's indicators over, and asks for month, quarter and half-year."""
    village = here.story.village
    home = {"initiative_id": village.initiative.pk, "at": moment(MONDAY, 8)}
    wish = TakeOver("care_meals", [village.kitchen.pk], GARAM, date(2026, 7, 1))
    take_over_indicators(village.director, wish=wish, **home)
    dates = RoundDates(date(2026, 11, 20), date(2027, 1, 20), date(2027, 2, 20))
    for period in PERIODS:
        open_round(village.director, period=period, dates=dates, **home)


def _at_the_doors(here: November) -> None:
    """Monday: met at 11:00, met at 11:20, shut at 11:40, left at 12:30 (ten minutes late).

    Tuesday: met at 11:10 and written the same day; met at 11:30 and written on Wednesday.
    """
    day = here.monday
    need(day.diners[0], diet="low_salt")
    need(day.diners[3], texture=5)
    touches = (
        (1, "delivered", 11, 0),
        (4, "delivered", 11, 20),
        (3, "nobody", 11, 40),
        (2, "left", 12, 30),
    )
    told = [
        touch("visit", day.stop(place), moment(MONDAY, hour, minute), outcome=outcome)
        for place, outcome, hour, minute in touches
    ]
    tells(day, *told, at=moment(MONDAY, 12, 40))
    MealDay.objects.within(pk=day.day.pk).update(state="closed")
    (alert,) = day.alerts()
    close_alert(here.who, alert=alert.public_id, outcome="fallen", at=moment(MONDAY, 12, 26))
    Recall.objects.create(
        kitchen=here.story.kitchen,
        on=MONDAY,
        diner=day.diners[3],
        kind="care_meals.lunchbox",
        reason="allergy",
        told_at=moment(MONDAY, 11, 30),
    )
    stops = Stop.objects.within(day_id=here.tuesday.pk).order_by("place")
    for stop, minute, written in zip(stops, (10, 30), (0, 21), strict=True):
        write_visit(
            here.who,
            stop=stop.public_id,
            outcome="delivered",
            happened_at=moment(TUESDAY, 11, minute),
            at=moment(TUESDAY, 12) if not written else moment(date(2026, 11, 25), 9),
        )


def _in_the_hall(here: November) -> None:
    """김영수 eats twice as much as others and comes on Monday; 이만복 is expected and does not."""
    hall = {"kind": "care_meals.hall", "weekdays": [1]}
    came = diner(here.story, "김영수", portions=2, **hall)
    diner(here.story, "이만복", **hall)
    sheet = HallSheet(MONDAY, (came.public_id,))
    note_hall(here.who, kitchen_id=here.story.kitchen.pk, sheet=sheet, at=moment(MONDAY, 13))


def _at_work(here: November) -> None:
    """이복순 cooks four hours on both days, 최판석 delivers three hours on Monday and slips on the stairs.

    Monday's kitchen needed two; the second place stayed empty.
    """
    cooks = worker(here.story, "이복순")
    carries = worker(here.story, "최판석", job_type="public", part="courier", skills=[])
    shifts = (
        (cooks, shift(here.story, MONDAY, need=2)),
        (cooks, shift(here.story, TUESDAY)),
        (carries, shift(here.story, MONDAY, part="courier", starts=time(10), ends=time(13))),
    )
    for who, where in shifts:
        place = on(where, who)
        note_attendance(here.who, place_id=place.pk, at=moment(where.day, 15))
    note_accident(
        here.who,
        worker_id=carries.pk,
        happened_at=moment(MONDAY, 11),
        severity="minor",
        told="계단에서 미끄러졌어요.",
        at=moment(MONDAY, 15),
    )


def _in_the_kitchen(here: November) -> None:
    """Two hot dishes on Monday: one measured and hot enough, one never measured; a cold freezer."""
    kitchen = here.story.kitchen
    menu = Menu.objects.create(
        public_id=public_id(), kitchen=kitchen, kind="care_meals.lunchbox", on=MONDAY
    )
    dishes = [
        Dish.objects.create(public_id=public_id(), **here.story.here, name_ko=name, course="main")
        for name in ("제육볶음", "닭곰탕")
    ]
    for place, dish in enumerate(dishes):
        MenuLine.objects.create(menu=menu, dish=dish, place=place)
    KitchenSheet.objects.create(
        public_id=public_id(),
        kitchen=kitchen,
        on=MONDAY,
        number=1,
        fingerprint="",
        meals=6,
        body="{}",
        cooking_since=moment(MONDAY, 7),
        made_at=moment(MONDAY, 23),
    )
    read = {"kitchen": kitchen, "on": MONDAY, "at": moment(MONDAY, 9), "holds": True}
    FoodReading.objects.create(
        point="core", dish=dishes[0], celsius=Decimal(78), limit_celsius=Decimal(75), **read
    )
    FoodReading.objects.create(
        point="freezer", celsius=Decimal(-20), limit_celsius=Decimal(-18), **read
    )


def _answers(here: November) -> None:
    """박순례: three days in August, one in November, at risk, 6 points. 김말순: two days, 4 points."""
    first, second = here.monday.diners[:2]
    words = {"name_ko": "건강·식이 정보", "name_en": "Health and diet"}
    health, _ = Purpose.objects.get_or_create(code="service_health", defaults=words)
    for one in (first, second):
        Consent.objects.create(
            person=one.person,
            purpose=health,
            items=["health"],
            holder=here.story.village.kitchen,
            given_on=date(2026, 7, 1),
            method="paper",
            recorded_at=moment(date(2026, 7, 1), 9),
            recorded_by_id=here.who.account_id,
        )
    told = (
        (first, Answers(date(2026, 8, 10), days_without=3)),
        (first, Answers(MONDAY, days_without=1, at_risk=True, loneliness=6)),
        (second, Answers(MONDAY, days_without=2, at_risk=False, loneliness=4)),
    )
    for who, answers in told:
        note_answers(here.who, diner_id=who.pk, answers=answers, at=moment(TUESDAY, 9))


def _costs(here: November) -> None:
    """40,000 won of ingredients, and 9,000 of energy that was first written as 90,000."""
    for item, amount in (("ingredients", 40_000), ("energy", 90_000), ("energy", 9_000)):
        note_cost(
            here.who,
            kitchen_id=here.story.kitchen.pk,
            month=NOVEMBER,
            item=item,
            amount_krw=amount,
            at=FIRST_OF_DECEMBER,
        )

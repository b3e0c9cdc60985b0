"""The food log of this month, the costs of last month, and the month counted so far."""

from datetime import date
from decimal import Decimal

from dure.programmes.care_meals.demo.stage import DAY, HOLIDAYS, SATURDAY, Table, moment, told
from dure.programmes.care_meals.models import MenuLine, Worker
from dure.programmes.care_meals.queries import to_check
from dure.programmes.care_meals.services import (
    answer_health,
    count_month,
    note_cost,
    receive,
    store_samples,
    take_reading,
)
from dure.programmes.care_meals.types.kitchen_log import Delivery, Reading, Stored

COLD, CORE, BOX = Decimal(-20), Decimal(82), Decimal(68)
ROUTES, TUESDAY = 3, 2
LOGGED_DAYS = 8  # so many days before today the log is kept in Dure
WELL = {"stomach": False, "wound": False, "fever": False}


def keep_the_log(table: Table) -> None:
    """Eight days of the log as cooks keep it: cores, boxes, samples; today's deliveries and health."""
    today = table.stage.today
    for day in _days(today):
        _readings(table, day)
        _samples(table, day)
    _received(table, today)
    _health(table, today)
    for item, amount in told()["costs"].items():
        last = today.replace(day=1) - DAY
        note_cost(
            **table.act(today.replace(day=1), 9),
            kitchen_id=table.kitchen,
            month=last,
            item=item,
            amount_krw=amount,
        )


def count_what_is_there(table: Table) -> None:
    """Last month and this month up to yesterday become lines of the ledger."""
    today = table.stage.today
    for month in (today.replace(day=1) - DAY, today):
        count_month(**table.act(today, 8, 30), kitchen_id=table.kitchen, month=month)


def _days(today: date) -> list[date]:
    found = [today - DAY * back for back in range(LOGGED_DAYS, -1, -1)]
    return [day for day in found if day.isoweekday() < SATURDAY and day not in HOLIDAYS]


def _readings(table: Table, day: date) -> None:
    """Each hot dish is measured; on Tuesdays one pot is not hot enough at first. Boxes, on the way."""
    who = table.act(day, 9)
    asked = {"kitchen_id": table.kitchen, "on": day}
    due = [one for one in to_check(who["actor"], table.kitchen, day) if one.keeps == "hot"]
    for number, one in enumerate(due):
        if number == 1 and day.isoweekday() == TUESDAY:
            cool = Reading("core", Decimal(71), dish=one.dish, minutes=1, deed="다시 끓였어요.")
            take_reading(**table.act(day, 9, 50), **asked, reading=cool)
        hot = Reading("core", CORE + number, dish=one.dish, minutes=1)
        take_reading(**table.act(day, 10, number), **asked, reading=hot)
    take_reading(**table.act(day, 7), **asked, reading=Reading("freezer", COLD))
    for route in range(1, ROUTES + 1):
        box = Reading("box_hot", BOX - route, route=route)
        take_reading(**table.act(day, 11, 10 + route), **asked, reading=box)


def _samples(table: Table, day: date) -> None:
    rows = MenuLine.objects.within(menu__kitchen_id=table.kitchen, menu__on=day)
    dishes = tuple(dict.fromkeys(rows.order_by("pk").values_list("dish__public_id", flat=True)))
    if dishes:
        stored = Stored(dishes, COLD, moment(day, 10, 30))
        store_samples(**table.act(day, 10, 30), kitchen_id=table.kitchen, on=day, stored=stored)


def _received(table: Table, today: date) -> None:
    for number, (item, keeps, celsius) in enumerate(
        (("돼지고기 앞다리 12 kg", "cold", Decimal(3)), ("시금치 8 kg", "cold", Decimal(5)))
    ):
        delivery = Delivery(
            item=item,
            keeps=keeps,
            celsius=celsius,
            use_by=today + 2 * DAY,
            origin="가람군",
            amount="1상자",
            supplier="가람로컬푸드협동조합",
        )
        receive(
            **table.act(today, 6, 40 + number),
            kitchen_id=table.kitchen,
            delivery=delivery,
            taken=True,
        )


def _health(table: Table, today: date) -> None:
    cooks = Worker.objects.within(kitchen_id=table.kitchen, part="cook", decision="yes")
    for number, person in enumerate(cooks.order_by("pk").values_list("person_id", flat=True)[:3]):
        answer_health(
            **table.act(today, 6, 50 + number),
            kitchen_id=table.kitchen,
            person_id=person,
            answers=WELL,
        )

"""A day of meals through the product: route sheets of 300 diners, and a day planned again.

A well-known open-source program takes 1.2 s for the route sheets of 300 diners; the aim is twenty times
less. A re-plan after an absence is to take less than a minute, from the press to the proposal.
"""

import os
import random
import statistics
import sys
import time
from datetime import date
from datetime import time as clock

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "dure.project.settings.test"
django.setup()

from bench.support.tables import Line, keep  # noqa: E402 - the house must be set up first
from django.core.management import call_command  # noqa: E402
from django.urls import reverse  # noqa: E402

from dure.ground.journal.services import start_work  # noqa: E402
from dure.ground.tests.browser import browser_of  # noqa: E402
from dure.programmes.care_meals.models import MealDay, Route  # noqa: E402
from dure.programmes.care_meals.services import ask_replan  # noqa: E402
from dure.programmes.care_meals.tasks import plan_meal_day, propose_again  # noqa: E402
from dure.programmes.care_meals.tests.routes_story import (  # noqa: E402
    MORNING,
    courier,
    meal_day,
)
from dure.programmes.care_meals.tests.story import (  # noqa: E402
    HOME,
    KitchenStory,
    diner,
    kitchen_story,
)
from dure.programmes.care_meals.types.replans import Missing  # noqa: E402

DINERS, COURIERS = 300, 25
THEIRS = 1.2  # seconds, of a known program
ON = date(2026, 11, 23)
MODES = (("car", 30), ("car", 30), ("ebike", 14), ("car", 30), ("walk", 6))


def main() -> None:
    """Make the county, plan its day, print its sheets, lose a courier."""
    scale = float(sys.argv[1])
    call_command("migrate", verbosity=0)
    story = county(max(10, round(DINERS * scale)), max(2, round(COURIERS * scale)))
    day = meal_day(story)
    lines = [_planned(story, day), *_sheets(story, day), _again(story, day)]
    keep("day", "any", scale, lines)


def county(diners: int, couriers: int) -> KitchenStory:
    """Doors around one kitchen, and who carries."""
    story, dice = kitchen_story(), random.Random(20261123)  # noqa: S311 - the same every time
    for number in range(diners):
        point = HOME[0] + dice.gauss(0, 0.02), HOME[1] + dice.gauss(0, 0.02)
        diner(story, f"박순례{number}", point=point, door_until=clock(13, 0))
    for number in range(couriers):
        mode, load = MODES[number % len(MODES)]
        courier(story, f"이복남{number}", mode=mode, load=load)
    return story


def _planned(story: KitchenStory, day: MealDay) -> Line:
    work = _work(story)
    began = time.perf_counter()
    plan_meal_day.func(work, story.coordinator.account_id, day.public_id, [])
    seconds = time.perf_counter() - began
    doors = sum(route.stops.count() for route in Route.objects.within(day_id=day.pk))
    return Line("the day planned: whole time", seconds, "s", f"{doors} doors on routes")


def _sheets(story: KitchenStory, day: MealDay) -> list[Line]:
    browser, where = (
        browser_of(story.coordinator),
        reverse("route_sheets", args=["halmae", day.public_id]),
    )
    assert browser.get(where).status_code == 200
    taken = []
    for _ in range(7):
        began = time.perf_counter()
        browser.get(where)
        taken.append(time.perf_counter() - began)
    seconds = statistics.median(taken)
    return [
        Line("route sheets of all, p50", seconds, "s", f"a known program: {THEIRS} s"),
        Line("  times faster", THEIRS / seconds, "×", "aim: 20"),
    ]


def _again(story: KitchenStory, day: MealDay) -> Line:
    gone = Route.objects.within(day_id=day.pk).order_by("number").first()
    missing = Missing(couriers=(gone.courier_id,)) if gone else Missing(later=10)
    work = _work(story)
    began = time.perf_counter()
    told = {"day": day.public_id, "missing": missing, "work_id": work}
    made = ask_replan(story.coordinator, at=MORNING, **told)
    propose_again.func(work, story.coordinator.account_id, made)
    return Line("planned again after an absence", time.perf_counter() - began, "s", "aim: 60 s")


def _work(story: KitchenStory) -> str:
    work = start_work(story.coordinator, kind="bench", initiative_id=None, at=MORNING)
    return str(work.public_id)


if __name__ == "__main__":
    main()

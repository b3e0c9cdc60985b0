"""A county of 300 diners, 25 couriers and 24 cooks in a database of its own, and how long its day takes.

Started by `bench/day.py`, which names the database in the environment.
"""

import random
import sys
import time
from datetime import date, timedelta
from datetime import time as clock

import django

django.setup()

from bench.support.clock import repeated  # noqa: E402 - Django first
from bench.support.load import at  # noqa: E402
from bench.support.tables import Line, keep  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.urls import reverse  # noqa: E402

from dure.ground.journal.services import start_work  # noqa: E402
from dure.ground.tests.browser import browser_of  # noqa: E402
from dure.programmes.care_meals.models import (  # noqa: E402
    Diner,
    MealDay,
    Replan,
    Route,
    ShiftPlace,
    Stop,
)
from dure.programmes.care_meals.services import (  # noqa: E402
    accept_replan,
    ask_replan,
    note_need,
    open_day,
)
from dure.programmes.care_meals.tasks import plan_meal_day, propose_again  # noqa: E402
from dure.programmes.care_meals.tests.crew import on, shift, worker  # noqa: E402
from dure.programmes.care_meals.tests.routes_story import (  # noqa: E402
    MORNING,
    courier,
    meal_day,
)
from dure.programmes.care_meals.tests.story import (  # noqa: E402
    HOME,
    MONDAY,
    KitchenStory,
    diner,
    kitchen_story,
)
from dure.programmes.care_meals.types.diners import NeedDraft  # noqa: E402
from dure.programmes.care_meals.types.replans import Missing  # noqa: E402

DINERS, COURIERS, COOKS = 300, 25, 24
THEIRS = 1.2  # seconds, of a known program
MODES = (("car", 30), ("car", 30), ("ebike", 14), ("car", 30), ("walk", 6))
TURNS = ((clock(7), clock(11)), (clock(8, 30), clock(12, 30)))


def main() -> None:
    """Make the county, plan its day, print its sheets, lose a cook and a courier."""
    scale = float(sys.argv[1])
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    story = county(max(10, round(DINERS * scale)), max(3, round(COURIERS * scale)))
    crew(story, max(6, round(COOKS * scale)))
    day = meal_day(story)
    lines = [_planned(story, day), *_sheets(story, day), *_again(story, day)]
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


def crew(story: KitchenStory, cooks: int) -> None:
    """Cooks in two turns a day on the workdays of November; some of them are free each day."""
    people = [worker(story, f"이복순{number}") for number in range(cooks)]
    each, turn = max(1, cooks // 4), 0
    for number in range(30):
        day = date(2026, 11, 1) + timedelta(days=number)
        if day.isoweekday() > 5:
            continue
        for starts, ends in TURNS:
            made = shift(story, day, starts=starts, ends=ends, need=each)
            for place in range(each):
                on(made, people[(turn + place) % cooks])
            turn += each


def _planned(story: KitchenStory, day: MealDay) -> Line:
    work = _work(story)
    began = time.perf_counter()
    plan_meal_day.func(work, story.coordinator.account_id, day.public_id, [])
    seconds = time.perf_counter() - began
    doors = sum(route.stops.count() for route in Route.objects.within(day_id=day.pk))
    return Line("the day planned: whole time", seconds, "s", f"{doors} doors on routes")


def _sheets(story: KitchenStory, day: MealDay) -> list[Line]:
    browser = browser_of(story.coordinator)
    browser.defaults["HTTP_HOST"] = "127.0.0.1"
    where = reverse("route_sheets", args=["halmae", day.public_id])
    if (answer := browser.get(where)).status_code != 200:
        raise RuntimeError(f"route sheets: {answer.status_code}")
    turns = repeated(lambda: browser.get(where), at_least=3.0)
    told = f"{len(answer.content) // 1000} kB, {len(turns)} turns, worst {turns[-1] * 1000:.0f} ms"
    found = [Line("route sheets, p50", at(turns, 0.5), "s", told, THEIRS, "a known program")]
    changed = []
    for number, row in enumerate(Diner.objects.within(kitchen_id=story.kitchen.pk)[:9]):
        need = NeedDraft(
            diner_id=row.pk,
            allergens=("wheat",),
            diet="low_salt",
            texture=5 + number % 2,
            since=MONDAY,
        )
        note_need(story.coordinator, need=need, at=MORNING)
        began = time.perf_counter()
        browser.get(where)
        changed.append(time.perf_counter() - began)
    after = sorted(changed)[len(changed) // 2]
    note = "each after a diner's need was changed"
    return [*found, Line("  after a change, p50", after, "s", note, THEIRS, "a known program")]


def _again(story: KitchenStory, day: MealDay) -> list[Line]:
    """06:40: a cook and a courier do not come. From the press to the proposal, and to the new day."""
    _opened(story, day)
    gone = Route.objects.within(day_id=day.pk).order_by("number").first()
    ill = ShiftPlace.objects.within(shift__day=MONDAY).order_by("pk").first()
    if gone is None or ill is None:
        raise RuntimeError("nobody is there who could be missing")
    missing = Missing(couriers=(gone.courier_id,), workers=(ill.worker_id,))
    work = _work(story)
    began = time.perf_counter()
    told = {"day": day.public_id, "missing": missing, "work_id": work}
    made = ask_replan(story.coordinator, at=MORNING, **told)
    propose_again.func(work, story.coordinator.account_id, made)
    proposed = time.perf_counter() - began
    state = Replan.objects.within(public_id=made).get().state
    left = accept_replan(story.coordinator, replan=made, at=MORNING)
    whole = time.perf_counter() - began
    note = f"{state}; {left} doors on none; aim: below 60 s"
    return [
        Line("planned again: to the proposal", proposed, "s", "a cook and a courier are missing"),
        Line("  to the day as accepted, whole", whole, "s", note),
    ]


def _opened(story: KitchenStory, day: MealDay) -> None:
    """Whoever is on no route is explained; the day is open."""
    loose = Stop.objects.within(day_id=day.pk, route__isnull=True)
    loose.update(state="explained", reason="nobody_can")
    version = MealDay.objects.within(pk=day.pk).get().version
    told = {"day": day.public_id, "version": version, "despite": "-"}
    open_day(story.coordinator, at=MORNING, **told)


def _work(story: KitchenStory) -> str:
    work = start_work(story.coordinator, kind="bench", initiative_id=None, at=MORNING)
    return str(work.public_id)


if __name__ == "__main__":
    main()

"""A kitchen of 300 diners in a database of its own, and how long its printed pages take.

Started by `bench/kitchen.py`, which names the database in the environment.
"""

import random
import sys
from typing import Any

import django

django.setup()

from bench.support.clock import repeated  # noqa: E402 - Django first
from bench.support.load import at  # noqa: E402
from bench.support.tables import Line, keep  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from dure.ground.tests.browser import browser_of  # noqa: E402
from dure.programmes.care_meals.models import Diner  # noqa: E402
from dure.programmes.care_meals.queries import kitchen_day  # noqa: E402
from dure.programmes.care_meals.services import (  # noqa: E402
    bring_dishes,
    lay_week,
    start_cooking,
)
from dure.programmes.care_meals.tests.cooking_story import SIX  # noqa: E402
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day  # noqa: E402
from dure.programmes.care_meals.tests.story import (  # noqa: E402
    HOME,
    MONDAY,
    KitchenStory,
    diner,
    kitchen_story,
    need,
)
from dure.programmes.care_meals.types.dishes import SeasonWeek  # noqa: E402

DINERS, ROUTES = 300, 25
STEP = 0.0005  # degrees between two doors: some fifty metres
OTHER = {"kitchen_sheet": 0.5, "meal_labels": 0.5}
# What is known of diners in such kitchens: low salt, diabetic, minced, pureed, an allergy.
SHARES = ((0.38, {"diet": "low_salt"}), (0.24, {"diet": "diabetic"}), (0.14, {"texture": 5}))
ALLERGIES = ("soybean", "wheat", "shrimp", "mackerel", "shellfish")


def main() -> None:
    """Make the kitchen, measure the draft, start cooking, measure again."""
    scale = float(sys.argv[1])
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    story = _kitchen(max(12, int(DINERS * scale)))
    client = browser_of(story.coordinator)
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    lines = _lines(client, story, "a draft, worked out anew")
    asked: dict[str, Any] = {"kitchen_id": story.kitchen.pk, "on": MONDAY, "at": SIX}
    mark = kitchen_day(story.coordinator, **asked).mark
    start_cooking(story.coordinator, mark=mark, **asked)
    keep("kitchen", "any", scale, lines + _lines(client, story, "cooked from"))


def _kitchen(count: int) -> KitchenStory:
    story, chance = kitchen_story(), random.Random(7)  # noqa: S311 - the same every time
    bring_dishes(story.coordinator, kitchen_id=story.kitchen.pk, at=SIX)
    week = SeasonWeek("autumn", 1, MONDAY)
    lay_week(story.coordinator, kitchen_id=story.kitchen.pk, laid=week, at=SIX)
    everybody = [diner(story, f"이용{at}", point=_door(at)) for at in range(count)]
    for one in everybody:
        _needs(one, chance)
    day, each = meal_day(story), -(-count // ROUTES)
    carriers = [courier(story, f"배달{number}", mode="car", load=60) for number in range(ROUTES)]
    trips = [everybody[at : at + each] for at in range(0, count, each)]
    laid(day, {who: [trip] for who, trip in zip(carriers, trips, strict=False)})
    return story


def _door(number: int) -> tuple[float, float]:
    east, north = number % ROUTES, number // ROUTES
    return HOME[0] + STEP * north, HOME[1] + STEP * east


def _needs(one: Diner, chance: random.Random) -> None:
    told: dict[str, Any] = {}
    for share, what in SHARES:
        if chance.random() < share:
            told |= what
    allergies = [chance.choice(ALLERGIES)] if chance.random() < 0.06 else []
    if told or allergies:
        need(one, *allergies, **told)


def _lines(client: Client, story: KitchenStory, note: str) -> list[Line]:
    lines = []
    for name, words in (("kitchen_sheet", "kitchen sheet"), ("meal_labels", "labels")):
        where = reverse(name, args=["halmae", story.kitchen.public_id])
        address = f"{where}?on={MONDAY.isoformat()}"
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")
        turns = repeated(lambda address=address: client.get(address), at_least=3.0)
        size = len(answer.content) // 1000
        told = f"{size} kB, {len(turns)} turns, worst {turns[-1] * 1000:.0f} ms"
        what = f"{words}, {note}, p50"
        lines.append(Line(what, at(turns, 0.5), "s", told, OTHER[name], "a known program's sheet"))
    return lines


if __name__ == "__main__":
    main()

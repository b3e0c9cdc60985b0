"""Fill the demo of care meals: the order of things."""

from dure.kernel.programmes import DemoStage
from dure.programmes.care_meals.demo.crew import roster_of_three_months, take_crew_on
from dure.programmes.care_meals.demo.doors import bring_meals
from dure.programmes.care_meals.demo.kitchens import (
    cook_from_the_pack,
    open_kitchens,
    take_indicators_over,
)
from dure.programmes.care_meals.demo.lists import read_the_lists
from dure.programmes.care_meals.demo.log import count_what_is_there, keep_the_log
from dure.programmes.care_meals.demo.neighbours import seat_neighbours
from dure.programmes.care_meals.demo.stage import Table

STEPS = (
    open_kitchens,
    cook_from_the_pack,
    take_indicators_over,
    seat_neighbours,
    take_crew_on,
    roster_of_three_months,
    bring_meals,
    keep_the_log,
    read_the_lists,
    count_what_is_there,
)


def fill(stage: DemoStage) -> None:
    """손맛 주방 on the day of the demo, and everything that leads to it."""
    table = Table(stage)
    for step in STEPS:
        step(table)

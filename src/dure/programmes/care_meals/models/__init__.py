"""Nouns of care meals. Each part keeps its lines in a block of its own."""

# The skeleton
from dure.programmes.care_meals.models.diner import (
    Diner,
    DinerContact,
    DinerNeed,
    MealOrder,
    Pause,
)
from dure.programmes.care_meals.models.kitchen import Kitchen

# Routes: the day, who carries, and what to do when somebody is missing
from dure.programmes.care_meals.models.courier import Courier, CourierAway, ForbiddenPair
from dure.programmes.care_meals.models.day import MealDay, Route, Stop
from dure.programmes.care_meals.models.replan import DayMessage, Replan

__all__ = [
    # Skeleton
    "Diner",
    "DinerContact",
    "DinerNeed",
    "Kitchen",
    "MealOrder",
    "Pause",
    # Routes
    "Courier",
    "CourierAway",
    "DayMessage",
    "ForbiddenPair",
    "MealDay",
    "Replan",
    "Route",
    "Stop",
]

"""Nouns of care meals. Each part keeps its lines in a block of its own."""

# The skeleton
# Routes: the day, who carries, and what to do when somebody is missing
from dure.programmes.care_meals.models.courier import Courier, CourierAway, ForbiddenPair
from dure.programmes.care_meals.models.day import MealDay, Route, Stop
from dure.programmes.care_meals.models.diner import (
    Diner,
    DinerContact,
    DinerNeed,
    MealOrder,
    Pause,
)

# The door: links, phones, what they told, visits
from dure.programmes.care_meals.models.door import CourierLink, CourierPhone, DoorVisit, PhoneEvent
from dure.programmes.care_meals.models.kitchen import Kitchen
from dure.programmes.care_meals.models.replan import DayMessage, Replan

__all__ = [
    # Routes
    "Courier",
    "CourierAway",
    # The door
    "CourierLink",
    "CourierPhone",
    "DayMessage",
    # Skeleton
    "Diner",
    "DinerContact",
    "DinerNeed",
    "DoorVisit",
    "ForbiddenPair",
    "Kitchen",
    "MealDay",
    "MealOrder",
    "Pause",
    "PhoneEvent",
    "Replan",
    "Route",
    "Stop",
]

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

# Jobs and shifts
from dure.programmes.care_meals.models.job import (
    EligibilityCheck,
    JobOffer,
    JobPosting,
    Worker,
    WorkerLink,
    WorkerPair,
)
from dure.programmes.care_meals.models.kitchen import Kitchen
from dure.programmes.care_meals.models.replan import DayMessage, Replan
from dure.programmes.care_meals.models.safety import Accident, ShiftBriefing, Training
from dure.programmes.care_meals.models.shift import DayWish, Roster, Shift, ShiftPlace, Swap

__all__ = [
    "Accident",
    "Courier",
    "CourierAway",
    "CourierLink",
    "CourierPhone",
    "DayMessage",
    "DayWish",
    "Diner",
    "DinerContact",
    "DinerNeed",
    "DoorVisit",
    "EligibilityCheck",
    "ForbiddenPair",
    "JobOffer",
    "JobPosting",
    "Kitchen",
    "MealDay",
    "MealOrder",
    "Pause",
    "PhoneEvent",
    "Replan",
    "Roster",
    "Route",
    "Shift",
    "ShiftBriefing",
    "ShiftPlace",
    "Stop",
    "Swap",
    "Training",
    "Worker",
    "WorkerLink",
    "WorkerPair",
]

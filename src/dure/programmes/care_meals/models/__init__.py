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
    # Routes
    "Courier",
    "CourierAway",
    "DayMessage",
    # Skeleton
    "Diner",
    "DinerContact",
    "DinerNeed",
    "ForbiddenPair",
    "Kitchen",
    "MealDay",
    "MealOrder",
    "Pause",
    "Replan",
    "Route",
    "Stop",
]
__all__ += [  # jobs and shifts
    "Accident",
    "DayWish",
    "EligibilityCheck",
    "JobOffer",
    "JobPosting",
    "Roster",
    "Shift",
    "ShiftBriefing",
    "ShiftPlace",
    "Swap",
    "Training",
    "Worker",
    "WorkerLink",
    "WorkerPair",
]

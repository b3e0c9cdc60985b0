"""Nouns of care meals. Each part keeps its lines in a block of its own."""

# The skeleton
from dure.programmes.care_meals.models.diner import (
    Diner,
    DinerContact,
    DinerNeed,
    MealOrder,
    Pause,
)

# jobs and shifts
from dure.programmes.care_meals.models.job import (
    EligibilityCheck,
    JobOffer,
    JobPosting,
    Worker,
    WorkerLink,
    WorkerPair,
)
from dure.programmes.care_meals.models.kitchen import Kitchen
from dure.programmes.care_meals.models.safety import Accident, ShiftBriefing, Training
from dure.programmes.care_meals.models.shift import DayWish, Roster, Shift, ShiftPlace, Swap

__all__ = [
    "Diner",
    "DinerContact",
    "DinerNeed",
    "Kitchen",
    "MealOrder",
    "Pause",
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

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

<<<<<<< HEAD
# The kitchen: dishes, menus, sheets, the food log
from dure.programmes.care_meals.models.dish import Dish, DishIngredient
from dure.programmes.care_meals.models.food_log import (
    FoodReading,
    HealthAnswer,
    PreservedSample,
    Recall,
    ReceivingInspection,
=======
# Jobs and shifts
from dure.programmes.care_meals.models.job import (
    EligibilityCheck,
    JobOffer,
    JobPosting,
    Worker,
    WorkerLink,
    WorkerPair,
>>>>>>> main
)
from dure.programmes.care_meals.models.kitchen import Kitchen
from dure.programmes.care_meals.models.kitchen_sheet import KitchenSheet
from dure.programmes.care_meals.models.menu import Menu, MenuLine, StandIn, WithoutDish
from dure.programmes.care_meals.models.replan import DayMessage, Replan
from dure.programmes.care_meals.models.safety import Accident, ShiftBriefing, Training
from dure.programmes.care_meals.models.shift import DayWish, Roster, Shift, ShiftPlace, Swap

__all__ = [
    "Courier",
    "CourierAway",
    "DayMessage",
    "Diner",
    "DinerContact",
    "DinerNeed",
    "Dish",
    "DishIngredient",
    "FoodReading",
    "ForbiddenPair",
    "HealthAnswer",
    "Kitchen",
    "KitchenSheet",
    "MealDay",
    "MealOrder",
    "Menu",
    "MenuLine",
    "Pause",
    "PreservedSample",
    "Recall",
    "ReceivingInspection",
    "Replan",
    "Route",
    "StandIn",
    "Stop",
    "WithoutDish",
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

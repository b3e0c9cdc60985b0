"""Nouns of care meals. Each part keeps its lines in a block of its own."""

from dure.programmes.care_meals.models.courier import (
    Courier,
    CourierAway,
    ForbiddenPair,
)
from dure.programmes.care_meals.models.day import (
    MealDay,
    Route,
    Stop,
)
from dure.programmes.care_meals.models.diner import (
    Diner,
    DinerContact,
    DinerNeed,
    MealOrder,
    Pause,
)
from dure.programmes.care_meals.models.dish import (
    Dish,
    DishIngredient,
)
from dure.programmes.care_meals.models.door import CourierLink, CourierPhone, DoorVisit, PhoneEvent
from dure.programmes.care_meals.models.food_log import (
    FoodReading,
    HealthAnswer,
    PreservedSample,
    Recall,
    ReceivingInspection,
)
from dure.programmes.care_meals.models.job import (
    EligibilityCheck,
    JobOffer,
    JobPosting,
    Worker,
    WorkerLink,
    WorkerPair,
)
from dure.programmes.care_meals.models.kitchen import (
    Kitchen,
)
from dure.programmes.care_meals.models.kitchen_sheet import (
    KitchenSheet,
)
from dure.programmes.care_meals.models.menu import (
    Menu,
    MenuLine,
    StandIn,
    WithoutDish,
)
from dure.programmes.care_meals.models.replan import (
    DayMessage,
    Replan,
)
from dure.programmes.care_meals.models.safety import (
    Accident,
    ShiftBriefing,
    Training,
)
from dure.programmes.care_meals.models.shift import (
    DayWish,
    Roster,
    Shift,
    ShiftPlace,
    Swap,
)

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
    "Dish",
    "DishIngredient",
    "DoorVisit",
    "EligibilityCheck",
    "FoodReading",
    "ForbiddenPair",
    "HealthAnswer",
    "JobOffer",
    "JobPosting",
    "Kitchen",
    "KitchenSheet",
    "MealDay",
    "MealOrder",
    "Menu",
    "MenuLine",
    "Pause",
    "PhoneEvent",
    "PreservedSample",
    "Recall",
    "ReceivingInspection",
    "Replan",
    "Roster",
    "Route",
    "Shift",
    "ShiftBriefing",
    "ShiftPlace",
    "StandIn",
    "Stop",
    "Swap",
    "Training",
    "WithoutDish",
    "Worker",
    "WorkerLink",
    "WorkerPair",
]

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

# The kitchen: dishes, menus, sheets, the food log
from dure.programmes.care_meals.models.dish import Dish, DishIngredient
from dure.programmes.care_meals.models.food_log import (
    FoodReading,
    HealthAnswer,
    PreservedSample,
    Recall,
    ReceivingInspection,
)
from dure.programmes.care_meals.models.kitchen import Kitchen
from dure.programmes.care_meals.models.kitchen_sheet import KitchenSheet
from dure.programmes.care_meals.models.menu import Menu, MenuLine, StandIn, WithoutDish
from dure.programmes.care_meals.models.replan import DayMessage, Replan

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

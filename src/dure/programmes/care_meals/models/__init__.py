"""Nouns of care meals. Each part keeps its lines in a block of its own."""

# The skeleton
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

__all__ = [
    # Skeleton
    "Diner",
    "DinerContact",
    "DinerNeed",
    "Kitchen",
    "MealOrder",
    "Pause",
    # Kitchen
    "Dish",
    "DishIngredient",
    "FoodReading",
    "HealthAnswer",
    "KitchenSheet",
    "Menu",
    "MenuLine",
    "PreservedSample",
    "Recall",
    "ReceivingInspection",
    "StandIn",
    "WithoutDish",
]

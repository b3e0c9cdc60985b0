"""Nouns of care meals. Each part keeps its lines in a block of its own."""

# Skeleton (who cooks and who eats)
from dure.programmes.care_meals.models.diner import (
    Diner,
    DinerContact,
    DinerNeed,
    MealOrder,
    Pause,
)
from dure.programmes.care_meals.models.kitchen import Kitchen

__all__ = [
    # Skeleton
    "Diner",
    "DinerContact",
    "DinerNeed",
    "Kitchen",
    "MealOrder",
    "Pause",
]

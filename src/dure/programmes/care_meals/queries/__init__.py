"""What can be asked of care meals. Each part keeps its lines in a block of its own."""

# Skeleton (kitchens and diners)
from dure.programmes.care_meals.queries.diners import (
    alike_households,
    diner_key,
    diner_page,
    diners_of,
)
from dure.programmes.care_meals.queries.kitchens import kitchen_card, kitchens_of

__all__ = [
    # Skeleton
    "alike_households",
    "diner_key",
    "diner_page",
    "diners_of",
    "kitchen_card",
    "kitchens_of",
]

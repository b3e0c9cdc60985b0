"""What can be asked of care meals. Each part keeps its lines in a block of its own."""

# The skeleton
from dure.programmes.care_meals.queries.diners import (
    alike_households,
    diner_key,
    diner_page,
    diners_of,
)

# The kitchen: dishes, menus, sheets, the food log
from dure.programmes.care_meals.queries.dishes import dish_card, dishes_of
from dure.programmes.care_meals.queries.food_log import (
    due_samples,
    health_on,
    inspections_on,
    readings_on,
    samples_of,
    to_check,
)
from dure.programmes.care_meals.queries.kitchen_day import kitchen_day
from dure.programmes.care_meals.queries.kitchens import kitchen_card, kitchens_of
from dure.programmes.care_meals.queries.late_meals import late_meals
from dure.programmes.care_meals.queries.menus import menus_on, season_menus, week_of
from dure.programmes.care_meals.queries.printed import printed_labels, printed_sheet

__all__ = [
    # Skeleton
    "alike_households",
    "diner_key",
    "diner_page",
    "diners_of",
    "kitchen_card",
    "kitchens_of",
    # Kitchen
    "dish_card",
    "dishes_of",
    "due_samples",
    "health_on",
    "inspections_on",
    "kitchen_day",
    "late_meals",
    "menus_on",
    "printed_labels",
    "printed_sheet",
    "readings_on",
    "samples_of",
    "season_menus",
    "to_check",
    "week_of",
]

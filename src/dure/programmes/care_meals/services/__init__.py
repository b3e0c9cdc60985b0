"""What can be done in care meals. Each part keeps its lines in a block of its own."""

# The skeleton
from dure.programmes.care_meals.services.change_order import change_order
from dure.programmes.care_meals.services.end_diner import end_diner
from dure.programmes.care_meals.services.enrol_diner import add_contact, change_door, enrol_diner

# The kitchen: dishes, menus, cooking, the food log
from dure.programmes.care_meals.services.keep_food_log import (
    dispose_sample,
    receive,
    store_samples,
    take_reading,
)
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.open_kitchen import open_kitchen
from dure.programmes.care_meals.services.pause_diner import pause_diner, resume_diner
from dure.programmes.care_meals.services.plan_menu import (
    go_without,
    lay_week,
    let_stand_in,
    plan_menu,
)
from dure.programmes.care_meals.services.start_cooking import settle_change, start_cooking
from dure.programmes.care_meals.services.watch_people import answer_health, recall_meals
from dure.programmes.care_meals.services.write_dish import change_dish, retire_dish, write_dish

__all__ = [
    # Skeleton
    "add_contact",
    "change_door",
    "change_order",
    "end_diner",
    "enrol_diner",
    "note_need",
    "open_kitchen",
    "pause_diner",
    "resume_diner",
    # Kitchen
    "answer_health",
    "change_dish",
    "dispose_sample",
    "go_without",
    "lay_week",
    "let_stand_in",
    "plan_menu",
    "recall_meals",
    "receive",
    "retire_dish",
    "settle_change",
    "start_cooking",
    "store_samples",
    "take_reading",
    "write_dish",
]

"""What can be done in care meals. Each part keeps its lines in a block of its own."""

# The skeleton
# Routes: the day, its routes, couriers, and a day planned again
from dure.engines.door import late
from dure.programmes.care_meals.services.accept_replan import accept_replan
from dure.programmes.care_meals.services.ask_replan import ask_replan, drop_replan
from dure.programmes.care_meals.services.begin_day import begin_day, set_day
from dure.programmes.care_meals.services.bring_dishes import bring_dishes
from dure.programmes.care_meals.services.change_order import change_order
from dure.programmes.care_meals.services.couriers import (
    Usual,
    add_courier,
    allow_pair,
    change_courier,
    courier_away,
    courier_back,
    end_courier,
    forbid_pair,
    set_usual_courier,
)
from dure.programmes.care_meals.services.end_diner import end_diner
from dure.programmes.care_meals.services.enrol_diner import add_contact, change_door, enrol_diner
from dure.programmes.care_meals.services.explain_diner import (
    Explanation,
    explain_diner,
    unexplain_diner,
)

# The kitchen: dishes, menus, cooking, the food log
from dure.programmes.care_meals.services.keep_food_log import (
    dispose_sample,
    receive,
    store_samples,
    take_reading,
)
from dure.programmes.care_meals.services.move_stop import Move, Priced, move_stop, priced_move
from dure.programmes.care_meals.services.note_death import note_death
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.open_day import close_day, open_day, take_back_day
from dure.programmes.care_meals.services.open_kitchen import open_kitchen
from dure.programmes.care_meals.services.pause_diner import pause_diner, resume_diner
from dure.programmes.care_meals.services.plan_menu import (
    go_without,
    lay_week,
    let_stand_in,
    plan_menu,
)
from dure.programmes.care_meals.services.say_message import say_message
from dure.programmes.care_meals.services.watch_people import answer_health, recall_meals
from dure.programmes.care_meals.services.write_dish import change_dish, retire_dish, write_dish

# The kitchen's engine brings its library along: it is loaded by whoever cooks, not at the start.
settle_change = late("dure.programmes.care_meals.services.begin_cooking", "settle_change")
start_cooking = late("dure.programmes.care_meals.services.begin_cooking", "start_cooking")

__all__ = [
    "Explanation",
    "Move",
    "Priced",
    "Usual",
    "accept_replan",
    "add_contact",
    "add_courier",
    "allow_pair",
    "answer_health",
    "ask_replan",
    "begin_day",
    "bring_dishes",
    "change_courier",
    "change_dish",
    "change_door",
    "change_order",
    "close_day",
    "courier_away",
    "courier_back",
    "dispose_sample",
    "drop_replan",
    "end_courier",
    "end_diner",
    "enrol_diner",
    "explain_diner",
    "forbid_pair",
    "go_without",
    "lay_week",
    "let_stand_in",
    "move_stop",
    "note_death",
    "note_need",
    "open_day",
    "open_kitchen",
    "pause_diner",
    "plan_menu",
    "priced_move",
    "recall_meals",
    "receive",
    "resume_diner",
    "retire_dish",
    "say_message",
    "set_day",
    "set_usual_courier",
    "settle_change",
    "start_cooking",
    "store_samples",
    "take_back_day",
    "take_reading",
    "unexplain_diner",
    "write_dish",
]

"""What can be done in care meals. Each part keeps its lines in a block of its own."""

# The skeleton
# Routes: the day, its routes, couriers, and a day planned again
from dure.programmes.care_meals.services.accept_replan import accept_replan
from dure.programmes.care_meals.services.ask_replan import ask_replan, drop_replan
from dure.programmes.care_meals.services.begin_day import begin_day, set_day
from dure.programmes.care_meals.services.change_order import change_order

# The door
from dure.programmes.care_meals.services.courier_links import (
    make_links,
    move_link,
    open_link,
    renew_link,
)
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
from dure.programmes.care_meals.services.door_subjects import courier_of
from dure.programmes.care_meals.services.end_diner import end_diner
from dure.programmes.care_meals.services.enrol_diner import add_contact, change_door, enrol_diner
from dure.programmes.care_meals.services.explain_diner import (
    Explanation,
    explain_diner,
    unexplain_diner,
)
from dure.programmes.care_meals.services.move_stop import Move, Priced, move_stop, priced_move
from dure.programmes.care_meals.services.note_death import note_death
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.open_day import close_day, open_day, take_back_day
from dure.programmes.care_meals.services.open_kitchen import open_kitchen
from dure.programmes.care_meals.services.pause_diner import pause_diner, resume_diner
from dure.programmes.care_meals.services.say_message import say_message
from dure.programmes.care_meals.services.take_told import take_told
from dure.programmes.care_meals.services.write_visit import take_back_visit, write_visit

__all__ = [
    # Routes
    "Explanation",
    "Move",
    "Priced",
    "Usual",
    "accept_replan",
    # Skeleton
    "add_contact",
    "add_courier",
    "allow_pair",
    "ask_replan",
    "begin_day",
    "change_courier",
    "change_door",
    "change_order",
    "close_day",
    "courier_away",
    "courier_back",
    # The door
    "courier_of",
    "drop_replan",
    "end_courier",
    "end_diner",
    "enrol_diner",
    "explain_diner",
    "forbid_pair",
    "make_links",
    "move_link",
    "move_stop",
    "note_death",
    "note_need",
    "open_day",
    "open_kitchen",
    "open_link",
    "pause_diner",
    "priced_move",
    "renew_link",
    "resume_diner",
    "say_message",
    "set_day",
    "set_usual_courier",
    "take_back_day",
    "take_back_visit",
    "take_told",
    "unexplain_diner",
    "write_visit",
]

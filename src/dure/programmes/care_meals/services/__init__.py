"""What can be done in care meals. Each part keeps its lines in a block of its own."""

from dure.engines.door import late
from dure.programmes.care_meals.services.accept_replan import accept_replan
from dure.programmes.care_meals.services.ask_replan import ask_replan, drop_replan
from dure.programmes.care_meals.services.begin_day import begin_day, set_day
from dure.programmes.care_meals.services.bring_dishes import bring_dishes
from dure.programmes.care_meals.services.change_order import change_order
from dure.programmes.care_meals.services.confirm_border import (
    BorderYes,
    confirm_border,
    take_back_border,
)
from dure.programmes.care_meals.services.count_month import count_month
from dure.programmes.care_meals.services.courier_links import (
    make_links,
    move_link,
    open_link,
    renew_link,
    turn_away,
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
from dure.programmes.care_meals.services.keep_contacts import end_contact, set_family_message
from dure.programmes.care_meals.services.keep_food_log import (
    dispose_sample,
    receive,
    store_samples,
    take_reading,
)
from dure.programmes.care_meals.services.link_worker import (
    bind_link,
    end_worker_link,
    make_worker_link,
)
from dure.programmes.care_meals.services.make_roster import (
    publish_roster,
    reopen_roster,
    start_roster,
)
from dure.programmes.care_meals.services.move_stop import Move, Priced, move_stop, priced_move
from dure.programmes.care_meals.services.note_answers import Answers, note_answers
from dure.programmes.care_meals.services.note_attendance import (
    note_absence,
    note_attendance,
    say_ready,
    write_briefing,
)
from dure.programmes.care_meals.services.note_cost import note_cost
from dure.programmes.care_meals.services.note_death import note_death
from dure.programmes.care_meals.services.note_hall import HallSheet, note_hall
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.note_safety import (
    note_accident,
    note_training,
    report_accident,
)
from dure.programmes.care_meals.services.open_day import close_day, open_day, take_back_day
from dure.programmes.care_meals.services.open_kitchen import open_kitchen
from dure.programmes.care_meals.services.pause_diner import pause_diner, resume_diner
from dure.programmes.care_meals.services.plan_menu import (
    go_without,
    lay_week,
    let_stand_in,
    plan_menu,
)
from dure.programmes.care_meals.services.plan_shifts import (
    place_worker,
    plan_shifts,
    take_off,
    tell_wish,
)
from dure.programmes.care_meals.services.post_job import (
    answer_offer,
    close_posting,
    offer_job,
    post_job,
)
from dure.programmes.care_meals.services.remind_accidents import remind_of_accident
from dure.programmes.care_meals.services.say_message import say_message
from dure.programmes.care_meals.services.swap_shift import (
    ask_swap,
    send_substitute,
    settle_swap,
    stand_in_today,
    take_swap,
    withdraw_swap,
)
from dure.programmes.care_meals.services.take_on import (
    apply_for_work,
    decide_worker,
    leave_work,
    note_check,
    pair_workers,
)
from dure.programmes.care_meals.services.take_told import take_told
from dure.programmes.care_meals.services.watch_people import answer_health, recall_meals
from dure.programmes.care_meals.services.worker_rows import by_link, link_actor
from dure.programmes.care_meals.services.write_dish import change_dish, retire_dish, write_dish
from dure.programmes.care_meals.services.write_visit import take_back_visit, write_visit

settle_change = late("dure.programmes.care_meals.services.begin_cooking", "settle_change")
start_cooking = late("dure.programmes.care_meals.services.begin_cooking", "start_cooking")

__all__ = [
    "Answers",
    "BorderYes",
    "Explanation",
    "HallSheet",
    "Move",
    "Priced",
    "Usual",
    "accept_replan",
    "add_contact",
    "add_courier",
    "allow_pair",
    "answer_health",
    "answer_offer",
    "apply_for_work",
    "ask_replan",
    "ask_swap",
    "begin_day",
    "bind_link",
    "bring_dishes",
    "by_link",
    "change_courier",
    "change_dish",
    "change_door",
    "change_order",
    "close_day",
    "close_posting",
    "confirm_border",
    "count_month",
    "courier_away",
    "courier_back",
    "courier_of",
    "decide_worker",
    "dispose_sample",
    "drop_replan",
    "end_contact",
    "end_courier",
    "end_diner",
    "end_worker_link",
    "enrol_diner",
    "explain_diner",
    "forbid_pair",
    "go_without",
    "lay_week",
    "leave_work",
    "let_stand_in",
    "link_actor",
    "make_links",
    "make_worker_link",
    "move_link",
    "move_stop",
    "note_absence",
    "note_accident",
    "note_answers",
    "note_attendance",
    "note_check",
    "note_cost",
    "note_death",
    "note_hall",
    "note_need",
    "note_training",
    "offer_job",
    "open_day",
    "open_kitchen",
    "open_link",
    "pair_workers",
    "pause_diner",
    "place_worker",
    "plan_menu",
    "plan_shifts",
    "post_job",
    "priced_move",
    "publish_roster",
    "recall_meals",
    "receive",
    "remind_of_accident",
    "renew_link",
    "reopen_roster",
    "report_accident",
    "resume_diner",
    "retire_dish",
    "say_message",
    "say_ready",
    "send_substitute",
    "set_day",
    "set_family_message",
    "set_usual_courier",
    "settle_change",
    "settle_swap",
    "stand_in_today",
    "start_cooking",
    "start_roster",
    "store_samples",
    "take_back_border",
    "take_back_day",
    "take_back_visit",
    "take_off",
    "take_reading",
    "take_swap",
    "take_told",
    "tell_wish",
    "turn_away",
    "unexplain_diner",
    "withdraw_swap",
    "write_briefing",
    "write_dish",
    "write_visit",
]

"""What can be done in care meals. Each part keeps its lines in a block of its own."""

# The skeleton
# Routes: the day, its routes, couriers, and a day planned again
from dure.programmes.care_meals.services.accept_replan import accept_replan
from dure.programmes.care_meals.services.ask_replan import ask_replan, drop_replan
from dure.programmes.care_meals.services.begin_day import begin_day, set_day
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

# Jobs and shifts
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
from dure.programmes.care_meals.services.note_attendance import (
    note_absence,
    note_attendance,
    say_ready,
    write_briefing,
)
from dure.programmes.care_meals.services.note_death import note_death
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.note_safety import (
    note_accident,
    note_training,
    report_accident,
)
from dure.programmes.care_meals.services.open_day import close_day, open_day, take_back_day
from dure.programmes.care_meals.services.open_kitchen import open_kitchen
from dure.programmes.care_meals.services.pause_diner import pause_diner, resume_diner
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
from dure.programmes.care_meals.services.say_message import say_message
from dure.programmes.care_meals.services.swap_shift import (
    ask_swap,
    send_substitute,
    settle_swap,
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
from dure.programmes.care_meals.services.worker_rows import link_actor

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
    "drop_replan",
    "end_courier",
    "end_diner",
    "enrol_diner",
    "explain_diner",
    "forbid_pair",
    "move_stop",
    "note_death",
    "note_need",
    "open_day",
    "open_kitchen",
    "pause_diner",
    "priced_move",
    "resume_diner",
    "say_message",
    "set_day",
    "set_usual_courier",
    "take_back_day",
    "unexplain_diner",
]
__all__ += [  # jobs and shifts
    "answer_offer",
    "apply_for_work",
    "ask_swap",
    "bind_link",
    "close_posting",
    "decide_worker",
    "end_worker_link",
    "leave_work",
    "link_actor",
    "make_worker_link",
    "note_absence",
    "note_accident",
    "note_attendance",
    "note_check",
    "note_training",
    "offer_job",
    "pair_workers",
    "place_worker",
    "plan_shifts",
    "post_job",
    "publish_roster",
    "reopen_roster",
    "report_accident",
    "say_ready",
    "send_substitute",
    "settle_swap",
    "start_roster",
    "take_off",
    "take_swap",
    "tell_wish",
    "withdraw_swap",
    "write_briefing",
]

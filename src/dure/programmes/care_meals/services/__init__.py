"""What can be done in care meals. Each part keeps its lines in a block of its own."""

# The skeleton
from dure.programmes.care_meals.services.change_order import change_order
from dure.programmes.care_meals.services.end_diner import end_diner
from dure.programmes.care_meals.services.enrol_diner import add_contact, change_door, enrol_diner

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
from dure.programmes.care_meals.services.note_attendance import (
    note_absence,
    note_attendance,
    say_ready,
    write_briefing,
)
from dure.programmes.care_meals.services.note_need import note_need
from dure.programmes.care_meals.services.note_safety import (
    note_accident,
    note_training,
    report_accident,
)
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
from dure.programmes.care_meals.services.worker_rows import (
    link_actor,
)

__all__ = [
    "add_contact",
    "change_door",
    "change_order",
    "end_diner",
    "enrol_diner",
    "note_need",
    "open_kitchen",
    "pause_diner",
    "resume_diner",
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

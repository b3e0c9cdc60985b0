"""What can be asked of care meals. Each part keeps its lines in a block of its own."""

from dure.engines.door import late
from dure.programmes.care_meals.queries.board import board_of, boards_on, door_page, link_page
from dure.programmes.care_meals.queries.courier_links import (
    holds_link,
    is_taken,
    kept_once,
    link_of_token,
    link_today,
    phone_route,
)
from dure.programmes.care_meals.queries.couriers import (
    courier_card,
    couriers_of,
    forbidden_of,
)
from dure.programmes.care_meals.queries.crew_today import crew_on, worker_names
from dure.programmes.care_meals.queries.day import (
    diners_of_day,
)
from dure.programmes.care_meals.queries.day_routes import (
    day_board,
    route_of,
    route_sheets,
    sheet_of_route,
)
from dure.programmes.care_meals.queries.diners import (
    address_of_diner,
    alike_households,
    diner_key,
    diner_page,
    diners_of,
    openable_diners,
)
from dure.programmes.care_meals.queries.dishes import dish_card, dishes_of
from dure.programmes.care_meals.queries.door_talk import about_door
from dure.programmes.care_meals.queries.food_log import (
    cooks_of,
    due_samples,
    health_on,
    inspections_on,
    readings_on,
    samples_of,
    to_check,
)
from dure.programmes.care_meals.queries.hall import hall_sheet
from dure.programmes.care_meals.queries.job_types import job_type, job_types, skill_words
from dure.programmes.care_meals.queries.kitchens import kitchen_card, kitchens_of
from dure.programmes.care_meals.queries.match_words import match_words, skills
from dure.programmes.care_meals.queries.matches import matches_of, offers_to, postings_of
from dure.programmes.care_meals.queries.meal_days import (
    days_beside,
    meal_day_card,
    meal_day_on,
    meal_days_of,
)
from dure.programmes.care_meals.queries.meal_month import meal_month
from dure.programmes.care_meals.queries.menus import menus_on, season_menus, week_of
from dure.programmes.care_meals.queries.recalls import mark_of_route
from dure.programmes.care_meals.queries.replans import last_replan, messages_of, replan_card
from dure.programmes.care_meals.queries.rosters import (
    attendance_sheet,
    own_minutes,
    own_shifts,
    roster_page,
    shifts_on,
)
from dure.programmes.care_meals.queries.safety import accident_key, accidents_of, briefing_on
from dure.programmes.care_meals.queries.served_twice import served_twice
from dure.programmes.care_meals.queries.shift_page import (
    open_swaps_for,
    own_wishes,
    roster_key,
    shift_page,
)
from dure.programmes.care_meals.queries.substitutes import substitutes
from dure.programmes.care_meals.queries.under_way import silent_doors
from dure.programmes.care_meals.queries.worker_links import ComesByLink, comes_by_link, link_of
from dure.programmes.care_meals.queries.workers import (
    address_of_worker,
    checklist_of,
    training_minutes,
    worker_card,
    workers_of,
)
from dure.programmes.care_meals.types.shifts import hours_text

kitchen_day = late("dure.programmes.care_meals.queries.day_of_kitchen", "kitchen_day")
late_meals = late("dure.programmes.care_meals.queries.late_at_doors", "late_meals")
printed_labels = late("dure.programmes.care_meals.queries.printed", "printed_labels")
recallable_on = late("dure.programmes.care_meals.queries.recallable", "recallable_on")
recalls_on = late("dure.programmes.care_meals.queries.recallable", "recalls_on")
printed_sheet = late("dure.programmes.care_meals.queries.printed", "printed_sheet")

__all__ = [
    "ComesByLink",
    "about_door",
    "accident_key",
    "accidents_of",
    "address_of_diner",
    "address_of_worker",
    "alike_households",
    "attendance_sheet",
    "board_of",
    "boards_on",
    "briefing_on",
    "checklist_of",
    "comes_by_link",
    "cooks_of",
    "courier_card",
    "couriers_of",
    "crew_on",
    "day_board",
    "days_beside",
    "diner_key",
    "diner_page",
    "diners_of",
    "diners_of_day",
    "dish_card",
    "dishes_of",
    "door_page",
    "due_samples",
    "forbidden_of",
    "hall_sheet",
    "health_on",
    "holds_link",
    "hours_text",
    "inspections_on",
    "is_taken",
    "job_type",
    "job_types",
    "kept_once",
    "kitchen_card",
    "kitchen_day",
    "kitchens_of",
    "last_replan",
    "late_meals",
    "link_of",
    "link_of_token",
    "link_page",
    "link_today",
    "mark_of_route",
    "match_words",
    "matches_of",
    "meal_day_card",
    "meal_day_on",
    "meal_days_of",
    "meal_month",
    "menus_on",
    "messages_of",
    "offers_to",
    "open_swaps_for",
    "openable_diners",
    "own_minutes",
    "own_shifts",
    "own_wishes",
    "phone_route",
    "postings_of",
    "printed_labels",
    "printed_sheet",
    "readings_on",
    "recallable_on",
    "recalls_on",
    "replan_card",
    "roster_key",
    "roster_page",
    "route_of",
    "route_sheets",
    "samples_of",
    "season_menus",
    "served_twice",
    "sheet_of_route",
    "shift_page",
    "shifts_on",
    "silent_doors",
    "skill_words",
    "skills",
    "substitutes",
    "to_check",
    "training_minutes",
    "week_of",
    "worker_card",
    "worker_names",
    "workers_of",
]

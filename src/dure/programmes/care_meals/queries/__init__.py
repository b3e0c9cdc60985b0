"""What can be asked of care meals. Each part keeps its lines in a block of its own."""

# The skeleton
# Routes: the day, its routes, couriers, replans
from dure.programmes.care_meals.queries.couriers import courier_card, couriers_of, forbidden_of
from dure.programmes.care_meals.queries.crew_today import crew_on, worker_names
from dure.programmes.care_meals.queries.day import diners_of_day
from dure.programmes.care_meals.queries.day_routes import (
    day_board,
    route_of,
    route_sheets,
    sheet_of_route,
)
from dure.programmes.care_meals.queries.diners import (
    alike_households,
    diner_key,
    diner_page,
    diners_of,
)

# Jobs and shifts
from dure.programmes.care_meals.queries.job_types import job_type, job_types, skill_words
from dure.programmes.care_meals.queries.kitchens import kitchen_card, kitchens_of
from dure.programmes.care_meals.queries.matches import matches_of, offers_to, postings_of
from dure.programmes.care_meals.queries.meal_days import (
    days_beside,
    meal_day_card,
    meal_day_on,
    meal_days_of,
)
from dure.programmes.care_meals.queries.replans import last_replan, messages_of, replan_card
from dure.programmes.care_meals.queries.rosters import (
    attendance_sheet,
    own_minutes,
    own_shifts,
    roster_page,
    shifts_on,
)
from dure.programmes.care_meals.queries.safety import accident_key, accidents_of, briefing_on
from dure.programmes.care_meals.queries.substitutes import substitutes
from dure.programmes.care_meals.queries.worker_links import ComesByLink, comes_by_link, link_of
from dure.programmes.care_meals.queries.workers import (
    checklist_of,
    training_minutes,
    worker_card,
    workers_of,
)

__all__ = [
    # Skeleton
    "alike_households",
    # Routes
    "courier_card",
    "couriers_of",
    "crew_on",
    "day_board",
    "days_beside",
    "diner_key",
    "diner_page",
    "diners_of",
    "diners_of_day",
    "forbidden_of",
    "kitchen_card",
    "kitchens_of",
    "last_replan",
    "meal_day_card",
    "meal_day_on",
    "meal_days_of",
    "messages_of",
    "replan_card",
    "route_of",
    "route_sheets",
    "sheet_of_route",
    "worker_names",
]
__all__ += [  # jobs and shifts
    "ComesByLink",
    "accident_key",
    "accidents_of",
    "attendance_sheet",
    "briefing_on",
    "checklist_of",
    "comes_by_link",
    "job_type",
    "job_types",
    "link_of",
    "matches_of",
    "offers_to",
    "own_minutes",
    "own_shifts",
    "postings_of",
    "roster_page",
    "shifts_on",
    "skill_words",
    "substitutes",
    "training_minutes",
    "worker_card",
    "workers_of",
]

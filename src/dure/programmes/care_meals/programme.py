"""The manifest of care meals: what the house has to know of it. Imports nothing but the kernel."""

from pathlib import Path

from dure.kernel.programmes import Panel, Programme
from dure.kernel.room_pages import RoomPage
from dure.kernel.words import Words

CODE = "care_meals"
DINERS = RoomPage(
    "activities",
    Words("이용 어르신", "Diners"),
    "meal_diners",
    "run_kitchen",
    below=("meal_diner", "enrol_meal_diner", "diner_answers"),
    programme=CODE,
)
DAYS = RoomPage(
    "activities",
    Words("배식일", "Days of meals"),
    "meal_days",
    "run_kitchen",
    below=(
        *("meal_day", "meal_route", "move_stop", "ask_replan", "replan", "day_messages"),
        *("couriers", "courier", "new_courier"),
    ),
    programme=CODE,
)
KITCHENS = RoomPage(
    "activities",
    Words("주방", "Kitchen"),
    "meal_kitchens",
    "run_kitchen",
    below=(
        *("kitchen_day", "recall_meals", "menus", "plan_menu", "dishes", "dish", "write_dish"),
        *("food_log", "open_meal_kitchen", "meal_hall"),
    ),
    programme=CODE,
)
SAMPLES = Panel(
    Words("보존식", "Preserved samples"),
    "dure.programmes.care_meals.queries.kitchen_panel.kitchen_panel",
    "run_kitchen",
)
ALERTS = Panel(
    Words("위기 알림", "Alerts"),
    "dure.programmes.care_meals.queries.day_panel.alert_panel",
    "handle_alerts",
)
DAY = Panel(
    Words("배식일", "Days of meals"),
    "dure.programmes.care_meals.queries.day_panel.day_panel",
    "run_kitchen",
)
CLASHES = Panel(
    Words("식단", "Menus"),
    "dure.programmes.care_meals.queries.clash_panel.clash_panel",
    "run_kitchen",
)
SWAPS = Panel(
    Words("근무표", "Roster"),
    "dure.programmes.care_meals.queries.swap_panel.swap_panel",
    "run_jobs",
)
ACCIDENTS = Panel(
    Words("안전", "Safety"),
    "dure.programmes.care_meals.queries.accident_panel.accident_panel",
    "run_jobs",
)
BOARD = RoomPage(
    "activities",
    Words("배달 상황판", "Delivery board"),
    "meal_board",
    "run_kitchen",
    below=("meal_door", "courier_link"),
    programme=CODE,
)
JOBS = RoomPage(
    "activities",
    Words("일자리", "Jobs"),
    "meal_jobs",
    "run_jobs",
    below=("apply_for_work", "meal_worker", "new_posting", "meal_posting"),
    programme=CODE,
)
ROSTER = RoomPage(
    "activities",
    Words("근무표", "Roster"),
    "meal_roster",
    "run_jobs",
    below=("meal_shift",),
    programme=CODE,
)
ATTENDANCE = RoomPage(
    "activities",
    Words("출근부", "Attendance"),
    "meal_attendance",
    "run_kitchen",
    below=("attendance_month",),
    programme=CODE,
)
MONTH = RoomPage(
    "activities",
    Words("한 달 셈", "The month"),
    "meal_month",
    "run_kitchen",
    programme=CODE,
)
# Each part of the programme adds its page here, one a line.
PROGRAMME = Programme(
    code=CODE,
    package="dure.programmes.care_meals",
    folder=Path(__file__).resolve().parent,
    name=Words("돌봄 밥상", "Care meals"),
    home="meal_diners",
    pages=(BOARD, DINERS, DAYS, KITCHENS, JOBS, ROSTER, ATTENDANCE, MONTH),
    panels=(ALERTS, ACCIDENTS, DAY, CLASHES, SWAPS, SAMPLES),
    demo="dure.programmes.care_meals.demo.fill.fill",
    origin="dure.programmes.care_meals.queries.record_origin.record_origin",
    demo_doors="dure.programmes.care_meals.queries.demo_doors.demo_doors",
)

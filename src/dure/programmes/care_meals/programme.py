"""The manifest of care meals: what the house has to know of it. Imports nothing but the kernel."""

from pathlib import Path

from dure.kernel.programmes import Programme
from dure.kernel.room_pages import RoomPage
from dure.kernel.words import Words

CODE = "care_meals"
DINERS = RoomPage(
    "activities",
    Words("이용 어르신", "Diners"),
    "meal_diners",
    "run_kitchen",
    below=("meal_diner", "enrol_meal_diner"),
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
# Each part of the programme adds its page here, one a line.
PROGRAMME = Programme(
    code=CODE,
    package="dure.programmes.care_meals",
    folder=Path(__file__).resolve().parent,
    name=Words("돌봄 밥상", "Care meals"),
    home="meal_diners",
    pages=(DINERS, DAYS),
)

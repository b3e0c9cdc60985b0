"""Addresses of days, routes, couriers and replans."""

from django.urls import URLPattern, URLResolver, path

from dure.kernel.belonging import Thing, addresses_hold
from dure.programmes.care_meals.screens.couriers.view import (
    allow,
    away,
    courier,
    couriers,
    end,
    forbid,
    new_courier,
)
from dure.programmes.care_meals.screens.day_messages.view import day_messages, told
from dure.programmes.care_meals.screens.meal_day.view import (
    close,
    explain,
    meal_day,
    open_up,
    plan,
    settings,
    take_back,
)
from dure.programmes.care_meals.screens.meal_days.view import meal_days
from dure.programmes.care_meals.screens.meal_route.view import meal_route, move
from dure.programmes.care_meals.screens.replan.view import accept, ask, drop, replan
from dure.programmes.care_meals.screens.route_sheet.view import sheet, sheets

MEALS = "in/<slug:slug>/meals/"
DAY = f"{MEALS}days/<slug:day>/"
ROUTE = f"{MEALS}routes/<slug:route>/"
COURIER = f"{MEALS}couriers/<slug:courier>/"
REPLAN = f"{MEALS}replans/<slug:replan>/"
addresses_hold(
    {
        "day": Thing("care_meals.MealDay"),
        "route": Thing("care_meals.Route", homes=("day__initiative",)),
        "courier": Thing("care_meals.Courier"),
        "replan": Thing("care_meals.Replan", homes=("day__initiative",)),
        "message": Thing("care_meals.DayMessage", "pk", homes=("day__initiative",)),
        "diners/public_id": Thing("care_meals.Diner"),
    }
)
ROUTES: list[URLPattern | URLResolver] = [
    path(f"{MEALS}days/", meal_days, name="meal_days"),
    path(DAY, meal_day, name="meal_day"),
    path(f"{DAY}plan/", plan, name="plan_meal_day"),
    path(f"{DAY}open/", open_up, name="open_meal_day"),
    path(f"{DAY}take-back/", take_back, name="take_back_meal_day"),
    path(f"{DAY}close/", close, name="close_meal_day"),
    path(f"{DAY}times/", settings, name="set_meal_day"),
    path(f"{DAY}explain/", explain, name="explain_diner"),
    path(f"{DAY}sheets/", sheets, name="route_sheets"),
    path(f"{DAY}missing/", ask, name="ask_replan"),
    path(f"{DAY}messages/", day_messages, name="day_messages"),
    path(f"{DAY}messages/<int:message>/", told, name="say_message"),
    path(f"{DAY}move/<slug:stop>/", move, name="move_stop"),
    path(ROUTE, meal_route, name="meal_route"),
    path(f"{ROUTE}sheet/", sheet, name="route_sheet"),
    path(f"{MEALS}couriers/", couriers, name="couriers"),
    path(f"{MEALS}couriers/new/", new_courier, name="new_courier"),
    path(COURIER, courier, name="courier"),
    path(f"{COURIER}away/", away, name="courier_away"),
    path(f"{COURIER}end/", end, name="end_courier"),
    path(f"{COURIER}forbid/", forbid, name="forbid_pair"),
    path(f"{COURIER}allow/", allow, name="allow_pair"),
    path(REPLAN, replan, name="replan"),
    path(f"{REPLAN}accept/", accept, name="accept_replan"),
    path(f"{REPLAN}drop/", drop, name="drop_replan"),
]

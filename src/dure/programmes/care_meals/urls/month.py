"""Addresses of the month that counts itself, of the hall, of opening a kitchen."""

from django.urls import URLPattern, URLResolver, path

from dure.programmes.care_meals.screens.diner_answers.view import diner_answers
from dure.programmes.care_meals.screens.meal_hall.view import meal_hall
from dure.programmes.care_meals.screens.meal_month.view import meal_month_page
from dure.programmes.care_meals.screens.open_meal_kitchen.view import open_meal_kitchen

MEALS = "in/<slug:slug>/meals/"
MONTH: list[URLPattern | URLResolver] = [
    path(f"{MEALS}month/", meal_month_page, name="meal_month"),
    path(f"{MEALS}kitchens/new/", open_meal_kitchen, name="open_meal_kitchen"),
    path(f"{MEALS}kitchens/<slug:kitchen>/hall/", meal_hall, name="meal_hall"),
    path(f"{MEALS}diners/<slug:public_id>/questions/", diner_answers, name="diner_answers"),
]

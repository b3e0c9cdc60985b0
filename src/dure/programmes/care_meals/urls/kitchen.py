"""Addresses of the kitchen."""

from django.urls import URLPattern, URLResolver, path

from dure.kernel.belonging import Thing, addresses_hold
from dure.programmes.care_meals.screens.dishes.view import bring, dishes
from dure.programmes.care_meals.screens.food_log.view import (
    dispose,
    food_log,
    health,
    reading,
    received,
    samples,
)
from dure.programmes.care_meals.screens.kitchen_day.view import (
    change,
    clash,
    kitchen_day_page,
    start,
)
from dure.programmes.care_meals.screens.kitchen_sheet.view import kitchen_sheet, shopping_list
from dure.programmes.care_meals.screens.meal_kitchens.view import meal_kitchens
from dure.programmes.care_meals.screens.meal_labels.view import meal_labels
from dure.programmes.care_meals.screens.meal_recall.view import recall
from dure.programmes.care_meals.screens.menus.view import lay, menus
from dure.programmes.care_meals.screens.plan_menu.view import plan_menu
from dure.programmes.care_meals.screens.write_dish.view import dish, retire, write_dish

addresses_hold(
    {
        "kitchen": Thing("care_meals.Kitchen"),
        "dishes/public_id": Thing("care_meals.Dish"),
    }
)
KITCHENS = "in/<slug:slug>/meals/kitchens/"
ONE = f"{KITCHENS}<slug:kitchen>/"
KITCHEN: list[URLPattern | URLResolver] = [
    path(KITCHENS, meal_kitchens, name="meal_kitchens"),
    path(ONE, kitchen_day_page, name="kitchen_day"),
    path(f"{ONE}start/", start, name="start_cooking"),
    path(f"{ONE}change/", change, name="settle_kitchen_change"),
    path(f"{ONE}clash/", clash, name="settle_clash"),
    path(f"{ONE}sheet/", kitchen_sheet, name="kitchen_sheet"),
    path(f"{ONE}labels/", meal_labels, name="meal_labels"),
    path(f"{ONE}shopping/", shopping_list, name="shopping_list"),
    path(f"{ONE}menus/", menus, name="menus"),
    path(f"{ONE}menus/plan/", plan_menu, name="plan_menu"),
    path(f"{ONE}menus/lay/", lay, name="lay_menus"),
    path(f"{ONE}dishes/", dishes, name="dishes"),
    path(f"{ONE}dishes/bring/", bring, name="bring_dishes"),
    path(f"{ONE}dishes/new/", write_dish, name="write_dish"),
    path(f"{ONE}dishes/<slug:public_id>/", dish, name="dish"),
    path(f"{ONE}dishes/<slug:public_id>/retire/", retire, name="retire_dish"),
    path(f"{ONE}food/", food_log, name="food_log"),
    path(f"{ONE}food/reading/", reading, name="take_reading"),
    path(f"{ONE}food/samples/", samples, name="store_samples"),
    path(f"{ONE}food/dispose/", dispose, name="dispose_sample"),
    path(f"{ONE}food/received/", received, name="receive_delivery"),
    path(f"{ONE}food/health/", health, name="answer_health"),
    path(f"{ONE}food/recall/", recall, name="recall_meals"),
]

"""Addresses of the door: the courier's pages by link, the dispatcher's board."""

from django.urls import URLPattern, URLResolver, path

from dure.kernel.belonging import Thing, addresses_hold
from dure.programmes.care_meals.screens.courier_door.view import (
    door,
    door_news,
    door_open,
    door_route,
    door_told,
    door_worker,
)
from dure.programmes.care_meals.screens.courier_link.view import (
    courier_link,
    move_courier_link,
    renew_courier_link,
)
from dure.programmes.care_meals.screens.meal_board.view import (
    make_courier_links,
    meal_board,
    meal_board_now,
)
from dure.programmes.care_meals.screens.meal_door.view import meal_door, write_meal_door

MEALS = "in/<slug:slug>/meals/"
addresses_hold(
    {
        "stop": Thing("care_meals.Stop", homes=("day__initiative",)),
        "link": Thing("care_meals.CourierLink", homes=("day__initiative",)),
    }
)
DOOR: list[URLPattern | URLResolver] = [
    path("door/worker.js", door_worker, name="door_worker"),
    path("door/<slug:token>/", door, name="door"),
    path("door/<slug:token>/open/", door_open, name="door_open"),
    path("door/<slug:token>/route/", door_route, name="door_route"),
    path("door/<slug:token>/news/", door_news, name="door_news"),
    path("door/<slug:token>/told/", door_told, name="door_told"),
    path(f"{MEALS}board/", meal_board, name="meal_board"),
    path(f"{MEALS}board/now/", meal_board_now, name="meal_board_now"),
    path(f"{MEALS}board/<slug:day>/links/", make_courier_links, name="make_courier_links"),
    path(f"{MEALS}links/<slug:link>/", courier_link, name="courier_link"),
    path(f"{MEALS}links/<slug:link>/move/", move_courier_link, name="move_courier_link"),
    path(f"{MEALS}links/<slug:link>/renew/", renew_courier_link, name="renew_courier_link"),
    path(f"{MEALS}doors/<slug:stop>/", meal_door, name="meal_door"),
    path(f"{MEALS}doors/<slug:stop>/write/", write_meal_door, name="write_meal_door"),
]

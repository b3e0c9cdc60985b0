"""Addresses of people and of what they agreed to. One person's page stands in `front`."""

from django.urls import path

from dure.ground.people.screens.looks.view import looks

INSIDE = "in/<slug:slug>/"
urlpatterns = [
    path(f"{INSIDE}looks/", looks, name="looks"),
]

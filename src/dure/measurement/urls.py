"""Addresses of measurement: the reporter's pages, then the backbone's."""

from django.urls import URLPattern

REPORTING: list[URLPattern] = []
BACKBONE: list[URLPattern] = []
urlpatterns = [*REPORTING, *BACKBONE]

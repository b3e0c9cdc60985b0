"""Addresses of signatures and the declaration."""

from django.urls import URLPattern, URLResolver

INSIDE = "in/<slug:slug>/agenda/"
RATIFYING: list[URLPattern | URLResolver] = []

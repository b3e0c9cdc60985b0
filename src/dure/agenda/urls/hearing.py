"""Addresses of questions, statements, answers."""

from django.urls import URLPattern, URLResolver

INSIDE = "in/<slug:slug>/agenda/"
HEARING: list[URLPattern | URLResolver] = []

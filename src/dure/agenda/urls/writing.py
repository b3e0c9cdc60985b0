"""Addresses of versions, comments, amendments, reviews."""

from django.urls import URLPattern, URLResolver

INSIDE = "in/<slug:slug>/agenda/"
WRITING: list[URLPattern | URLResolver] = []

"""Addresses of proposals and ballots."""

from django.urls import URLPattern, URLResolver

INSIDE = "in/<slug:slug>/agenda/"
DECIDING: list[URLPattern | URLResolver] = []

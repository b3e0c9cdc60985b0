"""Every address of the house. Each room names its own."""

from django.urls import path

urlpatterns: list[path] = []

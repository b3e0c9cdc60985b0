"""The app of front; it has no tables."""

from django.apps import AppConfig


class Front(AppConfig):
    """The layer front."""

    name = "dure.front"
    label = "front"

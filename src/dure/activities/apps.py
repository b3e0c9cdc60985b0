"""The activities room."""

from django.apps import AppConfig


class Activities(AppConfig):
    """The room activities."""

    name = "dure.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"

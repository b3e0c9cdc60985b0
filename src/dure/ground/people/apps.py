"""The people app of ground."""

from django.apps import AppConfig


class People(AppConfig):
    """Ground: people."""

    name = "dure.ground.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

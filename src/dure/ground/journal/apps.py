"""The journal app of ground."""

from django.apps import AppConfig


class Journal(AppConfig):
    """Ground: journal."""

    name = "dure.ground.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

"""The communication room."""

from django.apps import AppConfig


class Communication(AppConfig):
    """The room communication."""

    name = "dure.communication"
    label = "communication"
    default_auto_field = "django.db.models.BigAutoField"

"""The agenda room."""

from django.apps import AppConfig


class Agenda(AppConfig):
    """The room agenda."""

    name = "dure.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

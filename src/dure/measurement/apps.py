"""The measurement room."""

from django.apps import AppConfig


class Measurement(AppConfig):
    """The room measurement."""

    name = "dure.measurement"
    label = "measurement"
    default_auto_field = "django.db.models.BigAutoField"

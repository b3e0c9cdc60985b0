"""The organisations app of ground."""

from django.apps import AppConfig


class Organisations(AppConfig):
    """Ground: organisations."""

    name = "dure.ground.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

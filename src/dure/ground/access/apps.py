"""The access app of ground."""

from django.apps import AppConfig


class Access(AppConfig):
    """Ground: access."""

    name = "dure.ground.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

"""The places app of ground."""

from django.apps import AppConfig


class Places(AppConfig):
    """Ground: places."""

    name = "dure.ground.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"

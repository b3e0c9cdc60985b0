"""The consent app of ground."""

from django.apps import AppConfig


class Consent(AppConfig):
    """Ground: consent."""

    name = "dure.ground.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"

"""The repair café as an application."""

from django.apps import AppConfig


class RepairCafe(AppConfig):
    """The programme repair_cafe."""

    name = "dure.programmes.repair_cafe"
    label = "repair_cafe"
    default_auto_field = "django.db.models.BigAutoField"

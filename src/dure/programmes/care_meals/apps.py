"""The programme care_meals as an application."""

from django.apps import AppConfig


class CareMeals(AppConfig):
    """The programme care_meals."""

    name = "dure.programmes.care_meals"
    label = "care_meals"
    default_auto_field = "django.db.models.BigAutoField"

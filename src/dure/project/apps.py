"""The app of project; it has no tables."""

from django.apps import AppConfig


class Project(AppConfig):
    """The layer project."""

    name = "dure.project"
    label = "project"

"""The app of kernel; it has no tables."""

from django.apps import AppConfig


class Kernel(AppConfig):
    """The layer kernel."""

    name = "dure.kernel"
    label = "kernel"

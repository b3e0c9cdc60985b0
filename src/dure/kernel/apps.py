"""The app of kernel; it has no tables."""

from django.apps import AppConfig
from django.forms import Field

from dure.kernel.ui.labels import label


class Kernel(AppConfig):
    """The layer kernel."""

    name = "dure.kernel"
    label = "kernel"

    def ready(self) -> None:
        """An empty field is told in the voice of the house, in every form of every room."""
        Field.default_error_messages["required"] = label("비어 있어요.", "This is empty.")

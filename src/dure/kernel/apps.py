"""The app of kernel; it has no tables."""

from django.apps import AppConfig

from dure.kernel.ui.field_words import speak_in_house_words


class Kernel(AppConfig):
    """The layer kernel."""

    name = "dure.kernel"
    label = "kernel"

    def ready(self) -> None:
        """What is wrong with a box is told in the voice of the house, in every form of every room."""
        speak_in_house_words()
